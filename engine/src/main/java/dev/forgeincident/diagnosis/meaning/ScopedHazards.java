package dev.forgeincident.diagnosis.meaning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what now stands inside a loop or under a lock and did not before. */
final class ScopedHazards {

    private static final Pattern SCOPED = Pattern.compile("^(?!.*\\.lock\\().*[{:]$");
    private static final int MAX_ABOVE = 60;

    private final List<Hunk> hunks;

    ScopedHazards(List<Hunk> hunks) {
        this.hunks = hunks;
    }

    void read(List<DiffMeaning> meanings) {
        for (Hunk hunk : hunks) {
            List<HunkLine> before = hunk.old();
            List<HunkLine> after = hunk.current();
            List<HunkLine> looped = newly(inLoops(before), inLoops(after));
            HazardReader.add(Hazard.CALL_IN_LOOP, hunk, changedFirst(hunk, looped), meanings);
            List<HunkLine> held = newly(underLocks(before), underLocks(after));
            if (!held.isEmpty()) {
                HazardReader.add(Hazard.LOCK_WIDENED, hunk, changedFirst(hunk, held), meanings);
            } else {
                exclusive(hunk, meanings);
            }
        }
    }

    /** Readers that shared a lock now wait for each other. */
    private static void exclusive(Hunk hunk, List<DiffMeaning> meanings) {
        boolean shared =
                said(hunk.removed(), Trait.SHARED_LOCK) && !said(hunk.added(), Trait.SHARED_LOCK);
        if (shared) {
            List<HunkLine> lines =
                    hunk.added().stream().filter(line -> line.is(Trait.EXCLUSIVE_LOCK)).toList();
            HazardReader.add(Hazard.LOCK_WIDENED, hunk, lines, meanings);
        }
    }

    private static boolean said(List<HunkLine> lines, Trait trait) {
        for (HunkLine line : lines) {
            if (line.is(trait)) {
                return true;
            }
        }
        return false;
    }

    /** What is inside now and was not; where as much was inside before, it was only edited. */
    private static List<HunkLine> newly(List<HunkLine> before, List<HunkLine> after) {
        if (after.size() <= before.size()) {
            return List.of();
        }
        Set<String> known = new HashSet<>();
        before.forEach(line -> known.add(line.normal()));
        return after.stream().filter(line -> !known.contains(line.normal())).toList();
    }

    /** What is cited must be a changed line: the line itself, else what was changed around it. */
    private static List<HunkLine> changedFirst(Hunk hunk, List<HunkLine> lines) {
        List<HunkLine> changed = lines.stream().filter(HunkLine::added).toList();
        if (!changed.isEmpty() || lines.isEmpty()) {
            return changed;
        }
        return hunk.added().stream().limit(1).toList();
    }

    private static List<HunkLine> inLoops(List<HunkLine> lines) {
        List<HunkLine> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            HunkLine line = lines.get(i);
            if ((Calls.isLoopOfItsOwn(line) || isInLoop(lines, i)) && Calls.isOutside(line)) {
                found.add(line);
            }
        }
        return found;
    }

    /** Whether one of the lines above, each less indented than the one before, begins a loop. */
    private static boolean isInLoop(List<HunkLine> lines, int at) {
        int indent = lines.get(at).indent();
        for (int i = at - 1; i >= Math.max(0, at - MAX_ABOVE) && indent > 0; i--) {
            HunkLine above = lines.get(i);
            if (above.indent() < indent) {
                if (Calls.isLoop(above)) {
                    return true;
                }
                indent = above.indent();
            }
        }
        return false;
    }

    /** The calls between taking a lock and giving it back, or inside its block. */
    private static List<HunkLine> underLocks(List<HunkLine> lines) {
        List<HunkLine> found = new ArrayList<>();
        int indent = -1;
        boolean block = false;
        for (HunkLine line : lines) {
            boolean left =
                    indent >= 0 && (line.indent() < indent || (block && line.indent() <= indent));
            if (left || line.is(Trait.UNLOCKING)) {
                indent = -1;
            }
            if (indent >= 0 && Calls.isOutside(line)) {
                found.add(line);
            }
            if (indent < 0 && line.is(Trait.LOCKING) && !line.phrase().contains("unlock")) {
                indent = line.indent();
                block = SCOPED.matcher(line.phrase()).find();
            }
        }
        return found;
    }
}
