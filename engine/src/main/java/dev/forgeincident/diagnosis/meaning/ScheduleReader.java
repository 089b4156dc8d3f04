package dev.forgeincident.diagnosis.meaning;

import dev.forgeincident.diagnosis.meaning.DiffMeaning.ScheduleChanged;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads which schedules a hunk changes: cron, {@code rate(…)}, {@code OnCalendar}. */
final class ScheduleReader {

    private static final String FIELD =
            "(?:[\\d*?,/#LW-]{1,40}|(?i:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[\\w,/#-]{0,40})";
    private static final Pattern SCHEDULE =
            Pattern.compile(
                    "(?<![\\w*/?-])("
                            + FIELD
                            + "(?: +"
                            + FIELD
                            + "){4,6})(?![\\w*/?-])|\\brate\\((\\d[^)]{1,40})\\)|\\bOnCalendar ?= ?(.{1,80})"
                            + "|(@(?:every [\\w.]{1,20}|hourly|daily|midnight|weekly|monthly|yearly))\\b|\\bcrontab\\(([^()]{1,120})\\)");
    private static final Pattern REPEATING = Pattern.compile("[*?]");

    /** {@code 24 * 60 * 60} */
    private static final Pattern PRODUCT =
            Pattern.compile("(?:\\d+ +\\* +)+\\d*,?|(?:\\* +\\d+ *)+,?");

    private static final Pattern NAME =
            Pattern.compile("([A-Za-z_][\\w.-]{0,60})[\"']?\\s*(?:[:=(]|=>)[\\s\"'(]*$");

    private ScheduleReader() {}

    static void read(Hunk hunk, List<DiffMeaning> meanings) {
        for (Edit edit : hunk.edits()) {
            HunkLine before = edit.before();
            HunkLine after = edit.after();
            if (before == null || after == null) {
                continue;
            }
            Matcher old = found(before);
            Matcher current = old == null ? null : found(after);
            if (old != null && current != null && !said(old).equals(said(current))) {
                String name = name(after.bare().substring(0, current.start()));
                meanings.add(new ScheduleChanged(name, said(old), said(current), edit.pair()));
            }
        }
    }

    /** Whether the line gives a schedule, whose numbers are no amounts. */
    static boolean isSchedule(HunkLine line) {
        return found(line) != null;
    }

    private static @Nullable Matcher found(HunkLine line) {
        if (!line.is(Writing.SCHEDULE)) {
            return null;
        }
        Matcher matcher = SCHEDULE.matcher(line.bare());
        while (matcher.find()) {
            String cron = matcher.group(1);
            if (cron == null
                    || (!PRODUCT.matcher(cron).matches() && REPEATING.matcher(cron).find())) {
                return matcher;
            }
        }
        return null;
    }

    private static String said(Matcher schedule) {
        for (int i = 1; i <= schedule.groupCount(); i++) {
            String said = schedule.group(i);
            if (said != null) {
                return said.strip();
            }
        }
        return "";
    }

    private static String name(String before) {
        String near = before.substring(Math.max(0, before.length() - 100));
        Matcher name = NAME.matcher(near);
        return name.find() ? String.valueOf(name.group(1)) : "";
    }
}
