package dev.forgeincident.diagnosis.secret;

import java.util.List;

/** What a request or an answer carries: headers, cookies, signed addresses. */
final class HttpSecrets {

    private static final String IS =
            "(?:\\\\{0,7}[\"'])?\\s{0,3}(?:=>|[:=,]|%3[aAdD])\\s{0,3}\\[?(?:\\\\{0,7}[\"'])?";

    /** No word of prose: it holds a digit or an equals sign, or capitals inside. */
    private static final String LIKE_A_TOKEN = "(?=[^\\s]{0,300}?(?-i:[0-9=]|[a-z][A-Z]))";

    private static final String SCHEME_WITH_PARAMETERS =
            "(?:digest|oauth|hawk|aws4-hmac-sha256|signature|snowflake)[ \\t]{1,3}([^\\r\\n]{6,4000}+)";

    private static final String KNOWN_SCHEME =
            "(?:bearer|basic|api-?key|token|bot|ssws|negotiate)(?:[ \\t]{1,3}|%20|\\+)"
                    + "(?!auth|realm|fail|requ|token|and |or )([A-Za-z0-9._~+/=:-]{8,8000}+)";

    private static final String ANY_SCHEME_OR_NONE =
            "(?:[A-Za-z][A-Za-z-]{0,30}+(?:[ \\t]{1,3}|%20|\\+))?(?![\\w-]{1,30} (?:\\*{3}|<))"
                    + LIKE_A_TOKEN
                    + "([A-Za-z0-9._~+/=:%|-]{8,8000}+)";

    static final List<SecretKind> KINDS =
            List.of(
                    SecretKind.of(
                            "authorization-header",
                            "(?i)authorization"
                                    + IS
                                    + "(?:"
                                    + SCHEME_WITH_PARAMETERS
                                    + "|"
                                    + KNOWN_SCHEME
                                    + "|"
                                    + ANY_SCHEME_OR_NONE
                                    + ")",
                            "authorization"),
                    SecretKind.of(
                            "bearer-or-basic",
                            "(?i)\\b(?:bearer|basic)(?:\\s{1,20}+|%20|\\+)"
                                    + LIKE_A_TOKEN
                                    + "([A-Za-z0-9._~+/=-]{12,8000}+)",
                            "bearer",
                            "basic"),
                    SecretKind.of(
                            "other-scheme",
                            "\\b(?:ApiKey|Negotiate|NTLM|SSWS|GenieKey|Splunk|SharedKey|SharedAccessKey) {1,3}"
                                    + LIKE_A_TOKEN
                                    + "([A-Za-z0-9._~+/=:-]{16,8000}+)",
                            "apikey ",
                            "negotiate ",
                            "ntlm ",
                            "ssws ",
                            "geniekey ",
                            "splunk ",
                            "sharedkey ",
                            "sharedaccesskey "),
                    SecretKind.of(
                            "ntlm-message", "TlRMTVNTUAA[A-Za-z0-9+/=]{10,4000}+", "tlrmtvntuaa"),
                    SecretKind.of(
                            "digest-response",
                            "(?i)\\b(?:response|cnonce)=\\\\?\"([0-9a-f]{8,128}+)\\\\?\"",
                            "response=\"",
                            "response=\\\"",
                            "cnonce=\"",
                            "cnonce=\\\""),
                    SecretKind.of(
                            "key-header",
                            "(?i)(?:(?:fastly|insert|query|admin|ingestion|x-auth)-key|x-honeycomb-team)"
                                    + IS
                                    + "([A-Za-z0-9._~+/=-]{16,400}+)",
                            "fastly-key",
                            "insert-key",
                            "query-key",
                            "admin-key",
                            "ingestion-key",
                            "x-auth-key",
                            "x-honeycomb-team"),
                    SecretKind.of(
                            "cookie",
                            "(?i)cookie2?(?:\\\\{0,7}[\"'])?\\s{0,3}[:=]\\s{0,3}\\[?(?:\\\\{0,7}[\"'])?(?!\\*{3})"
                                    + "(?:(?<=set-cookie.{0,20})[^\\s=;\"'\\\\]{1,100}+=\"?([^;\\s\"'\\\\]{4,4000}+)"
                                    + "|(?<!set-cookie.{0,20})([^\\s=;,\"'\\\\]{1,100}+=[^\\r\\n\"'\\\\]{2,8000}+))",
                            "cookie"),
                    SecretKind.of(
                            "session-id",
                            "(?i)(?:j?sessionid|phpsessid|aspsessionid[a-z]{0,10}|asp\\.net_sessionid|session[_-]id|connect\\.sid|laravel_session|ci_session|wordpress_logged_in\\w{0,40})"
                                    + (IS
                                            + "(?!0x)(?=[^\\s]{0,300}?[0-9])([A-Za-z0-9._~+/=:%|-]{16,4000}+)"),
                            "sessionid",
                            "jsessionid",
                            "phpsessid",
                            "aspsessionid",
                            "asp.net_sessionid",
                            "session_id",
                            "session-id",
                            "connect.sid",
                            "laravel_session",
                            "ci_session",
                            "wordpress_logged_in"),
                    SecretKind.of(
                            "signature",
                            "(?i)(?:\\bsig|[-_]signature|\\bsignature)(?:=|%3d|\\\\u003d)(?=[^\\s&]{0,200}?[0-9])([\\w%+/=~-]{16,4000}+)",
                            "sig=",
                            "sig%3d",
                            "sig\\u003d",
                            "signature=",
                            "signature%3d",
                            "-signature=",
                            "_signature="),
                    SecretKind.of(
                            "login-code",
                            "(?i)(?<=[?&]|u0026|%26|%3f|&amp;)(?:code|ticket|assertion|auth|key|state|jwt)(?:=|%3d)(?=[^\\s&]{0,200}?[0-9])([\\w%+/=.~-]{16,4000}+)",
                            "code=",
                            "code%3d",
                            "ticket=",
                            "assertion=",
                            "auth=",
                            "key=",
                            "state=",
                            "jwt="),
                    SecretKind.of(
                            "saml-message",
                            "SAML(?:Response|Request|art)(?:=|\"\\s{0,3}:\\s{0,3}\"|\" value=\")([A-Za-z0-9+/=%]{30,20000}+)",
                            "samlresponse",
                            "samlrequest",
                            "samlart"),
                    SecretKind.token(
                            "json-web-token",
                            "eyJ[A-Za-z0-9_-]{8,8000}+\\.[A-Za-z0-9_-]{8,8000}+\\.?[A-Za-z0-9._-]{0,8000}+",
                            "eyj"),
                    SecretKind.of(
                            "otp-seed",
                            "otpauth(?:-migration)?://[^\\s\"'<>]{1,200}?[?&](?:secret|data)=([^\\s&\"'<>]{8,2000}+)",
                            "otpauth"));

    private HttpSecrets() {}
}
