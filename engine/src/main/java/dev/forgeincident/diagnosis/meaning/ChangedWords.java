package dev.forgeincident.diagnosis.meaning;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of what a commit changes. For most commits nobody asks for them: they are read when
 * they are asked for, and once.
 */
final class ChangedWords {

    private final List<String> oldLines;
    private final List<String> newLines;
    private @Nullable Set<String> before;
    private @Nullable Set<String> after;

    ChangedWords(List<String> oldLines, List<String> newLines) {
        this.oldLines = List.copyOf(oldLines);
        this.newLines = List.copyOf(newLines);
    }

    /** The words of the old lines. */
    Set<String> before() {
        Set<String> words = before;
        if (words == null) {
            words = of(oldLines);
            before = words;
        }
        return words;
    }

    /** The words of the new lines. */
    Set<String> after() {
        Set<String> words = after;
        if (words == null) {
            words = of(newLines);
            after = words;
        }
        return words;
    }

    /** Most names stand in several lines: each is taken apart once. */
    private static Set<String> of(List<String> lines) {
        Set<String> identifiers = new HashSet<>();
        lines.forEach(line -> CodeWords.identifiers(line, identifiers));
        Set<String> words = new HashSet<>();
        identifiers.forEach(identifier -> CodeWords.ofIdentifier(identifier, words));
        return words;
    }
}
