package dev.forgeincident.sources.files;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A glob, split into the directory where it begins and what has to match below it; {@code **}{@code
 * /} also stands for no directory at all.
 */
final class FileGlob {

    private static final Set<String> PASSED_OVER = Set.of(".git", "node_modules", "target");
    private static final int MAX_DEPTH = 40;
    private static final int MAX_VISITED = 200_000;

    private final String text;
    private final Path root;
    private final @Nullable PathMatcher below;

    private FileGlob(String text, Path root, @Nullable PathMatcher below) {
        this.text = text;
        this.root = root;
        this.below = below;
    }

    /**
     * @throws IllegalArgumentException when the text is no glob
     */
    static FileGlob of(String text, Path base) {
        String glob = text.strip().replace('\\', '/');
        int special = firstSpecial(glob);
        int split = special < 0 ? glob.length() : glob.lastIndexOf('/', special) + 1;
        String pattern = glob.substring(split);
        try {
            Path root = base.resolve(glob.substring(0, split)).normalize();
            return new FileGlob(text, root, pattern.isEmpty() ? null : matcher(pattern, base));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not a pattern for files: \"" + text + "\"", e);
        }
    }

    /** The regular files that match, at most {@code max}, in the order of their paths. */
    Set<Path> files(int max) throws IOException {
        Set<Path> found = new TreeSet<>();
        if (below == null) {
            if (Files.isRegularFile(root)) {
                found.add(root);
            }
            return found;
        }
        if (Files.isDirectory(root)) {
            Walk walk = new Walk(root, below, found, max);
            Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, walk);
        }
        return found;
    }

    @Override
    public String toString() {
        return text;
    }

    private static PathMatcher matcher(String pattern, Path base) {
        // Java's "**/" wants a directory; braces do not nest, so a glob with braces stays as it is.
        String lenient = pattern.indexOf('{') < 0 ? pattern.replace("**/", "{,**/}") : pattern;
        return base.getFileSystem().getPathMatcher("glob:" + lenient);
    }

    private static int firstSpecial(String glob) {
        for (int i = 0; i < glob.length(); i++) {
            if ("*?[{".indexOf(glob.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** Walks the tree; a loop of links and what may not be read are passed over. */
    private static final class Walk extends SimpleFileVisitor<Path> {

        private final Path root;
        private final PathMatcher matcher;
        private final Set<Path> found;
        private final int max;
        private int visited;

        Walk(Path root, PathMatcher matcher, Set<Path> found, int max) {
            this.root = root;
            this.matcher = matcher;
            this.found = found;
            this.max = max;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            Path name = directory.getFileName();
            boolean passed = name != null && PASSED_OVER.contains(name.toString());
            return passed && !directory.equals(root)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && matcher.matches(root.relativize(file))) {
                found.add(file);
            }
            visited++;
            boolean enough = found.size() >= max || visited >= MAX_VISITED;
            return enough || Thread.currentThread().isInterrupted()
                    ? FileVisitResult.TERMINATE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
