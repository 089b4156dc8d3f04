package dev.forgeincident.sources.github;

import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.change.Diff;
import dev.forgeincident.sources.http.Answer;
import dev.forgeincident.sources.http.Ask;
import dev.forgeincident.sources.http.Trouble;
import dev.forgeincident.sources.text.SourcePath;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHRepository;

/**
 * The diffs of listed commits: all by one request for the patches between the oldest and the
 * newest, and those that it does not bring by a few single ones, the newest first. For one
 * question.
 */
final class DiffReader {

    private static final int SINGLES = 5;
    private static final String PATCH = "application/vnd.github.patch";
    private static final String MERGE =
            "a merge; the commits that it brought in are told by themselves";

    /** After these, another request may still be answered. */
    private static final Set<Trouble.Kind> OF_ONE_ANSWER =
            EnumSet.of(
                    Trouble.Kind.NOT_FOUND,
                    Trouble.Kind.REFUSED,
                    Trouble.Kind.TOO_LONG,
                    Trouble.Kind.UNREADABLE,
                    Trouble.Kind.FAILING);

    private final Session session;
    private final Slug slug;
    private final GHRepository repository;
    private final SourcePath path;
    private final Map<String, Diff> diffs = new HashMap<>();
    private @Nullable Trouble trouble;

    DiffReader(Session session, Slug slug, GHRepository repository, SourcePath path) {
        this.session = session;
        this.slug = slug;
        this.repository = repository;
        this.path = path;
    }

    /**
     * @param diffs one of each commit
     * @param shortfall how many were not read, and why; null where all were
     */
    record Told(Map<String, Diff> diffs, @Nullable String shortfall) {}

    Told read(List<Listed> commits, TimeWindow window) {
        Set<String> listed = commits.stream().map(Listed::sha).collect(Collectors.toSet());
        List<Listed> sought =
                commits.stream().filter(each -> !isToldByOthers(each, listed)).toList();
        readTogether(neighbours(sought, window), commits);
        readOneByOne(sought);
        String reason = trouble == null ? "too many to ask for" : trouble.reason();
        for (Listed each : commits) {
            diffs.putIfAbsent(each.sha(), new Diff.NotRead(sought.contains(each) ? reason : MERGE));
        }
        long read =
                sought.stream().filter(each -> diffs.get(each.sha()) instanceof Diff.Read).count();
        return new Told(
                diffs,
                read == sought.size()
                        ? null
                        : reason + ", " + read + " of " + sought.size() + " diffs read");
    }

    /** A merge says nothing that the commits of its branch do not say, where those are told. */
    private static boolean isToldByOthers(Listed commit, Set<String> listed) {
        return commit.isMerge() && listed.contains(commit.parents().get(1));
    }

    /**
     * Those that one range holds without too many others. Where a folder's commits are listed,
     * everybody else's lie between them: a few are better asked for by themselves, and those before
     * the window may be months back.
     */
    private List<Listed> neighbours(List<Listed> commits, TimeWindow window) {
        if (path.isWholeRepository()) {
            return commits;
        }
        return commits.size() <= SINGLES
                ? List.of()
                : commits.stream().filter(each -> !each.at().isBefore(window.from())).toList();
    }

    private void readTogether(List<Listed> sought, List<Listed> commits) {
        if (sought.size() < 2) {
            return;
        }
        Listed newest = commits.get(0);
        Listed oldest = sought.get(sought.size() - 1);
        String base = oldest.parents().isEmpty() ? oldest.sha() : oldest.parents().get(0);
        Map<String, String> messages = new HashMap<>();
        sought.stream()
                .filter(each -> !each.isMerge())
                .forEach(each -> messages.put(each.sha(), each.message()));
        try {
            Answer patches =
                    session.ask(
                            Ask.get(
                                            "repos",
                                            slug.owner(),
                                            slug.name(),
                                            "compare",
                                            base + "..." + newest.sha())
                                    .header("Accept", PATCH)
                                    .unchanging());
            PatchMailbox.read(patches.text(), messages)
                    .forEach((sha, diff) -> diffs.put(sha, DiffBounds.within(diff, path)));
        } catch (Trouble refused) {
            trouble = refused;
        }
    }

    private void readOneByOne(List<Listed> sought) {
        int before = session.sent();
        for (Listed each : sought) {
            if (trouble != null && !OF_ONE_ANSWER.contains(trouble.kind())) {
                return;
            }
            if (!diffs.containsKey(each.sha()) && session.sent() - before < SINGLES) {
                readOne(each);
            }
        }
    }

    private void readOne(Listed commit) {
        try {
            Diff.Read diff = Session.answer(() -> SingleDiff.of(repository, commit.sha()));
            diffs.put(commit.sha(), DiffBounds.within(diff, path));
        } catch (Trouble refused) {
            trouble = refused;
        }
    }
}
