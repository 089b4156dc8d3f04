package dev.forgeincident.bench.rootcause;

import dev.forgeincident.context.change.FileDiff;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A diff as people paste it: with file headers, or with the path after {@code @@}, or with neither.
 */
final class DiffText {

    private DiffText() {}

    /**
     * The files of a diff.
     *
     * @param changed the paths that the commit touches; those that the diff does not show are told
     *     without a patch
     */
    static List<FileDiff> read(String diff, List<String> changed) {
        Map<String, StringBuilder> patches = new LinkedHashMap<>();
        String path = changed.isEmpty() ? "" : changed.get(0);
        for (String line : diff.split("\n", -1)) {
            String named = named(line, changed);
            if (!named.isEmpty()) {
                path = named;
            }
            boolean header =
                    line.startsWith("--- ")
                            || line.startsWith("+++ ")
                            || line.startsWith("diff --git ")
                            || line.startsWith("index ");
            if (!header && !diff.isEmpty()) {
                patches.computeIfAbsent(path, key -> new StringBuilder()).append(line).append('\n');
            }
        }
        List<FileDiff> files = new ArrayList<>();
        patches.forEach((name, patch) -> files.add(file(name, patch.toString())));
        for (String name : changed) {
            if (!patches.containsKey(name)) {
                files.add(file(name, ""));
            }
        }
        return files;
    }

    /** The path that a header names; empty for any other line. */
    private static String named(String line, List<String> changed) {
        if (line.startsWith("+++ ") || line.startsWith("--- ")) {
            String path = line.substring(4).strip();
            boolean prefixed = path.startsWith("a/") || path.startsWith("b/");
            return path.equals("/dev/null") ? "" : prefixed ? path.substring(2) : path;
        }
        if (line.startsWith("@@")) {
            for (String path : changed) {
                if (line.contains(path)) {
                    return path;
                }
            }
        }
        return "";
    }

    private static FileDiff file(String path, String patch) {
        return new FileDiff(path, null, FileDiff.Kind.MODIFIED, false, patch, patch.isEmpty());
    }
}
