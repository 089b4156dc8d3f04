package dev.forgeincident.narration.redaction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How placeholders are written, by us and by a model that changes them a little. */
final class Placeholders {

    /** What stays hidden from the reader too. */
    static final String MASK = "***";

    static final String SECRET = "secret";

    /** The kinds that are always there. */
    static final Set<String> BUILT_IN =
            Set.of(
                    SECRET,
                    EmailAddresses.KIND,
                    IpAddresses.KIND,
                    BankAccounts.KIND,
                    "card",
                    "phone",
                    "ssn");

    /** The kinds whose values the reader may see. */
    private static final Set<String> RESTORED = Set.of(EmailAddresses.KIND, IpAddresses.KIND);

    private static final String OPEN = "(?:<|\\\\<|&lt;|&#60;|&#x3c;|\\\\{1,3}u003c|%3c)";
    private static final String CLOSE = "(?:>|\\\\>|&gt;|&#62;|&#x3e;|\\\\{1,3}u003e|%3e)";

    private final Pattern known;
    private final Pattern any;

    Placeholders(Collection<String> ownKinds) {
        Set<String> kinds = new TreeSet<>(BUILT_IN);
        kinds.addAll(ownKinds);
        String names = kinds.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        String knownKind = "(" + names + ")[\\s:_#-]{1,5}";
        String anyKind = "([a-z][a-z0-9_-]{0,40})\\s{0,3}:\\s{0,3}";
        known = written(knownKind);
        any = written("(?:" + knownKind + "|" + anyKind + ")");
    }

    private static Pattern written(String kind) {
        return Pattern.compile("(?i)" + OPEN + "\\s{0,3}" + kind + "(\\d{1,20})\\s{0,3}" + CLOSE);
    }

    static String of(String kind, int number) {
        return "<" + kind + ":" + number + ">";
    }

    static boolean isRestored(String kind) {
        return RESTORED.contains(kind);
    }

    /** What may be read as a placeholder of a known kind, by place. */
    List<Span> known(String text) {
        List<Span> spans = new ArrayList<>();
        each(
                known,
                text,
                placeholder ->
                        spans.add(
                                new Span(
                                        kind(placeholder),
                                        placeholder.start(),
                                        placeholder.end())));
        return spans;
    }

    /** The text with what may be read as a placeholder of a known kind replaced. */
    String replaceKnown(String text, Function<Matcher, String> replacement) {
        return replace(known, text, replacement);
    }

    /** The text with what may be read as a placeholder, of a known kind or of none, replaced. */
    String replaceAny(String text, Function<Matcher, String> replacement) {
        return replace(any, text, replacement);
    }

    private static String replace(
            Pattern pattern, String text, Function<Matcher, String> replacement) {
        StringBuilder out = new StringBuilder();
        int[] copied = {0};
        each(
                pattern,
                text,
                placeholder -> {
                    out.append(text, copied[0], placeholder.start());
                    out.append(replacement.apply(placeholder));
                    copied[0] = placeholder.end();
                });
        return copied[0] == 0 ? text : out.append(text, copied[0], text.length()).toString();
    }

    /** Tries the pattern only where one of the ways to write an angle bracket begins. */
    private static void each(Pattern pattern, String text, Consumer<Matcher> found) {
        Matcher matcher = pattern.matcher(text);
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean opens = c == '<' || c == '&' || c == '%' || c == '\\';
            if (opens && matcher.region(at, text.length()).lookingAt()) {
                found.accept(matcher);
                at = matcher.end();
            } else {
                at++;
            }
        }
    }

    static String kind(Matcher placeholder) {
        String kind = placeholder.group(1);
        return kind == null ? "" : kind.toLowerCase(Locale.ROOT);
    }

    /** The number of a placeholder; 0, which none has, where it is too large. */
    static int number(Matcher placeholder) {
        String digits = placeholder.group(placeholder.groupCount());
        return digits.length() > 9 ? 0 : Integer.parseInt(digits);
    }
}
