package dev.forgeincident.sources.files;

import dev.forgeincident.context.Words;
import java.util.ArrayList;
import java.util.List;

/** What could not be read, a line each; counted beyond a bound. */
final class Problems {

    private static final int MAX_TOLD = 20;
    private static final int MAX_LENGTH = 240;

    private final List<String> told = new ArrayList<>();
    private int more;

    void add(String place, String reason) {
        if (told.size() < MAX_TOLD) {
            String line = place + ": " + reason.replaceAll("\\s{1,100}", " ").strip();
            told.add(Words.bounded(Words.clean(line), MAX_LENGTH));
        } else {
            more++;
        }
    }

    List<String> asList() {
        List<String> all = new ArrayList<>(told);
        if (more > 0) {
            all.add(more + " more problems in the catalog files");
        }
        return all;
    }
}
