package dev.forgeincident.diagnosis.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far a version moved, by the first of its numbers that differs (semantic versioning). */
public enum VersionStep {
    /** It may break whoever uses it; below 1.0 the second number says so too. */
    MAJOR,
    MINOR,
    PATCH,
    /** Not two versions of that form. */
    OTHER;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final int MAX_TEXT = 100;

    static VersionStep between(String from, String to) {
        List<Integer> before = numbers(from);
        List<Integer> after = numbers(to);
        if (before.isEmpty() || after.isEmpty()) {
            return OTHER;
        }
        int i = 0;
        while (i < 3 && at(before, i) == at(after, i)) {
            i++;
        }
        boolean unstable = at(before, 0) == 0;
        return i == 0 || (i == 1 && unstable) ? MAJOR : i == 1 ? MINOR : i == 2 ? PATCH : OTHER;
    }

    private static int at(List<Integer> numbers, int i) {
        return i < numbers.size() ? numbers.get(i) : 0;
    }

    private static List<Integer> numbers(String version) {
        List<Integer> numbers = new ArrayList<>();
        Matcher matcher =
                NUMBER.matcher(version.substring(0, Math.min(version.length(), MAX_TEXT)));
        while (matcher.find() && numbers.size() < 3) {
            numbers.add(Integer.parseInt(matcher.group()));
        }
        return numbers;
    }
}
