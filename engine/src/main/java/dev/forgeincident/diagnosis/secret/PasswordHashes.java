package dev.forgeincident.diagnosis.secret;

import java.util.List;

/** What is kept of a password: enough to guess it at leisure. */
final class PasswordHashes {

    static final List<SecretKind> KINDS =
            List.of(
                    SecretKind.of(
                            "bcrypt-hash",
                            "\\$2[abxy]\\$\\d\\d\\$[./A-Za-z0-9]{22,53}+",
                            "$2a$",
                            "$2b$",
                            "$2x$",
                            "$2y$"),
                    SecretKind.of(
                            "crypt-hash",
                            "\\$(?:1|5|6|7|y|gy|apr1|sha1|md5)\\$[./A-Za-z0-9=,$-]{12,300}+",
                            "$1$",
                            "$5$",
                            "$6$",
                            "$7$",
                            "$y$",
                            "$gy$",
                            "$apr1$",
                            "$sha1$",
                            "$md5$"),
                    SecretKind.of(
                            "argon2-hash",
                            "\\$argon2(?:id|i|d)\\$[\\w=,$+/.-]{20,400}+",
                            "$argon2"),
                    SecretKind.of(
                            "pbkdf2-hash",
                            "(?:\\$pbkdf2[\\w-]{0,10}\\$|pbkdf2_sha\\d{1,3}\\$|\\$scrypt\\$|scrypt:\\d{1,9}:\\d{1,3}:\\d{1,3}\\$|SCRAM-SHA-\\d{1,3}\\$)[\\w=,$+/.:-]{20,400}+",
                            "$pbkdf2",
                            "pbkdf2_sha",
                            "$scrypt$",
                            "scrypt:",
                            "scram-sha-"),
                    SecretKind.of(
                            "ldap-hash",
                            "\\{(?:SSHA|SHA|SMD5|MD5|CRYPT|SSHA256|SSHA512|PBKDF2)\\}([A-Za-z0-9+/=$.]{16,400}+)",
                            "{ssha",
                            "{sha}",
                            "{smd5}",
                            "{md5}",
                            "{crypt}",
                            "{pbkdf2"),
                    // An LM hash and an NT hash, as tools that dump Windows accounts write them.
                    SecretKind.of(
                            "ntlm-hash",
                            "(?i)aad3b435b51404eeaad3b435b51404ee:([0-9a-f]{32})(?![0-9a-f])",
                            "aad3b435b51404ee"),
                    SecretKind.around("windows-account-hash", "(?i)([0-9a-f]{32}):::", ":::"));

    private PasswordHashes() {}
}
