package dev.forgeincident.diagnosis.meaning;

import java.util.List;
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
    private static final Pattern TAKING =
            Pattern.compile(
                    "\\b(?:delete|remove|evict\\w*|clear|pop|poll|prune|purge|expire\\w*|ttl|max ?size|max ?len|maximum ?size|max ?entries|lru|drain|trim|shift|discard|del|reset|flush)\\b");

    private final List<Hunk> hunks;

    GrowthHazards(List<Hunk> hunks) {
        this.hunks = hunks;
    }

    void read(List<DiffMeaning> meanings) {
        for (Hunk hunk : hunks) {
            boolean taken =
                    hunks.stream()
                            .filter(other -> other.path().equals(hunk.path()))
                            .anyMatch(GrowthHazards::takes);
            for (HunkLine line : hunk.added()) {
                String name = taken ? "" : declared(hunk, line);
                if (!name.isEmpty() && isFed(hunk.path(), name)) {
                    HazardReader.add(Hazard.UNBOUNDED_GROWTH, hunk, List.of(line), meanings);
                }
            }
            boundGone(hunk, meanings);
        }
    }

    private static boolean takes(Hunk hunk) {
        return hunk.current().stream().anyMatch(line -> TAKING.matcher(line.phrase()).find());
    }

    /** The bound of a cache, a queue or a pool is gone. */
    private static void boundGone(Hunk hunk, List<DiffMeaning> meanings) {
        boolean already =
                hunk.old().stream().anyMatch(line -> HazardSigns.in(Hazard.UNBOUNDED_GROWTH, line));
        if (!already) {
            List<HunkLine> lines =
                    hunk.added().stream()
                            .filter(line -> HazardSigns.in(Hazard.UNBOUNDED_GROWTH, line))
                            .toList();
            HazardReader.add(Hazard.UNBOUNDED_GROWTH, hunk, lines, meanings);
        }
        if (hunk.added().stream().anyMatch(GrowthHazards::isBound)) {
            return;
        }
        hunk.edits().stream()
                .filter(edit -> edit.before() != null && isBound(edit.before()))
                .findFirst()
                .map(edit -> edit.after() == null ? edit.before() : edit.after())
                .ifPresent(
                        line ->
                                HazardReader.add(
                                        Hazard.UNBOUNDED_GROWTH, hunk, List.of(line), meanings));
    }

    private static boolean isBound(HunkLine line) {
        return BOUND.matcher(line.phrase()).find();
    }

    private static final Pattern BOUND =
            Pattern.compile(
                    "\\b(?:maximum ?(?:size|weight)|max ?(?:size|entries|len(?:gth)?|items|keys|memory policy)|expire ?after ?(?:write|access)?|evict\\w*|remove eldest\\w*|lru ?cache)\\b(?! ?[:=(] ?(?:none|0|-1)\\b)");

    private static String declared(Hunk hunk, HunkLine line) {
        boolean field = line.bare().startsWith("self.") || line.bare().startsWith("this.");
        boolean isStatic = line.bare().contains("static ") || line.bare().startsWith("private ");
        boolean global = line.indent() == 0;
        Matcher declared = DECLARED.matcher(line.bare());
        if ((field || isStatic || global) && declared.find()) {
            return Objects.requireNonNullElse(declared.group(1), "");
        }
        Matcher member = GO_FIELD.matcher(line.bare());
        return hunk.path().endsWith(".go") && member.find() && hunk.context().contains("struct")
                ? Objects.requireNonNullElse(member.group(1), "")
                : "";
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
