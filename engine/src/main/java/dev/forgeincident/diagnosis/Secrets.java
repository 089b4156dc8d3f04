package dev.forgeincident.diagnosis;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces what looks like a secret before a text is shown, stored or cited. */
public final class Secrets {

    private static final String MASK = "***";

    // Group 1 is kept, the rest of the match goes.
    private static final List<Pattern> PATTERNS =
            List.of(
                    Pattern.compile(
                            "(-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)[\\s\\S]{1,10000}?(?:-----END [A-Z ]{0,30}PRIVATE KEY-----|\\z)"),
                    Pattern.compile(
                            "()\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*"),
                    Pattern.compile(
                            "()\\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\\w{20,}|glpat-[\\w-]{16,}|xox[abprs]-[\\w-]{10,})"),
                    Pattern.compile("()\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b"),
                    Pattern.compile(
                            "()\\b(?:sk|rk|pk)[-_](?:live|test|proj|ant)?[-_]?[A-Za-z0-9_-]{20,}"),
                    Pattern.compile("()\\bAIza[0-9A-Za-z_-]{30,}"),
                    Pattern.compile("(?i)(\\b(?:bearer|basic)\\s+)[A-Za-z0-9._~+/=-]{12,}"),
                    Pattern.compile(
                            "(\\b[a-zA-Z][a-zA-Z0-9+.-]{1,30}://[^\\s:/@\"']{0,100}:)[^\\s@/\"']{1,200}(?=@)"),
                    Pattern.compile(
                            "(?i)(\\b[\\w.-]{0,40}(?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key"
                                    + "|credential|passphrase)[\\w-]{0,20}[\"']?\\s{0,3}(?:=(?!=)|:)\\s{0,3}[\"']?)"
                                    + "(?!\\$\\{|\\$\\(|<[\\w -]+>|\\*{3}|%[({]|os\\.|process\\.|System\\.|env[.(\\[]|(?:null|none|true|false)\\b)[^\\s\"',;&)}\\]]{3,400}"));

    private Secrets() {}

    /** The text with each secret as {@code ***}, and how many there were. */
    public record Masked(String text, int count) {}

    public static Masked mask(String text) {
        String masked = text;
        int count = 0;
        for (Pattern pattern : PATTERNS) {
            Matcher matcher = pattern.matcher(masked);
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
