package dev.forgeincident.sources.github;

import dev.forgeincident.context.Words;
import dev.forgeincident.sources.text.SourcePath;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whose deployments are told.
 *
 * @param path where in its repository it lives
 * @param url where a person reads of the repository's deployments
 */
record DeployedService(String name, SourcePath path, String url) {

    private static final int MAX_NAME = 200;

    /**
     * Of what a repository of several services deployed, that which names this one; where nothing
     * does, they are deployed as one.
     *
     * @param words what says which service was deployed
     */
    <T> List<T> ownOf(List<T> all, Function<T, String> words) {
        if (path.isWholeRepository()) {
            return all;
        }
        String folder = path.path().substring(path.path().lastIndexOf('/') + 1);
        List<T> own = all.stream().filter(each -> names(words.apply(each), name)).toList();
        List<T> ofFolder = all.stream().filter(each -> names(words.apply(each), folder)).toList();
        return !own.isEmpty() ? own : !ofFolder.isEmpty() ? ofFolder : all;
    }

    /** The text as a name that is told; empty where there is none. */
    static String bounded(@Nullable String text) {
        return text == null ? "" : Words.bounded(text, MAX_NAME);
    }

    /** Whether the name stands there as a word of its own: {@code api} is not in {@code apiary}. */
    private static boolean names(String words, String name) {
        String text = words.toLowerCase(Locale.ROOT);
        String sought = name.toLowerCase(Locale.ROOT);
        for (int at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
            int end = at + sought.length();
            if ((at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
                    && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }
}
