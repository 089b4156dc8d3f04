package dev.forgeincident.diagnosis.meaning;

import java.util.List;
import java.util.regex.Pattern;

/** What the edit of one line means. */
final class EditedLine {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");

    private static final Pattern JOINED = Pattern.compile("[A-Za-z0-9_]+|[-.]");

    private EditedLine() {}

    /** Adds what the pair's edits mean; the pair has both sides. */
    static void read(LinePair pair, List<DiffMeaning> meanings) {
        ChangedLine before = pair.before();
        ChangedLine after = pair.after();
        if (before == null || after == null) {
            return;
        }
        if (FileKind.of(after.path()) == FileKind.DEPENDENCIES) {
            dependency(pair, before.text(), after.text(), meanings);
            return;
        }
        for (TokenEdits.Edit edit : TokenEdits.between(before.text(), after.text())) {
            if (edit.from().size() != 1 || edit.to().size() != 1) {
                continue;
            }
            String from = edit.from().get(0);
            String to = edit.to().get(0);
            if (NAME.matcher(from).matches() && NAME.matcher(to).matches()) {
                meanings.add(
                        new DiffMeaning.NameReplaced(
                                from,
                                to,
                                isKey(edit.after()) ? NameKind.KEY : NameKind.SYMBOL,
                                pair));
            } else if (NUMBER.matcher(from).matches() && NUMBER.matcher(to).matches()) {
                String name = nameBefore(edit.before());
                meanings.add(
                        new DiffMeaning.QuantityChanged(
                                name, Quantity.named(name), from, to, pair));
            }
        }
    }

    private static void dependency(
            LinePair pair, String before, String after, List<DiffMeaning> meanings) {
        List<TokenEdits.Edit> edits = TokenEdits.between(before, after);
        if (edits.isEmpty()) {
            return;
        }
        String name = nameBefore(edits.get(0).before());
        String from = version(before);
        String to = version(after);
        meanings.add(
                new DiffMeaning.DependencyBumped(
                        name, from, to, VersionStep.between(from, to), pair));
    }

    private static String version(String line) {
        var matcher = NUMBER.matcher(line);
        String last = "";
        while (matcher.find()) {
            last = matcher.group();
        }
        return last.isEmpty() ? line.strip() : last;
    }

    /**
     * Whether what follows makes the name a key: {@code =} but not {@code ==}, or a colon, perhaps
     * after a quote.
     */
    private static boolean isKey(List<String> after) {
        for (int i = 0; i < after.size(); i++) {
            String token = after.get(i);
            if (token.equals("=")) {
                return i + 1 == after.size() || !after.get(i + 1).equals("=");
            }
            if (token.equals(":")) {
                return true;
            }
            if (!token.isBlank() && !token.equals("\"") && !token.equals("'")) {
                return false;
            }
        }
        return false;
    }

    /** The name that the number stands for: the last one before it, with its hyphens and dots. */
    private static String nameBefore(List<String> before) {
        int end = before.size() - 1;
        while (end >= 0 && !NAME.matcher(before.get(end)).matches()) {
            end--;
        }
        int start = end;
        while (start > 0 && JOINED.matcher(before.get(start - 1)).matches()) {
            start--;
        }
        return end < 0
                ? ""
                : String.join("", before.subList(start, end + 1)).replaceFirst("^[-.]+", "");
    }
}
