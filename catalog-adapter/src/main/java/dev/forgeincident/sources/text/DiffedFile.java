package dev.forgeincident.sources.text;

import dev.forgeincident.context.change.FileDiff;
import dev.forgeincident.context.change.FileDiff.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One file of a unified diff while it is read. */
final class DiffedFile {

    private static final int MAX_PATCH = 64 * 1024;
    private static final Pattern HEADER =
            Pattern.compile(
                    "(?:diff --git|index|new file mode|deleted file mode|old mode|new mode"
                            + "|similarity index|dissimilarity index|rename from|rename to|copy from"
                            + "|copy to|Binary files|GIT binary patch)(?: .*+)?");

    private final StringBuilder patch = new StringBuilder();
    private String path = "";
    private @Nullable String oldPath;
    private Kind kind = Kind.MODIFIED;
    private boolean binary;
    private boolean truncated;
    private boolean hunks;

    static boolean isHeader(String line) {
        return HEADER.matcher(line).matches();
    }

    boolean hasHunks() {
        return hunks;
    }

    /** {@code diff --git a/path b/path}: the path when it is the same on both sides. */
    void named(String line) {
        String names = line.substring("diff --git ".length()).strip();
        int middle = names.length() / 2;
        if (names.startsWith("\"")) {
            int close = names.indexOf("\" ");
            path = side(close < 0 ? names : names.substring(close + 2));
        } else if (middle < names.length()
                && names.charAt(middle) == ' '
                && side(names.substring(0, middle)).equals(side(names.substring(middle + 1)))) {
            path = side(names.substring(middle + 1));
        } else if (names.lastIndexOf(" b/") >= 0) {
            path = side(names.substring(names.lastIndexOf(" b/") + 1));
        }
    }

    void header(String line) {
        if (line.startsWith("new file mode")) {
            kind = Kind.ADDED;
        } else if (line.startsWith("deleted file mode")) {
            kind = Kind.DELETED;
        } else if (line.startsWith("rename from ")) {
            moved(Kind.RENAMED, line.substring("rename from ".length()));
        } else if (line.startsWith("copy from ")) {
            moved(Kind.COPIED, line.substring("copy from ".length()));
        } else if (line.startsWith("rename to ")) {
            path = unquoted(line.substring("rename to ".length()).strip());
        } else if (line.startsWith("copy to ")) {
            path = unquoted(line.substring("copy to ".length()).strip());
        } else if (line.startsWith("Binary files ") || line.startsWith("GIT binary patch")) {
            binary = true;
        }
    }

    private void moved(Kind how, String from) {
        kind = how;
        oldPath = unquoted(from.strip());
    }

    void before(String line) {
        String name = fileName(line);
        if (name.equals("/dev/null")) {
            kind = Kind.ADDED;
        } else {
            path = side(name);
        }
    }

    void after(String line) {
        String name = fileName(line);
        if (name.equals("/dev/null")) {
            kind = Kind.DELETED;
        } else {
            path = side(name);
        }
    }

    void hunk(List<String> lines) {
        hunks = true;
        for (String line : lines) {
            if (patch.length() + line.length() >= MAX_PATCH) {
                truncated = true;
                return;
            }
            patch.append(line).append('\n');
        }
    }

    FileDiff toFileDiff() {
        return new FileDiff(path, oldPath, kind, binary, binary ? "" : patch.toString(), truncated);
    }

    /** The name in {@code --- a/path<TAB>time}. */
    private static String fileName(String line) {
        String name = line.substring(4);
        int tab = name.indexOf('\t');
        return (tab < 0 ? name : name.substring(0, tab)).strip();
    }

    private static String side(String quotedName) {
        String name = unquoted(quotedName);
        return name.startsWith("a/") || name.startsWith("b/") ? name.substring(2) : name;
    }

    /** Git quotes a name that is not plain ASCII as C does, byte by byte. */
    private static String unquoted(String name) {
        if (name.length() < 2 || !name.startsWith("\"") || !name.endsWith("\"")) {
            return name;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String inner = name.substring(1, name.length() - 1);
        for (int i = 0; i < inner.length(); i++) {
            if (inner.charAt(i) != '\\' || i + 1 == inner.length()) {
                bytes.writeBytes(inner.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
            } else if (inner.substring(i + 1).matches("(?s)[0-3][0-7]{2}.*+")) {
                bytes.write(Integer.parseInt(inner.substring(i + 1, i + 4), 8));
                i += 3;
            } else {
                char c = inner.charAt(++i);
                bytes.write(c == 't' ? '\t' : c == 'n' ? '\n' : c);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
