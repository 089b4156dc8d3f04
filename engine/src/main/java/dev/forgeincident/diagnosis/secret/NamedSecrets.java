package dev.forgeincident.diagnosis.secret;

import java.util.List;

/**
 * What is secret because of its name: {@code DB_PASSWORD=…}, {@code "apiKey": "…"}, {@code
 * <password>…</password>}, {@code - name: DB_PASSWORD} with its value on the next line, "the
 * password is …". A name counts in any case and with anything before it.
 */
final class NamedSecrets {

    private static final String QUOTE = "(?:\\\\{0,7}[\"'`]|%22|&quot;)";

    /** The rest of a name; one that ends so tells about a secret, not the secret. */
    private static final String REST_OF_NAME =
            "[\\w-]{0,20}+(?=[\\s\"'`\\\\%&:=>,.-])"
                    + "(?<!name|ref|file|path|url|uri|type|endpoint|expiry|expires|expires_in|expiresin|expiration"
                    + "|ttl|timeout|count|limit|length|size|policy|encoder|encryption|provider|manager|class|field"
                    + "|header|format|issuer|lifetime|interval|strategy|algorithm|enabled|required|valid"
                    + "|validator|validation|validity|usage|izer)";

    private static final String TO_NEXT_LINE =
            ("(?:\\\\{1,3}" + Text.LINE_END + "[+-]?[ \\t]{0,60}")
                    + ("|" + Text.LINE_END + "[+-]?[ \\t]{0,60}")
                    + "(?=[^\\s:=]{3,400}+[ \\t]{0,20}(?:[\\r\\n]|\\z)))?";

    private static final String IS =
            QUOTE
                    + "?+[ \\t]{0,20}+(?:=>|:=|=(?![=>])|:(?![:=])|%3[DdAa]|\\\\u003[dD])[ \\t]{0,20}+";

    /** What stands where a value would, and is none: a reference, a call, a type, a mask. */
    private static final String NO_REFERENCE =
            "(?!\\$\\{|\\$\\(|\\{\\{|<[\\w .:-]{1,60}>|\\*{3}|%[({]|\\[?(?:redacted|filtered|masked|hidden)\\b"
                    + "|x{3,20}\\b|os\\.|process\\.|System\\.|env[.(\\[]|vault:"
                    + "|(?:null|none|nil|true|false|undefined)\\b"
                    + "|!?[A-Za-z_]\\w{0,60}+(?:\\.\\w{1,60}+){1,6}+\\("
                    + "|(?<=[=:] )(?:new |await |[A-Za-z_]\\w{2,60}+\\()"
                    + "|(?<== )(?:this\\.|self\\.)?[A-Za-z_]{2,40}+;|(?<= : )[A-Za-z_]{2,40}+\\)"
                    + "|(?<=:|: )(?:String|str|bytes|bool|boolean|int|number|any|SecretStr)\\??\\s{0,2}(?:[,;)=|\\r\\n]|\\z)"
                    + "|/(?:run|var|etc|opt|usr|home|mnt|tmp|secrets?|vault|app|root|config)/)";

    /** Prose goes on after a colon: "password: must not be empty". */
    private static final String NO_PROSE =
            "(?!(?<=: )(?:is|was|has|must|should|cannot|could|does|not|no|the|a|an|this|your|for|of|to|at|in|on|and"
                    + "|or|with|from|by|if|it|invalid|incorrect|wrong|bad|expired|missing|required|empty"
                    + "|failed|failure|authentication|authorization|access|login|user|expected|unexpected"
                    + "|too|given|provided|contains|error|malformed|unknown|unauthorized|denied)"
                    + "(?![\\w@#$%^&*!-]))";

    /** A word of lower-case letters is no token. */
    private static final String NO_WORD =
            "(?!(?<=: )(?-i:[A-Za-z][a-z]{0,15})(?:[\\s.,;:!?)\\]]|\\z))";

    /** Goes on over a comma or an ampersand, if what follows is not the next name. */
    private static final String BARE =
            "((?:[^\\s\"'`\\\\,;&)}\\]<]|<(?!/)|[,;&](?![\\s\"'\\\\]|\\z|[\\w.%-]{1,40}+"
                    + QUOTE
                    + "?\\s?[=:])|[)}\\]](?=[A-Za-z0-9])|'(?=[A-Za-z0-9])|\\\\(?![\"'rn]|u0026)){3,4000}+)";

    private static final String QUOTED =
            ("\\\\{1,7}\"" + NO_REFERENCE + "((?:[^\"\\\\\\r\\n]|\\\\{1,7}+(?![\"\\\\])){3,1000}+)")
                    + ("|\"" + NO_REFERENCE + "((?:[^\"\\\\\\r\\n]|\\\\.){3,1000}+)\"")
                    + ("|'" + NO_REFERENCE + "((?:[^'\\\\\\r\\n]|\\\\.|''){3,1000}+)'")
                    + ("|`" + NO_REFERENCE + "([^`\\r\\n]{3,1000}+)`");

    private static final String BLOCK_OF_YAML =
            "[|>][+-]?\\d?[ \\t]{0,20}"
                    + Text.LINE_END
                    + "[+-]?[ \\t]{1,60}([^\\s][^\\r\\n\"]{2,1000}+)";

    /** What Spring and shells take where a variable is not set: {@code ${DB_PASSWORD:-secret}}. */
    private static final String DEFAULT =
            QUOTE + "?+\\$\\{[\\w.-]{1,80}+:[-=]?(?!\\$|\\*{3}|<)([^}\\s\"']{3,200}+)\\}";

