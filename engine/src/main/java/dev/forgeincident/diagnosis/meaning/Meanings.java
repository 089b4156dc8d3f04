package dev.forgeincident.diagnosis.meaning;

import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.Diff;
import dev.forgeincident.context.change.FileDiff;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.ConnectionSettings;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.Harmless;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.HazardAdded;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.Migration;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.NotProduction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** Everything that a commit means: one reader for each family of meanings. */
final class Meanings {

    /**
     * Word-by-word comparison is for the small edits that say something; a rewrite of thousands of
     * lines does not.
     */
    private static final int MAX_EDITS = 300;

    private static final int MAX_LINES = 6_000;
    private static final int MAX_MEANINGS = 60;
    private static final int MAX_MIGRATIONS = 5;
    private static final int MAX_CONNECTIONS = 3;

    private Meanings() {}

    static List<DiffMeaning> of(
            Commit commit, List<FileDiff> files, List<Hunk> hunks, FileKinds kinds) {
        List<DiffMeaning> meanings = new ArrayList<>();
        List<Hunk> running = firstLines(ofKind(hunks, FileKind.OTHER));
        for (Hunk hunk : firstEdits(running)) {
            NameReader.read(hunk, meanings);
            QuantityReader.read(hunk, meanings);
            SwitchReader.read(hunk, meanings);
            ScheduleReader.read(hunk, meanings);
            ProbeReader.read(hunk, meanings);
            RightsReader.read(hunk, meanings);
            Conversions.read(hunk, meanings);
            Concurrency.read(hunk, meanings);
            FormatReader.read(hunk, meanings);
        }
        connectionSettings(running, meanings);
        dependencies(hunks, meanings);
        migrations(files, hunks, kinds, meanings);
        new SafeguardReader(running).read(meanings);
        for (Hunk hunk : running) {
            Unguarded.read(hunk, meanings);
            EagerLoading.read(hunk, meanings);
        }
        new HazardReader(running).read(meanings);
        Harmless harmless = whole(commit) ? new HarmlessReader(files, hunks, kinds).read() : null;
        if (harmless != null && isQuiet(harmless, meanings)) {
            return List.of(harmless);
        }
        if (hunks.isEmpty()) {
            MessageReader.read(commit.message(), meanings);
            connectionInMessage(commit, meanings);
        }
        environment(commit, files, hunks, kinds, meanings);
        Set<Object> told = new HashSet<>();
        return meanings.stream()
                .filter(meaning -> told.add(essence(meaning)))
                .limit(MAX_MEANINGS)
                .toList();
    }

    /** The same of the same lines is told once, however it was found. */
    private static Object essence(DiffMeaning meaning) {
        if (meaning instanceof HazardAdded hazard && !hazard.lines().isEmpty()) {
            return List.of(hazard.what(), hazard.lines());
        }
        return meaning;
    }

    private static boolean whole(Commit commit) {
        return commit.diff() instanceof Diff.Read read
                && read.omitted() == 0
                && !read.diffs().isEmpty();
    }

    /** A metric with a label of many values is no mere observation. */
    private static boolean isQuiet(Harmless harmless, List<DiffMeaning> meanings) {
        return harmless.harmlessness() != Harmlessness.OBSERVING
                || meanings.stream()
                        .noneMatch(
                                meaning ->
                                        meaning instanceof HazardAdded hazard
                                                && hazard.what() == Hazard.UNBOUNDED_GROWTH);
    }

    private static List<Hunk> ofKind(List<Hunk> hunks, FileKind kind) {
        return hunks.stream().filter(hunk -> hunk.kind() == kind).toList();
    }

    /** As many whole hunks as have no more lines than that together, but at least one. */
    private static List<Hunk> firstLines(List<Hunk> hunks) {
        int lines = 0;
        int count = 0;
        while (count < hunks.size() && lines <= MAX_LINES) {
            lines += hunks.get(count).lines().size();
            count++;
        }
        return hunks.subList(0, count);
    }

    private static List<Hunk> firstEdits(List<Hunk> hunks) {
        List<Hunk> first = new ArrayList<>();
        int left = MAX_EDITS;
        for (Hunk hunk : hunks) {
            if (left > 0) {
                Hunk shortened = Moves.without(hunk).withEdits(left);
                first.add(shortened);
                left -= shortened.edits().size();
            }
        }
        return first;
    }

    private static void connectionSettings(List<Hunk> hunks, List<DiffMeaning> meanings) {
        List<LinePair> lines = new ArrayList<>();
        for (Hunk hunk : hunks) {
            for (Edit edit : hunk.edits()) {
                HunkLine line = edit.after() == null ? edit.before() : edit.after();
                boolean connects = line != null && line.is(Writing.CONNECTION);
                if (connects && lines.size() < MAX_CONNECTIONS) {
                    lines.add(edit.pair());
                }
            }
        }
        if (!lines.isEmpty()) {
            meanings.add(new ConnectionSettings(mark(lines.get(0).place().text()), lines));
        }
    }

    private static void connectionInMessage(Commit commit, List<DiffMeaning> meanings) {
        String mark = mark(commit.message());
        if (!mark.isEmpty()) {
            meanings.add(new ConnectionSettings(mark, List.of()));
        }
    }

    private static String mark(String text) {
        Matcher matcher = Writing.CONNECTION.pattern().matcher(text);
        return matcher.find() ? matcher.group() : "";
    }

    private static void dependencies(List<Hunk> hunks, List<DiffMeaning> meanings) {
        for (Hunk hunk : hunks) {
            boolean list = hunk.kind() == FileKind.DEPENDENCIES;
            if (list || hunk.removed().stream().anyMatch(DependencyReader::isBaseImage)) {
                DependencyReader.read(hunk, meanings);
            }
        }
    }

    private static void migrations(
            List<FileDiff> files, List<Hunk> hunks, FileKinds kinds, List<DiffMeaning> meanings) {
        Map<String, List<Hunk>> byPath =
                hunks.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Hunk::path, LinkedHashMap::new, Collectors.toList()));
        Set<String> paths = new LinkedHashSet<>(byPath.keySet());
        files.forEach(file -> paths.add(file.path()));
        for (String path : paths.stream().limit(1_000).toList()) {
            boolean named = kinds.of(path) == FileKind.MIGRATION;
            boolean script = path.endsWith(".sql") && kinds.of(path) == FileKind.OTHER;
            if (named || script) {
                Migration migration =
                        MigrationReader.read(path, byPath.getOrDefault(path, List.of()));
                boolean told = named || !migration.edits().isEmpty();
                long before = meanings.stream().filter(Migration.class::isInstance).count();
                if (told && before < MAX_MIGRATIONS) {
                    meanings.add(migration);
                }
            }
        }
    }

    /** Told first, where all files that can do harm are for another environment. */
    private static void environment(
            Commit commit,
            List<FileDiff> files,
            List<Hunk> hunks,
            FileKinds kinds,
            List<DiffMeaning> meanings) {
        Set<String> paths = new LinkedHashSet<>();
        files.stream().map(FileDiff::path).filter(path -> !path.isEmpty()).forEach(paths::add);
        hunks.forEach(hunk -> paths.add(hunk.path()));
        paths.removeIf(path -> kinds.of(path).harmlessness() != null);
        Set<String> environments = new LinkedHashSet<>();
        paths.forEach(path -> environments.add(Environments.other(path)));
        if (whole(commit) && !environments.isEmpty() && !environments.contains("")) {
            meanings.add(0, new NotProduction(String.join(", ", environments)));
        }
    }
}
