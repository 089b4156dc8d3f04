package dev.forgeincident.diagnosis.secret;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values under {@code data} and {@code stringData} of a manifest whose kind is {@code Secret},
 * in YAML, in JSON, or as lines of a diff. A manifest goes from one {@code ---} to the next; {@code
 * data} may stand before the kind.
 */
record KubernetesSecret() implements Shape {

    private static final int LONGEST = 20_000;
    private static final String BETWEEN = "\n---";

    private static final String QUOTE = "\\\\{0,7}\"";

    private static final Pattern IS_SECRET =
            Pattern.compile("kind(?:: |" + QUOTE + ": ?" + QUOTE + ")Secret(?![A-Za-z])");

    private static final Pattern DATA =
            Pattern.compile(
                    ("(?m)(?:^|" + Text.LINE_END + ")([+-]?[ \\t]{0,40})")
                            + ("(?:data|stringData):[ \\t]{0,10}(?=" + Text.LINE_END + ")")
                            + "|\"(?:data|stringData)"
                            + (QUOTE + "\\s{0,10}:\\s{0,10}\\{"));

    private static final Pattern VALUE_OF_YAML =
            Pattern.compile(
                    Text.LINE_END
                            + "[+-]?[ \\t]{1,60}[\\w.-]{1,253}+:[ \\t]{1,20}([^\\s|>][^\\r\\n\\\\]{0,15000}+)");

    private static final Pattern VALUE_OF_JSON =
            Pattern.compile(
                    ("(?:[\\s,+-]|\\\\[nrt]){0,60}+" + QUOTE + "[^\"\\\\\\r\\n]{1,253}+" + QUOTE)
                            + ("\\s{0,10}:\\s{0,10}"
                                    + QUOTE
                                    + "([^\"\\\\\\r\\n]{1,15000}+)"
                                    + QUOTE));

    @Override
    public int read(String text, int from, int anchor, Sink sink) {
        if (!IS_SECRET.matcher(text).region(anchor, text.length()).lookingAt()) {
            return from;
        }
        int earliest = Math.max(from, anchor - LONGEST);
        int latest = Math.min(text.length(), anchor + LONGEST);
        int before = text.substring(earliest, anchor).lastIndexOf(BETWEEN);
        int after = text.substring(anchor, latest).indexOf(BETWEEN);
        int start = before < 0 ? earliest : earliest + before;
        int end = after < 0 ? latest : anchor + after;
        Matcher data = DATA.matcher(text).region(start, end);
        while (data.find()) {
            Matcher value =
                    (data.group(1) == null ? VALUE_OF_JSON : VALUE_OF_YAML)
                            .matcher(text)
                            .region(data.end(), end);
            while (value.lookingAt()) {
                sink.add(value.start(1), value.end(1));
                value.region(value.end(), end);
            }
        }
        return end;
    }
}
