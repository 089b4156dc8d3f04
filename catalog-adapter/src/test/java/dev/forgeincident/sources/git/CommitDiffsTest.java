package dev.forgeincident.sources.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.change.Diff;
import dev.forgeincident.context.change.FileDiff;
import dev.forgeincident.sources.text.SourcePath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitDiffsTest {

    private static final Instant AT = Instant.parse("2026-11-20T02:00:00Z");
    private static final String LONG = lines(1, 40);

    @TempDir Path directory;
    private ScratchRepository repository;

    @BeforeEach
    void makeTheRepository() throws Exception {
        repository = ScratchRepository.in(directory);
        repository.write("long.txt", LONG).commit("import", AT);
    }

    @AfterEach
    void closeTheRepository() {
        repository.close();
    }

    @Test
    void theFirstCommitIsComparedWithNothing() throws Exception {
        // When
        FileDiff file = onlyFile(Bounds.DEFAULT);

        // Then
        assertThat(file.kind()).isEqualTo(FileDiff.Kind.ADDED);
        assertThat(file.patch()).startsWith("@@ -0,0 +1,40 @@\n+line 1\n");
    }

    @Test
    void aPatchHasThreeLinesOfContextAndNoFileHeader() throws Exception {
        // Given
        repository.write("long.txt", LONG.replace("line 20\n", "LINE 20\n")).commit("edit", AT);

        // When
        FileDiff file = onlyFile(Bounds.DEFAULT);

        // Then
        assertThat(file.patch())
                .isEqualTo(
                        """
                        @@ -17,7 +17,7 @@
                         line 17
                         line 18
                         line 19
                        -line 20
                        +LINE 20
                         line 21
                         line 22
                         line 23
                        """);
        assertThat(file.truncated()).isFalse();
    }

    @Test
    void aRenameWithAnEditIsOneFile() throws Exception {
        // Given
        repository
                .delete("long.txt")
                .write("moved/long.txt", LONG.replace("line 20\n", "LINE 20\n"))
                .commit("move", AT);

        // When
        FileDiff file = onlyFile(Bounds.DEFAULT);

        // Then
        assertThat(file.kind()).isEqualTo(FileDiff.Kind.RENAMED);
        assertThat(file.path()).isEqualTo("moved/long.txt");
        assertThat(file.oldPath()).isEqualTo("long.txt");
        assertThat(file.patch()).contains("-line 20\n+LINE 20\n");
    }

    @Test
    void aDeletedFileIsNamedByItsOldPath() throws Exception {
        // Given
        repository.delete("long.txt").commit("delete", AT);

        // When
        FileDiff file = onlyFile(Bounds.DEFAULT);

        // Then
        assertThat(file.kind()).isEqualTo(FileDiff.Kind.DELETED);
        assertThat(file.path()).isEqualTo("long.txt");
        assertThat(file.oldPath()).isNull();
        assertThat(file.patch()).startsWith("@@ -1,40 +0,0 @@\n-line 1\n");
    }

    @Test
    void aBinaryFileIsNamedAndNotShown() throws Exception {
        // Given
        repository.write("logo.png", new byte[] {1, 0, 2, 3}).commit("logo", AT);

        // When
        FileDiff file = onlyFile(Bounds.DEFAULT);

        // Then
        assertThat(file.binary()).isTrue();
        assertThat(file.patch()).isEmpty();
    }

    @Test
    void carriageReturnsAreKeptAndOtherEncodingsReplaced() throws Exception {
        // Given
        repository.write("dos.txt", "höst\r\nend".getBytes(StandardCharsets.ISO_8859_1));
        repository.commit("dos", AT);

        // When
        FileDiff file = onlyFile(Bounds.DEFAULT);

        // Then
        assertThat(file.patch())
                .isEqualTo("@@ -0,0 +1,2 @@\n+h\uFFFDst\r\n+end\n\\ No newline at end of file\n");
    }

    @Test
    void aChangeOfModeOnlyHasNoPatch() throws Exception {
        // Given
        put("long.txt", FileMode.EXECUTABLE_FILE, null);

        // When
        FileDiff file = onlyFile(Bounds.DEFAULT);

        // Then
        assertThat(file.kind()).isEqualTo(FileDiff.Kind.MODIFIED);
        assertThat(file.patch()).isEmpty();
        assertThat(file.truncated()).isFalse();
    }

    @Test
    void aSubmoduleIsNamedWithTheCommitItPointsTo() throws Exception {
        // Given
        ObjectId pointed = ObjectId.fromString("a3f7c2d0a3f7c2d0a3f7c2d0a3f7c2d0a3f7c2d0");
        put("vendor/lib", FileMode.GITLINK, pointed);

        // When
        FileDiff file = onlyFile(Bounds.DEFAULT);

        // Then
        assertThat(file.path()).isEqualTo("vendor/lib");
        assertThat(file.patch()).contains("+Subproject commit " + pointed.name());
    }

    @Test
    void aSymbolicLinkShowsItsTargetsName() throws Exception {
        // Given
        Files.createSymbolicLink(directory.resolve("link"), Path.of("other.txt"));
        repository.commit("link", AT);

        // When
        FileDiff file = onlyFile(Bounds.DEFAULT);

        // Then
        assertThat(file.patch()).contains("+other.txt");
    }

    @Test
    void aFileAboveTheBoundIsNamedOnly() throws Exception {
        // Given
        repository.write("big.sql", "x".repeat(2_000)).commit("big", AT);

        // When
        FileDiff file = onlyFile(new Bounds(10, 10, 10_000, 10_000, 1_000));

        // Then
        assertThat(file.path()).isEqualTo("big.sql");
        assertThat(file.patch()).isEmpty();
        assertThat(file.truncated()).isTrue();
    }

    @Test
    void aPatchAboveTheBoundEndsAfterAWholeLine() throws Exception {
        // Given
        repository.write("more.txt", lines(1, 100)).commit("more", AT);

        // When
        FileDiff file = onlyFile(new Bounds(10, 10, 100, 10_000, 100_000));

        // Then
        assertThat(file.truncated()).isTrue();
        assertThat(file.patch()).hasSizeLessThanOrEqualTo(100).endsWith("\n");
    }

    @Test
    void oneLineAboveTheBoundIsCutBetweenCharacters() throws Exception {
        // Given
        repository.write("min.js", "😀".repeat(200)).commit("min", AT);

        // When: each 😀 takes two chars, and the header has an odd number of them before the cut.
        for (int max = 40; max < 44; max++) {
            FileDiff file = onlyFile(new Bounds(10, 10, max, 10_000, 100_000));

            // Then
            assertThat(file.patch()).hasSizeLessThanOrEqualTo(max).doesNotContain("\uFFFD");
        }
    }

    @Test
    void theBoundOfACommitIsSharedByItsFilesAndAllAreNamed() throws Exception {
        // Given
        for (int i = 0; i < 5; i++) {
            repository.write("f" + i + ".txt", lines(1, 30));
        }
        repository.commit("five files", AT);

        // When
        Diff.Read diff = (Diff.Read) newest(new Bounds(10, 4, 10_000, 500, 100_000));

        // Then
        assertThat(diff.diffs()).extracting(FileDiff::path).hasSize(4);
        assertThat(diff.omitted()).isEqualTo(1);
        assertThat(diff.diffs().stream().mapToInt(file -> file.patch().length()).sum())
                .isLessThanOrEqualTo(500);
        assertThat(diff.diffs().get(3).truncated()).isTrue();
    }

    private FileDiff onlyFile(Bounds bounds) throws Exception {
        Diff diff = newest(bounds);
        assertThat(diff).isInstanceOf(Diff.Read.class);
        List<FileDiff> files = diff.files();
        assertThat(files).hasSize(1);
        return files.get(0);
    }

    private Diff newest(Bounds bounds) throws Exception {
        var git = repository.git().getRepository();
        try (RevWalk walk = new RevWalk(git)) {
            CommitDiffs diffs =
                    new CommitDiffs(git, walk.getObjectReader(), new SourcePath(""), bounds);
            var head = walk.parseCommit(git.resolve("HEAD"));
            walk.markStart(head);
            return diffs.of(walk.next());
        }
    }

    /** Commits an entry that no file of the work tree stands for. */
    private void put(String path, FileMode mode, @Nullable ObjectId id) throws Exception {
        DirCache index = repository.git().getRepository().lockDirCache();
        DirCacheEditor editor = index.editor();
        editor.add(
                new DirCacheEditor.PathEdit(path) {
                    @Override
                    public void apply(DirCacheEntry entry) {
                        entry.setFileMode(mode);
                        if (id != null) {
                            entry.setObjectId(id);
                        }
                    }
                });
        editor.commit();
        repository.git().commit().setMessage("put").setAuthor("Maya", "maya@acme.example").call();
    }

    private static String lines(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> "line " + i + "\n")
                .collect(Collectors.joining());
    }
}
