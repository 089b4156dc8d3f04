package dev.forgeincident.diagnosis.meaning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What only stands elsewhere, or in another order, says nothing. */
final class Moves {

    private Moves() {}

    /** The hunk without the edits of lines that only moved, and of words that changed places. */
    static Hunk without(Hunk hunk) {
        if (hunk.removed().isEmpty() || hunk.added().isEmpty()) {
            return hunk;
        }
        Set<String> removed = new HashSet<>();
        hunk.removed().forEach(line -> removed.add(line.normal()));
        Set<String> added = new HashSet<>();
        hunk.added().forEach(line -> added.add(line.normal()));
        List<Edit> edits = new ArrayList<>();
        for (Edit edit : hunk.edits()) {
            HunkLine before = edit.before();
            HunkLine after = edit.after();
            boolean stays = before == null || added.contains(before.normal());
            boolean stood = after == null || removed.contains(after.normal());
            if (!(stays && stood) && !edit.isReordered()) {
                edits.add(edit);
            }
        }
        return edits.size() == hunk.edits().size() ? hunk : hunk.withEdits(edits);
    }
}
