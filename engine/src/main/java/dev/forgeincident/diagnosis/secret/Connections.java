package dev.forgeincident.diagnosis.secret;

import java.util.List;

/** Passwords and tokens in what a client connects with. */
final class Connections {

    static final List<SecretKind> KINDS =
            List.of(
                    // Up to the last @ before the host: a password may hold one. Not host:port/….
                    SecretKind.of(
                            "url-password",
                            "://[^\\s:/@\"'<>]{0,100}+:(?!\\d{1,5}[/?#,])"
                                    + "([^\\s@\"'<>]{1,300}+(?:@[^\\s@/\"'<>]{1,100}+(?=@)){0,3}+)@",
                            "://"),
                    SecretKind.of(
                            "encoded-url-password",
                            "(?i)%3a%2f%2f[\\w.-]{0,100}+%3a((?:[\\w.~!*+-]|%(?!40)[0-9a-f]{2}){1,300}+)%40",
                            "%3a%2f%2f"),
                    SecretKind.of(
                            "url-token",
                            "://(?=[\\w-]{0,200}\\d)([\\w-]{20,200}+)(?=[:@])(?::[^\\s@/]{0,100}+)?@",
                            "://"),
                    // Spaces are part of a value, which only a semicolon ends; braces quote it.
                    SecretKind.of(
                            "connection-string-password",
                            "(?i)(?:password|pwd)=(?:(\\{(?!\\*{3})[^}\\r\\n]{3,200}+\\})|(?!\\s)([^;\"'\\r\\n=]{3,200}+)(?=;[A-Za-z][\\w ]{1,40}=))",
                            "password=",
                            "pwd="),
                    SecretKind.of(
                            "oracle-password",
                            "(?i)jdbc:oracle:(?:thin|oci8?):[^\\s/@\"']{1,60}+/([^\\s@/\"']{3,200}+)@",
                            "jdbc:oracle:"),
                    SecretKind.of(
                            "netrc-password",
                            "login\\s{1,10}[^\\s]{1,100}+\\s{1,10}password\\s{1,10}([^\\s]{3,200}+)",
                            "login "),
                    SecretKind.of(
                            "pgpass-password",
                            ":(?:5432|5433|6432):[^:\\s]{1,63}+:[^:\\s]{1,63}+:([^\\s\"']{3,200}+)",
                            ":5432:",
                            ":5433:",
                            ":6432:"),
                    SecretKind.of(
                            "sql-password",
                            "(?i)(?:identified by|password|identified with [\\w-]{1,60}+ (?:by|as)) (?:password )?(?:'(?!\\\\?\" ?\\+|\\$\\{|%s)((?:[^'\\r\\n]|''){3,400}+)'|\\\\?\"([^\"\\\\\\r\\n]{3,400}+)\\\\?\")",
                            "identified by ",
                            "identified with ",
                            "password '",
                            "password \"",
                            "password \\\""),
                    SecretKind.of(
                            "docker-auth",
                            "\\\\{0,7}\"auth\\\\{0,7}\"\\s{0,3}:\\s{0,3}\\\\{0,7}\"([A-Za-z0-9+/=]{8,2000}+)",
                            "\"auth\"",
                            "\"auth\\"),
                    new SecretKind(
                            "kubernetes-secret",
                            List.of(
                                    "kind: secret",
                                    "kind\":\"secret",
                                    "kind\": \"secret",
                                    "kind\\\":\\\"secret",
                                    "kind\\\": \\\"secret"),
                            new KubernetesSecret()));

    private Connections() {}
}
