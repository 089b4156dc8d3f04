package dev.forgeincident.diagnosis.meaning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which collections that live as long as the process now grow, and nothing takes from. */
final class GrowthHazards {

    /** A collection that is declared outside functions, as a static or as a field. */
    private static final Pattern DECLARED =
            Pattern.compile(
                    "^\\s*(?:private |public |protected |internal |static |final |readonly |const |let |var |val |self\\.|this\\.|export )*"
                            + "(?:[\\w<>,\\[\\] ?.]{1,60} )?(\\w{2,40})\\s*(?::[^=]{1,60})?(?::=|=|\\s(?=map\\[))\\s*"
                            + "(?:new (?:Concurrent)?(?:\\w*Map|\\w*List|\\w*Set|\\w*Queue|Dictionary)\\b|make\\((?:map|\\[\\])|map\\[\\w+\\][\\w\\[\\]*.]*\\{\\}|\\[\\]\\w+\\{\\}"
                            + "|\\{\\}|\\[\\]|dict\\(\\)|list\\(\\)|set\\(\\)|defaultdict\\(|deque\\(\\)|Hash\\.new|mutable(?:Map|List|Set)Of\\(|std::\\w*map|HashMap::new|Vec::new)");

    private static final Pattern GO_FIELD =
            Pattern.compile("^\\s*(\\w{2,40})\\s+(?:map\\[|\\[\\]|sync\\.Map)");

    /** Declared by its type alone, it is empty and ready to grow. */
    private static final Pattern GO_GLOBAL =
            Pattern.compile("^var\\s+(\\w{2,40})\\s+(?:\\[\\]|map\\[|sync\\.Map)");

    private final List<Hunk> hunks;

    GrowthHazards(List<Hunk> hunks) {
        this.hunks = hunks;
    }

    void read(List<DiffMeaning> meanings) {
        Map<String, Boolean> taken = new HashMap<>();
        for (Hunk hunk : hunks) {
            for (HunkLine line : hunk.added()) {
                String name = declared(hunk, line);
                if (!name.isEmpty()
                        && !taken.computeIfAbsent(hunk.path(), this::takes)
                        && isFed(hunk.path(), name)) {
                    HazardReader.add(Hazard.UNBOUNDED_GROWTH, hunk, List.of(line), meanings);
                }
            }
            boundGone(hunk, meanings);
        }
    }

    /** Whether any line of the file takes something out of a collection. */
    private boolean takes(String path) {
        return hunks.stream()
                .filter(hunk -> hunk.path().equals(path))
                .flatMap(hunk -> hunk.current().stream())
                .anyMatch(line -> line.is(Trait.TAKING));
    }

    /** The bound of a cache, a queue or a pool is gone. */
    private static void boundGone(Hunk hunk, List<DiffMeaning> meanings) {
        List<HunkLine> lines = growing(hunk.added());
        if (!lines.isEmpty() && growing(hunk.old()).isEmpty()) {
            HazardReader.add(Hazard.UNBOUNDED_GROWTH, hunk, lines, meanings);
        }
        for (Edit edit : hunk.edits()) {
            HunkLine before = edit.before();
            if (before != null && before.is(Trait.BOUND)) {
                HunkLine after = edit.after();
                if (hunk.added().stream().noneMatch(line -> line.is(Trait.BOUND))) {
                    List<HunkLine> shown = List.of(after == null ? before : after);
                    HazardReader.add(Hazard.UNBOUNDED_GROWTH, hunk, shown, meanings);
                }
                return;
            }
        }
    }

    private static List<HunkLine> growing(List<HunkLine> lines) {
        List<HunkLine> growing = List.of();
        for (HunkLine line : lines) {
            if (line.has(Hazard.UNBOUNDED_GROWTH)) {
                growing = growing.isEmpty() ? new ArrayList<>() : growing;
                growing.add(line);
            }
        }
        return growing;
    }

    private static String declared(Hunk hunk, HunkLine line) {
        boolean field = line.bare().startsWith("self.") || line.bare().startsWith("this.");
        boolean isStatic = line.bare().contains("static ") || line.bare().startsWith("private ");
        boolean global = line.indent() == 0;
        boolean assigned = line.bare().indexOf('=') > 0 || line.bare().contains("map[");
        if (assigned && (field || isStatic || global)) {
            Matcher declared = DECLARED.matcher(line.bare());
            if (declared.find()) {
                return Objects.requireNonNullElse(declared.group(1), "");
            }
        }
        Matcher typed = GO_GLOBAL.matcher(line.bare());
        if (global && typed.find()) {
            return Objects.requireNonNullElse(typed.group(1), "");
        }
        if (!hunk.path().endsWith(".go") || !hunk.context().contains("struct")) {
            return "";
        }
        Matcher member = GO_FIELD.matcher(line.bare());
        return member.find() ? Objects.requireNonNullElse(member.group(1), "") : "";
    }

    /** Whether added lines of the file put into it. */
    private boolean isFed(String path, String name) {
        Pattern fed =
                Pattern.compile(
                        "\\b"
                                + name
                                + "(?:\\[[^\\]]{1,80}\\]\\s*(?:=(?!=)|\\+=|\\.append)|(?:\\.(?:add|append|put|push|set|Store|offer|insert|push_back|computeIfAbsent|TryAdd|Add|Enqueue)|\\s*=\\s*append)\\()");
        return hunks.stream()
                .filter(hunk -> hunk.path().equals(path))
                .flatMap(hunk -> hunk.added().stream())
                .anyMatch(line -> fed.matcher(line.bare()).find());
    }
}
