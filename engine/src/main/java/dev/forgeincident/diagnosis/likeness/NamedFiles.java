package dev.forgeincident.diagnosis.likeness;

import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.FileDiff;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The files that a symptom names, and who touches them. A name that every directory has ({@code
 * init.pp}, {@code index.js}) says little; each directory that is named with it says more.
 *
 * @param worth for each commit, 0 where it touches none
 * @param paths for each commit, the file that is meant the likeliest; empty where it touches none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NamedFiles(double[] worth, List<String> paths) {

    private static final int MAX_FILES = 500;
    private static final double BEFOREHAND = 0.5;
    private static final double EACH_DIRECTORY = 0.3;

    static NamedFiles of(SymptomText symptom, List<Commit> commits) {
        Map<String, Integer> users = new HashMap<>();
        for (Commit commit : commits) {
            Set<String> names = new HashSet<>();
            paths(commit).forEach(path -> names.add(name(path)));
            names.forEach(name -> users.merge(name, 1, Integer::sum));
        }
        double[] worth = new double[commits.size()];
        List<String> meant = new ArrayList<>();
        for (int i = 0; i < worth.length; i++) {
            String best = "";
            for (String path : paths(commits.get(i))) {
                String name = name(path);
                for (String named : symptom.filesNamed(name)) {
                    double rarity =
                            Math.log(
                                    (commits.size() + 1)
                                            / (users.getOrDefault(name, 0) + BEFOREHAND));
                    double depth =
                            1
                                    + EACH_DIRECTORY
                                            * commonDirectories(
                                                    named, path.toLowerCase(Locale.ROOT));
                    if (rarity * depth > worth[i]) {
                        worth[i] = rarity * depth;
                        best = path;
                    }
                }
            }
            meant.add(best);
        }
        return new NamedFiles(worth, List.copyOf(meant));
    }

    private static List<String> paths(Commit commit) {
        return commit.diff().files().stream().limit(MAX_FILES).map(FileDiff::path).toList();
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    /** How many directories both paths have in common, counted from the file up. */
    private static int commonDirectories(String one, String other) {
        int i = one.length() - 1;
        int j = other.length() - 1;
        int segments = 0;
        while (i >= 0 && j >= 0 && one.charAt(i) == other.charAt(j)) {
            segments += one.charAt(i) == '/' ? 1 : 0;
            i--;
            j--;
        }
        boolean whole =
                (i < 0 || one.charAt(i) == '/')
                        && (j < 0 || other.charAt(j) == '/')
                        && one.charAt(Math.max(0, i + 1)) != '/';
        return whole ? segments : Math.max(0, segments - 1);
    }
}