    private static final String VALUE_ELSEWHERE =
            (QUOTE + "?+(?:,|\\s|" + Text.LINE_END + ")\\s{0,60}+[+-]?\\s{0,60}+")
                    + (QUOTE + "?+value" + QUOTE + "?+\\s{0,3}+[:=]\\s{0,3}+");

    static final List<SecretKind> KINDS =
            List.of(
                    SecretKind.of(
                            "password",
                            named(
                                    "password|passwd|pwd|passphrase|passcode|secret|private[_-]?key"
                                            + "|[_.-]pass(?![\\w-])|pass(?=[=\"]|:[ \\t]?(?!\\d)(?=\\S{0,40}?[A-Za-z])(?=\\S{0,40}?\\d))|[_.-]pw(?!\\w)|pw(?=[=\":])",
                                    NO_PROSE),
                            "password",
                            "passwd",
                            "pwd",
                            "passphrase",
                            "passcode",
                            "secret",
                            "privatekey",
                            "private_key",
                            "private-key",
                            "_pass",
                            ".pass",
                            "-pass",
                            "pass=",
                            "pass\"",
                            "pass:",
                            "_pw",
                            ".pw",
                            "-pw",
                            "pw=",
                            "pw\"",
                            "pw:"),
                    SecretKind.of(
                            "named-token",
                            named(
                                    "(?<!publickey|cancellation|page|continuation|resume)token(?!s"
                                            + IS
                                            + "\\d{1,9}\\b)|credential|(?:api|access|account|shared|auth|signing|encryption"
                                            + "|master|storage|routing|integration|subscription|license|licence|product|ingest"
                                            + "|webhook|functions|deploy)[_ -]?key|redis(?:cli)?_auth|_authToken|_auth(?==)",
                                    NO_PROSE + NO_WORD),
                            "token",
                            "credential",
                            "api_key",
                            "api-key",
                            "apikey",
                            "api key",
                            "access_key",
                            "access-key",
                            "accesskey",
                            "access key",
                            "account_key",
                            "account-key",
                            "accountkey",
                            "shared_key",
                            "shared-key",
                            "sharedkey",
                            "auth_key",
                            "auth-key",
                            "authkey",
                            "signing_key",
                            "signing-key",
                            "signingkey",
                            "encryption_key",
                            "encryption-key",
                            "encryptionkey",
                            "master_key",
                            "master-key",
                            "masterkey",
                            "storage_key",
                            "storage-key",
                            "storagekey",
                            "routing_key",
                            "routing-key",
                            "routingkey",
                            "integration_key",
                            "integration-key",
                            "integrationkey",
                            "subscription_key",
                            "subscription-key",
                            "subscriptionkey",
                            "license_key",
                            "license-key",
                            "licensekey",
                            "license key",
                            "licence_key",
                            "licence-key",
                            "licencekey",
                            "licence key",
                            "product_key",
                            "product-key",
                            "productkey",
                            "product key",
                            "ingest_key",
                            "ingest-key",
                            "ingestkey",
                            "webhook_key",
                            "webhook-key",
                            "functions_key",
                            "functions-key",
                            "deploy_key",
                            "deploy-key",
                            "rediscli_auth",
                            "redis_auth",
                            "_auth="),
                    SecretKind.of(
                            "password-in-prose",
                            "(?i)(?:password|passwd|pwd|passphrase|passcode|secret|token)(?:(?: for \\S{1,60}+)? (?:is|was|to|now)(?: now| set to| changed to)?:?| for [^\\r\\n:]{1,60}+:) "
                                    + (QUOTE + "?")
                                    + "(?=[^\\s]{0,60}?[0-9@#$%^&*])(?!\\*{3}|\\$\\{|[{<(\\[]|\\d{1,4}\\b)([^\\s\"'`,;<>()]{4,200}+)",
                            "password ",
                            "passwd ",
                            "pwd ",
                            "passphrase ",
                            "passcode ",
                            "secret ",
                            "token "),
                    SecretKind.of(
                            "password-in-call",
                            "(?i)(?:password|passwd|pwd|passphrase)\\(\\s{0,3}\\\\{0,7}[\"'](?!\\$\\{|\\*{3}|<[a-z-]{1,40}:\\d)([^\"'\\r\\n]{3,400}?)\\\\{0,7}[\"']\\s{0,3}\\)",
                            "password(",
                            "passwd(",
                            "pwd(",
                            "passphrase("));

    private NamedSecrets() {}

    private static String named(String names, String noProse) {
        return "(?i)(?:"
                + names
                + ")"
                + REST_OF_NAME
                + "(?:"
                + (IS + TO_NEXT_LINE + "(?:" + QUOTED + "|" + BLOCK_OF_YAML + "|" + DEFAULT + "|")
                + (QUOTE + "?+" + NO_REFERENCE + noProse + BARE + ")")
                // An element.
                + ("|[\\w.-]{0,20}+(?:\\\\{0,7}[\"'])?>(?:<!\\[CDATA\\[)?+"
                        + NO_REFERENCE
                        + "([^<>\\r\\n]{3,1000}?)(?:</|\\]\\]>)")
                // Name and value, each with its own key.
                + ("|" + VALUE_ELSEWHERE + "(?:" + QUOTED + "|" + NO_REFERENCE + BARE + "))");
    }
}
