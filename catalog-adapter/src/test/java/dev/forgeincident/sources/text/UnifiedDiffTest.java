package dev.forgeincident.sources.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.forgeincident.context.change.Diff;
import dev.forgeincident.context.change.FileDiff;
import dev.forgeincident.context.change.FileDiff.Kind;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {

    @Test
    void reads_what_happened_to_each_file() {
        Diff.Read diff =
                UnifiedDiff.read(
                        """
                        commit a3f7c2d
                        diff --git a/new.txt b/new.txt
                        new file mode 100644
                        --- /dev/null
                        +++ b/new.txt
                        @@ -0,0 +1 @@
                        +x
                        \\ No newline at end of file
                        diff --git a/old.txt b/old.txt
                        deleted file mode 100644
                        --- a/old.txt
                        +++ /dev/null
                        @@ -1 +0,0 @@
                        -x
                        diff --git a/a b.txt b/c d.txt
                        similarity index 100%
                        rename from a b.txt
                        rename to c d.txt
                        diff --git a/p.png b/p.png
                        Binary files a/p.png and b/p.png differ
                        diff --git "a/\\303\\244.txt" "b/\\303\\244.txt"
                        --- "a/\\303\\244.txt"
                        +++ "b/\\303\\244.txt"
                        @@ -1 +1 @@
                        -a
                        +b
                        """);

        assertThat(diff.files())
                .extracting(FileDiff::path, FileDiff::oldPath, FileDiff::kind, FileDiff::binary)
                .containsExactly(
                        tuple("new.txt", null, Kind.ADDED, false),
                        tuple("old.txt", null, Kind.DELETED, false),
                        tuple("c d.txt", "a b.txt", Kind.RENAMED, false),
                        tuple("p.png", null, Kind.MODIFIED, true),
                        tuple("ä.txt", null, Kind.MODIFIED, false));
        assertThat(diff.omitted()).isZero();
    }

    @Test
    void tells_a_removed_line_from_the_header_of_a_file() {
        Diff.Read diff =
                UnifiedDiff.read(
                        """
                        --- a/x.sql\t2026-11-20
                        +++ b/x.sql\t2026-11-20
                        @@ -1,2 +1,2 @@
                        --- drop the table
                        +++ keep the table

                        --- a/y.sql
                        +++ b/y.sql
                        @@ -1 +1 @@
                        -a
                        +b
                        """);

        assertThat(diff.files()).extracting(FileDiff::path).containsExactly("x.sql", "y.sql");
        assertThat(diff.files().get(0).patch()).contains("--- drop the table\n+++ keep");
    }

    @Test
    void cuts_a_huge_patch_and_says_so() {
        String hunk = "@@ -0,0 +1,9000 @@\n" + "+0123456789\n".repeat(9000);

        FileDiff file = UnifiedDiff.read("--- a/x\n+++ b/x\n" + hunk).files().get(0);

        assertThat(file.truncated()).isTrue();
        assertThat(file.patch()).hasSizeLessThan(64 * 1024);
    }

    @Test
    void a_lone_carriage_return_in_a_file_begins_no_other_file() {
        Diff.Read diff =
                UnifiedDiff.read(
                        """
                        --- a/x\r
                        +++ b/x\r
                        @@ -1 +1 @@\r
                        -a\r
                        +b\r--- a/innocent\r+++ b/innocent\r@@ -1 +1 @@\r-c\r+d
                        """);

        assertThat(diff.files()).extracting(FileDiff::path).containsExactly("x");
        assertThat(diff.files().get(0).patch()).startsWith("@@ -1 +1 @@\n-a\n+b");
    }
}
