package dev.forgeincident.diagnosis.secret;

import java.util.List;

/** Passwords given to a program, where neither a colon nor an equals sign tells them. */
final class CommandLines {

    /** A reference to a variable is no secret, nor is the next option. */
    private static final String VALUE =
            ("(?:[ \\t]{1,20}|[ \\t]{0,20}\\\\{1,3}" + Text.LINE_END + "[+-]?[ \\t]{0,60})")
                    + "(?:\\\\{0,7}\"(?!\\$|\\*{3}\\\\{0,7}\")([^\"\\\\\\r\\n]{3,400}+)\\\\{0,7}\"|'(?!\\$)([^'\\r\\n]{3,400}+)'"
                    + "|(?!-|\"?\\$[{(]?[A-Z_]|\\*{3}|<[\\w .:-]{1,60}>)((?:[^\\s\"'|;\\\\]|\\\\(?![\"rn])){3,400}+))";

    private static final String OPTIONS_BEFORE = "\\b[^\\r\\n|;&]{0,200}?\\s";

    static final List<SecretKind> KINDS =
            List.of(
                    SecretKind.around(
                            "password-option",
                            "--?[A-Za-z0-9_-]{0,40}(?i:password|passwd|pass|passphrase|pwd|secret|token|key|credentials)"
                                    + VALUE,
                            "password ",
                            "password\\",
                            "passwd ",
                            "pass ",
                            "passphrase ",
                            "pwd ",
                            "secret ",
                            "token ",
                            "token\\",
                            "apikey ",
                            "-key ",
                            "credentials "),
                    SecretKind.of(
                            "dockerfile-secret",
                            "(?<![A-Za-z0-9])(?:ENV|ARG) \\w{0,40}(?:PASSWORD|PASSWD|PASS|PWD|SECRET|TOKEN|KEY) (?!\\$|\\*{3}|<)([^\\s\"']{3,400}+)",
                            "env ",
                            "arg "),
                    SecretKind.of(
                            "mysql-password",
                            "(?:mysql|mariadb)(?:dump|admin|import|-dump|-admin|sh)?"
                                    + OPTIONS_BEFORE
                                    + "-p(?:'([^'\\r\\n]{1,200}+)'|\"([^\"\\r\\n]{1,200}+)\"|(?!\\$[{(]?[A-Z_])([^\\s\"'|;-][^\\s\"'|;]{2,200}+))",
                            "mysql",
                            "mariadb"),
                    SecretKind.of(
                            "sshpass-password",
                            "sshpass\\s{1,10}-p\\s{0,10}(?:'([^'\\r\\n]{1,200}+)'|\"([^\"\\r\\n]{1,200}+)\"|(?!\\$[{(]?[A-Z_])([^\\s\"']{3,200}+))",
                            "sshpass"),
                    SecretKind.of(
                            "short-password-option",
                            "(?:(?:docker|podman|helm registry|oras|nerdctl) login|az login|mongo(?:sh|dump|restore|export|import)?|cqlsh|influx|vsql|arangosh)"
                                    + (OPTIONS_BEFORE + "-p")
                                    + VALUE,
                            "docker login",
                            "podman login",
                            "registry login",
                            "oras login",
                            "nerdctl login",
                            "az login",
                            "mongo",
                            "cqlsh",
                            "influx",
                            "vsql",
                            "arangosh"),
                    SecretKind.of(
                            "redis-password",
                            "redis-cli" + OPTIONS_BEFORE + "-a" + VALUE,
                            "redis-cli"),
                    SecretKind.of(
                            "sqlcmd-password",
                            "(?:sqlcmd|bcp)" + OPTIONS_BEFORE + "-P" + VALUE,
                            "sqlcmd",
                            "bcp "),
                    SecretKind.of(
                            "ldap-password",
                            "ldap(?:search|modify|add|delete|whoami|passwd)"
                                    + OPTIONS_BEFORE
                                    + "-w"
                                    + VALUE,
                            "ldapsearch",
                            "ldapmodify",
                            "ldapadd",
                            "ldapdelete",
                            "ldapwhoami",
                            "ldappasswd"),
                    SecretKind.of(
                            "curl-user",
                            "(?:curl|http|https|wget)"
                                    + OPTIONS_BEFORE
                                    + "(?:-u|--user|--proxy-user|-a)[ =]{1,3}[\"']?[^\\s:\"']{1,100}+:(?!\\$[{(]?[A-Z_]|\\*{3})([^\\s\"']{1,200}+)",
                            "curl "),
                    SecretKind.of(
                            "smb-user",
                            "(?:smbclient|rpcclient|net rpc)"
                                    + OPTIONS_BEFORE
                                    + "-U[ =]{0,3}[\"']?[^\\s%\"']{1,100}+%(?!\\*{3})([^\\s\"']{1,200}+)",
                            "smbclient",
                            "rpcclient",
                            "net rpc"),
                    SecretKind.of(
                            "openssl-passphrase",
                            "-(?:passin|passout|pass|k)\\s{1,5}pass:(?!\\*{3})([^\\s\"']{1,200}+)",
                            "-passin ",
                            "-passout ",
                            "-pass "));

    private CommandLines() {}
}
