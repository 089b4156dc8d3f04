package dev.forgeincident.sources.git;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.PackInvalidException;
import org.eclipse.jgit.errors.PackMismatchException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;

/**
 * What went wrong, in words for a reader. Messages of exceptions are not passed on: they hold paths
 * of this machine.
 */
final class Trouble {

    private static final Pattern OBJECT = Pattern.compile("\\b([0-9a-f]{7})[0-9a-f]{33}\\b");

    private Trouble() {}

    static String words(Exception trouble) {
        if (isInterruption(trouble)) {
            return "interrupted";
        }
        if (trouble instanceof RepositoryNotFoundException) {
            return "is not a git repository";
        }
        if (trouble instanceof NoSuchFileException || trouble instanceof FileNotFoundException) {
            return "the clone, or a file of it, is not there";
        }
        if (trouble instanceof AccessDeniedException) {
            return "may not be read";
        }
        if (trouble instanceof MissingObjectException) {
            return "object" + named(trouble) + " is not in the clone";
        }
        if (isDamage(trouble)) {
            return "object" + named(trouble) + " is damaged";
        }
        if (trouble.getCause() instanceof ConfigInvalidException) {
            return "its git config cannot be read";
        }
        return "cannot be read (" + trouble.getClass().getSimpleName() + ")";
    }

    /** Whether asking again may help: a clone that is being written, a disk that hesitates. */
    static boolean mayPass(Exception trouble) {
        return trouble instanceof IOException && !(trouble instanceof RepositoryNotFoundException);
    }

    /** Whether it was the calling thread that was told to end. */
    static boolean isInterruption(Exception trouble) {
        return trouble instanceof InterruptedIOException
                || trouble instanceof ClosedByInterruptException;
    }

    private static boolean isDamage(Exception trouble) {
        return trouble instanceof CorruptObjectException
                || trouble instanceof PackInvalidException
                || trouble instanceof PackMismatchException;
    }

    private static String named(Exception trouble) {
        Matcher object = OBJECT.matcher(String.valueOf(trouble.getMessage()));
        return object.find() ? " " + object.group(1) : "";
    }
}
