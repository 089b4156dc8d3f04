package dev.forgeincident.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces what looks like a secret before a text is shown, stored or cited. */
public final class Secrets {

    private static final String MASK = "***";

    /**
     * One kind of secret.
     *
     * @param signs what a text must have in it, one of each list, in lower case, for the pattern to
     *     be worth trying: most texts have nothing of it
     * @param pattern its group 1 is kept, the rest of the match goes
     */
    private record Kind(List<List<String>> signs, Pattern pattern) {

        static Kind of(List<String> signs, String pattern) {
            return new Kind(List.of(signs), Pattern.compile(pattern));
        }

        static Kind of(List<String> signs, List<String> more, String pattern) {
            return new Kind(List.of(signs, more), Pattern.compile(pattern));
        }

        boolean mayBeIn(String lower) {
            for (List<String> each : signs) {
                if (!holdsOneOf(each, lower)) {
                    return false;
                }
            }
            return true;
        }

        private static boolean holdsOneOf(List<String> signs, String lower) {
            for (String sign : signs) {
                if (lower.contains(sign)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final List<Kind> KINDS =
            List.of(
                    Kind.of(
                            List.of("-----begin "),
                            "(-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)[\\s\\S]{1,10000}?(?:-----END [A-Z ]{0,30}PRIVATE KEY-----|\\z)"),
                    Kind.of(
                            List.of("eyj"),
                            "()\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*"),
                    Kind.of(
                            List.of(
                                    "ghp_",
                                    "gho_",
                                    "ghu_",
                                    "ghs_",
                                    "ghr_",
                                    "github_pat_",
                                    "glpat-",
                                    "xox"),
                            "()\\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\\w{20,}|glpat-[\\w-]{16,}|xox[abprs]-[\\w-]{10,})"),
                    Kind.of(List.of("akia", "asia"), "()\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b"),
                    Kind.of(
                            List.of("sk-", "sk_", "rk-", "rk_", "pk-", "pk_"),
                            "()\\b(?:sk|rk|pk)[-_](?:live|test|proj|ant)?[-_]?[A-Za-z0-9_-]{20,}"),
                    Kind.of(List.of("aiza"), "()\\bAIza[0-9A-Za-z_-]{30,}"),
                    Kind.of(
                            List.of("bearer", "basic"),
                            "(?i)(\\b(?:bearer|basic)\\s+)[A-Za-z0-9._~+/=-]{12,}"),
                    Kind.of(
                            List.of("://"),
                            List.of("@"),
                            "(\\b[a-zA-Z][a-zA-Z0-9+.-]{1,30}://[^\\s:/@\"']{0,100}:)[^\\s@/\"']{1,200}(?=@)"),
                    Kind.of(
                            List.of(
                                    "passw",
                                    "pwd",
                                    "secret",
                                    "token",
                                    "key",
                                    "credential",
                                    "passphrase"),
                            List.of("=", ":"),
                            "(?i)(\\b[\\w.-]{0,40}(?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key"
                                    + "|credential|passphrase)[\\w-]{0,20}[\"']?\\s{0,3}(?:=(?!=)|:)\\s{0,3}[\"']?)"
                                    + "(?!\\$\\{|\\$\\(|<[\\w -]+>|\\*{3}|%[({]|os\\.|process\\.|System\\.|env[.(\\[]|(?:null|none|true|false)\\b)[^\\s\"',;&)}\\]]{3,400}"));

    private Secrets() {}

    /** The text with each secret as {@code ***}, and how many there were. */
    public record Masked(String text, int count) {}

    public static Masked mask(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String masked = text;
        int count = 0;
        for (Kind kind : KINDS) {
            if (!kind.mayBeIn(lower)) {
                continue;
            }
            // A mask adds no sign that the text had not.
            Matcher matcher = kind.pattern().matcher(masked);
            StringBuilder out = new StringBuilder();
            while (matcher.find()) {
                count++;
                matcher.appendReplacement(out, Matcher.quoteReplacement(matcher.group(1) + MASK));
            }
            masked = matcher.appendTail(out).toString();
        }
        return new Masked(masked, count);
    }

    /** The value of a setting, or {@code ***} where the setting's name says that it is secret. */
    static String maskValue(String name, String value) {
        boolean secret = !value.isEmpty() && mask(name + "=\"" + value).count() > 0;
        return secret ? MASK : mask(value).text();
    }
}
