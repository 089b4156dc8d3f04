package dev.forgeincident.diagnosis.meaning;

import dev.forgeincident.diagnosis.meaning.DiffMeaning.QuantityChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which numbers a hunk changes, and which limits it sets where none was. */
final class QuantityReader {

    /** Keys that say nothing without the section they stand in. */
    private static final Pattern GENERIC =
            Pattern.compile(
                    "(?i)value|default|val|size|max|min|limit|count|number|amount|maximum|minimum|length"
                            + "|memory|cpu|storage|seconds|millis|ms|duration|time|rate|initial|interval|timeout|retries|ttl|(?:period|timeout|initialDelay)Seconds|(?:failure|success)Threshold");

    /** What holds back where nothing did before. */
    private static final List<Quantity> LIMITING =
            List.of(
                    Quantity.POOL,
                    Quantity.CONCURRENCY,
                    Quantity.MEMORY,
                    Quantity.CPU,
                    Quantity.RATE_LIMIT,
                    Quantity.TIME_OUT,
                    Quantity.QUEUE,
                    Quantity.LIMIT);

    private static final Pattern UNIT_IN_NAME =
            Pattern.compile(
                    "(?:^|[ .])(ms|millis|milliseconds|s|secs?|seconds|mins?|minutes|hours|days|kb|mb|gb|bytes|mib|gib)$");

    private QuantityReader() {}

    static void read(Hunk hunk, List<DiffMeaning> meanings) {
        for (Edit edit : hunk.edits()) {
            HunkLine before = edit.before();
            HunkLine after = edit.after();
            boolean numbers =
                    (before != null && before.hasDigit()) || (after != null && after.hasDigit());
            if (!numbers || (after != null && ScheduleReader.isSchedule(after))) {
                continue;
            }
            if (before != null && after != null) {
                changed(hunk, edit, before, after, meanings);
            } else if (after != null && !after.isBlank()) {
                introduced(hunk, edit, after, meanings);
            }
        }
    }

    private static void changed(
            Hunk hunk, Edit edit, HunkLine before, HunkLine after, List<DiffMeaning> meanings) {
        List<Setting> old = numbers(before);
        List<Setting> current = numbers(after);
        List<Setting> unmatched = new ArrayList<>(old);
        List<Setting> left = new ArrayList<>();
        for (Setting setting : current) {
            int same = indexOfSame(unmatched, setting);
            if (same < 0) {
                left.add(setting);
            } else {
                compare(hunk, edit, after, unmatched.remove(same), setting, meanings);
            }
        }
        if (left.isEmpty() && unmatched.size() == 1) {
            Expiries.gone(hunk, edit, after, unmatched.get(0), meanings);
        }
        // What has another name stands in the place of what had the old one.
        if (left.size() == unmatched.size()) {
            for (int i = 0; i < left.size(); i++) {
                compare(hunk, edit, after, unmatched.get(i), left.get(i), meanings);
            }
        }
    }

    private static List<Setting> numbers(HunkLine line) {
        return line.hasDigit()
                ? line.settings().stream()
                        .filter(setting -> setting.kind() == Setting.Kind.NUMBER)
                        .toList()
                : List.of();
    }

    private static int indexOfSame(List<Setting> settings, Setting wanted) {
        for (int i = 0; i < settings.size(); i++) {
            if (settings.get(i).name().equals(wanted.name())) {
                return i;
            }
        }
        return -1;
    }

    private static void compare(
            Hunk hunk,
            Edit edit,
            HunkLine after,
            Setting old,
            Setting current,
            List<DiffMeaning> meanings) {
        boolean renamed = !old.name().equals(current.name());
        String from = renamed ? withUnit(old) : old.value();
        String to = renamed ? withUnit(current) : current.value();
        String name = fullName(hunk, after, current);
        Quantity quantity = quantity(hunk, after, current, name);
        if (to.equals("0")) {
            Expiries.zeroed(hunk, after, current, meanings);
        }
        boolean same = Amount.of(to, quantity).equals(Amount.of(from, quantity));
        boolean related = !renamed || quantity == Quantity.named(old.name());
        if (!same && related) {
            meanings.add(
                    new QuantityChanged(
                            name.isEmpty() ? Places.function(hunk, after) : name,
                            quantity,
                            from,
                            to,
                            edit.pair()));
        }
    }

    /** The unit that only the name tells is said with the number when the name changes. */
    private static String withUnit(Setting setting) {
        Matcher unit = UNIT_IN_NAME.matcher(Spoken.of(setting.name()));
        boolean bare = Character.isDigit(setting.value().charAt(setting.value().length() - 1));
        return bare && unit.find() ? setting.value() + " " + unit.group(1) : setting.value();
    }

    private static String fullName(Hunk hunk, HunkLine line, Setting setting) {
        String name = setting.name();
        boolean sectioned = hunk.isConfiguration() || hunk.path().isEmpty();
        if (!sectioned || !GENERIC.matcher(name).matches()) {
            return name;
        }
        String entry = name.equals("value") ? Places.nameInLineBefore(hunk, line) : "";
        if (!entry.isEmpty()) {
            return entry;
        }
        String sections = Places.sections(hunk, line);
        return sections.isEmpty() ? name : sections + "." + name;
    }

    /** What the name tells; else the call around it; else the names around the line. */
    private static Quantity quantity(Hunk hunk, HunkLine line, Setting setting, String name) {
        Quantity own = Quantity.named(setting.shortName());
        if (own != Quantity.OTHER && own != Quantity.LIMIT) {
            return own;
        }
        Quantity full = Quantity.named(name + " " + setting.call());
        if (full != Quantity.OTHER) {
            return full;
        }
        if (!name.isEmpty() && !hunk.isConfiguration()) {
            return own;
        }
        Quantity around =
                Quantity.named(
                        name.isEmpty() ? Places.function(hunk, line) : Places.sections(hunk, line));
        return around != Quantity.OTHER ? around : own;
    }

    /** A line that sets a limit which the old side did not name at all. */
    private static void introduced(
            Hunk hunk, Edit edit, HunkLine after, List<DiffMeaning> meanings) {
        boolean comparison = after.bare().startsWith("if ") || after.bare().startsWith("if(");
        if (comparison || newDefinition(hunk)) {
            return;
        }
        for (Setting setting : numbers(after)) {
            String name = fullName(hunk, after, setting);
            Quantity quantity = quantity(hunk, after, setting, name);
            boolean limits =
                    LIMITING.contains(quantity) && !name.isEmpty() && quantity.isNamedBy(name);
            if (limits && !isKnown(hunk, setting.shortName())) {
                meanings.add(new QuantityChanged(name, quantity, "", setting.value(), edit.pair()));
            }
        }
    }

    private static boolean isKnown(Hunk hunk, String name) {
        return hunk.old().stream().anyMatch(line -> line.bare().contains(name));
    }

    /** What is added with all around it limits nothing that ran before. */
    private static boolean newDefinition(Hunk hunk) {
        return hunk.old().isEmpty() && hunk.added().size() > 3;
    }
}
