package dev.forgeincident.diagnosis.meaning;

import java.util.HashMap;
import java.util.Map;

/** The kinds of the files of one commit, each told once. */
final class FileKinds {

    private final Map<String, FileKind> known = new HashMap<>();

    FileKind of(String path) {
        return known.computeIfAbsent(path, FileKind::of);
    }
}
