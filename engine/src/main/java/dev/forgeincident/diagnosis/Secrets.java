package dev.forgeincident.diagnosis;

import java.util.List;

/** Replaces what looks like a secret before a text is shown, stored or cited. */
public final class Secrets {

    static final String MASK = "***";

    static final List<SecretKind> KINDS =
            List.of(
                    SecretKind.of(
                            "(-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)[\\s\\S]{1,10000}?(?:-----END [A-Z ]{0,30}PRIVATE KEY-----|\\z)",
                            0,
                            "-----begin "),
                    SecretKind.of(
                            "()\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*",
                            0,
                            "eyj"),
                    SecretKind.of(
                            "()\\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\\w{20,}|glpat-[\\w-]{16,}|xox[abprs]-[\\w-]{10,})",
                            0,
                            "ghp_",
                            "gho_",
                            "ghu_",
                            "ghs_",
                            "ghr_",
                            "github_pat_",
                            "glpat-",
                            "xox"),
                    SecretKind.of("()\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b", 0, "akia", "asia"),
                    SecretKind.of(
                            "()\\b(?:sk|rk|pk)[-_](?:live|test|proj|ant)?[-_]?[A-Za-z0-9_-]{20,}",
                            0,
                            "sk-",
                            "sk_",
                            "rk-",
                            "rk_",
                            "pk-",
                            "pk_"),
                    SecretKind.of("()\\bAIza[0-9A-Za-z_-]{30,}", 0, "aiza"),
                    SecretKind.of(
                            "(?i)(\\b(?:bearer|basic)\\s+)[A-Za-z0-9._~+/=-]{12,}",
                            0,
                            "bearer",
                            "basic"),
                    SecretKind.of(
                            "(\\b[a-zA-Z][a-zA-Z0-9+.-]{1,30}://[^\\s:/@\"']{0,100}:)[^\\s@/\"']{1,200}(?=@)",
                            31,
                            "://"),
                    SecretKind.of(
                            "(?i)(\\b[\\w.-]{0,40}(?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key"
                                    + "|credential|passphrase)[\\w-]{0,20}[\"']?\\s{0,3}(?:=(?!=)|:)\\s{0,3}[\"']?)"
                                    + "(?!\\$\\{|\\$\\(|<[\\w -]+>|\\*{3}|%[({]|os\\.|process\\.|System\\.|env[.(\\[]|(?:null|none|true|false)\\b)[^\\s\"',;&)}\\]]{3,400}",
                            40,
                            "password",
                            "passwd",
                            "pwd",
                            "secret",
                            "token",
                            "apikey",
                            "api_key",
                            "api-key",
                            "accesskey",
                            "access_key",
                            "access-key",
                            "privatekey",
                            "private_key",
                            "private-key",
                            "credential",
                            "passphrase"));

    private static final int ASCII = 128;
    private static final int PAIRS = ASCII * ASCII;

    /** Of each {@link #pair}, one bit for each kind that has an anchor beginning with it. */
    private static final int[] KINDS_BEGINNING_WITH = kindsByBeginning();

    private Secrets() {}

    /** The text with each secret as {@code ***}, and how many there were. */
    public record Masked(String text, int count) {}

    /** Masks every kind of secret, in time linear in the text. */
    public static Masked mask(String text) {
        // A mask brings no anchor in: a kind that is absent now stays absent.
        int present = kindsPresent(text);
        if (present == 0) {
            return new Masked(text, 0);
        }
        Masked masked = new Masked(text, 0);
        for (int kind = 0; kind < KINDS.size(); kind++) {
            if ((present & 1 << kind) != 0) {
                Masked next = KINDS.get(kind).mask(masked.text());
                masked = new Masked(next.text(), masked.count() + next.count());
            }
        }
        return masked;
    }

    private static int kindsPresent(String text) {
        int present = 0;
        for (int at = 0; at < text.length() - 1; at++) {
            int pair = pair(text.charAt(at), text.charAt(at + 1));
            int unseen = pair < 0 ? 0 : KINDS_BEGINNING_WITH[pair] & ~present;
            for (; unseen != 0; unseen &= unseen - 1) {
                int kind = Integer.numberOfTrailingZeros(unseen);
                if (KINDS.get(kind).hasAnchorAt(text, at)) {
                    present |= 1 << kind;
                }
            }
        }
        return present;
    }

    private static int[] kindsByBeginning() {
        int[] kinds = new int[PAIRS];
        for (int kind = 0; kind < KINDS.size(); kind++) {
            for (String anchor : KINDS.get(kind).anchors()) {
                kinds[pair(anchor.charAt(0), anchor.charAt(1))] |= 1 << kind;
            }
        }
        return kinds;
    }

    /** The number of two characters of ASCII in any case, -1 where one is none. */
    private static int pair(char first, char second) {
        return (first | second) < ASCII
                ? SecretKind.lowered(first) * ASCII + SecretKind.lowered(second)
                : -1;
    }

    /** The value of a setting, or {@code ***} where the setting's name says that it is secret. */
    static String maskValue(String name, String value) {
        boolean secret = !value.isEmpty() && mask(name + "=\"" + value).count() > 0;
        return secret ? MASK : mask(value).text();
    }
}
