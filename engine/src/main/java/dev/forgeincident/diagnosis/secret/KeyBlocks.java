package dev.forgeincident.diagnosis.secret;

import java.util.List;

/** Private keys written out. */
final class KeyBlocks {

    /** Up to five hyphens in a row: a line of a diff may begin with one, an end has five. */
    private static final String TO_FIVE_HYPHENS =
            "[^-]{0,20000}+(?:-{1,4}+(?!-)[^-]{0,2000}+){0,300}+-{0,2}?";

    private static final String OF_A_KEY = "(?:[A-Z0-9 +]|%20){0,40}PRIVATE(?: |%20|\\+)KEY";
    private static final String BLOCK = "(?:(?: |%20|\\+)BLOCK)?-----";

    static final List<SecretKind> KINDS =
            List.of(
                    // Without its end, what still looks like a key goes.
                    SecretKind.of(
                            "private-key",
                            ("-----BEGIN" + OF_A_KEY + BLOCK + "(?:(")
                                    + (TO_FIVE_HYPHENS + "-----END" + OF_A_KEY + BLOCK)
                                    + ")|((?:[A-Za-z0-9+/=\\s\\\\:,%]|(?<=Proc|DEK|AES|DES|128|192|256|EDE3)-"
                                    + "|-(?=[ \\t]{0,60}[A-Za-z0-9+/=]{1,76}(?:\\s|\\\\|\\z))){8,10000}+))",
                            "-----begin"),
                    SecretKind.of(
                            "putty-key",
                            "(?i)private-lines:\\s{0,3}\\d{1,4}((?:\\s|\\\\[rn]){1,4}[A-Za-z0-9+/=\\s\\\\+-]{16,20000}+(?::\\s{0,3}[0-9a-f]{20,64})?)",
                            "private-lines:"),
                    SecretKind.token(
                            "age-key", "AGE-SECRET-KEY-1[0-9A-Z]{40,}", "age-secret-key-1"),
                    SecretKind.of(
                            "json-web-key",
                            "\"(?:d|dp|dq|qi|k)\\\\?\"\\s{0,3}:\\s{0,3}\\\\?\"([A-Za-z0-9_-]{40,2000}+)\\\\?\"",
                            "\"d\"",
                            "\"d\\\"",
                            "\"k\"",
                            "\"k\\\"",
                            "\"dp\"",
                            "\"dq\"",
                            "\"qi\""),
                    SecretKind.of("xml-rsa-key", "<D>([A-Za-z0-9+/=\\s]{40,2000}+)</D>", "<d>"));

    private KeyBlocks() {}
}
