package dev.forgeincident.narration.claim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command line, cut as a shell cuts it. One that a shell would do anything further with, such as
 * expand, redirect or run in the background, is none.
 */
final class ShellWords {

    private static final String SPECIAL = ";&$<>\\`(){}*?[]~#!\r\n";

    /** What a shell reads inside of double quotes too. */
    private static final String SPECIAL_IN_QUOTES = "$\\`!\r\n";

    private ShellWords() {}

    /** The words of each command of a pipe; null where it is more than that. */
    static @Nullable List<List<String>> of(String line) {
        List<List<String>> commands = new ArrayList<>();
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else if (c < ' ' || (quote == '"' && SPECIAL_IN_QUOTES.indexOf(c) >= 0)) {
                    return null;
                } else if (word != null) {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                word = word == null ? new StringBuilder() : word;
            } else if (c == ' ' || c == '|') {
                if (word != null) {
                    words.add(word.toString());
                    word = null;
                }
                if (c == '|') {
                    commands.add(words);
                    words = new ArrayList<>();
                }
            } else if (c < ' ' || c > '~' || SPECIAL.indexOf(c) >= 0) {
                return null;
            } else {
                word = (word == null ? new StringBuilder() : word).append(c);
            }
        }
        if (quote != 0) {
            return null;
        }
        if (word != null) {
            words.add(word.toString());
        }
        commands.add(words);
        return commands.stream().anyMatch(List::isEmpty) ? null : commands;
    }
}
