package dev.forgeincident.sources.git;

/**
 * How much of a repository is read for one question.
 *
 * @param commits how many commits are walked at most, whether or not they are told
 * @param filesPerCommit how many files of a commit are told; the others are counted
 * @param patchChars how long the patch of one file may be, in characters
 * @param commitPatchChars how long the patches of one commit may be together, in characters
 * @param blobBytes how large a file may be whose content is read; a larger one is named only
 */
public record Bounds(
        int commits, int filesPerCommit, int patchChars, int commitPatchChars, int blobBytes) {

    /** What suits a diagnosis that is awaited. */
    public static final Bounds DEFAULT = new Bounds(2_000, 200, 64 * 1024, 256 * 1024, 1024 * 1024);

    public Bounds {
        positive("commits", commits);
        positive("filesPerCommit", filesPerCommit);
        positive("patchChars", patchChars);
        positive("commitPatchChars", commitPatchChars);
        positive("blobBytes", blobBytes);
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, is " + value);
        }
    }
}
