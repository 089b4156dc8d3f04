package dev.forgeincident.diagnosis.meaning;

import dev.forgeincident.diagnosis.meaning.DiffMeaning.FlagDefault;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.LogLevelChanged;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.NameReplaced;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.ValueChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which settings that are no numbers get another value: switches, log levels, texts. */
final class SwitchReader {

    private static final Set<String> SWITCH =
            Set.of(
                    "true",
                    "false",
                    "on",
                    "off",
                    "yes",
                    "no",
                    "enabled",
                    "disabled",
                    "enable",
                    "disable",
                    "always",
                    "never",
                    "active",
                    "inactive");
    private static final Pattern SWITCH_NAME =
            Pattern.compile(
                    "\\b(?:enabled?|disabled?|flag|feature|toggle|use|is|allow|skip|active|mode)\\b");
    private static final Pattern LEVEL_NAME =
            Pattern.compile("\\b(?:level|log|logging|logger|verbosity|root|loglevel)\\b");
    private static final Pattern ENDPOINT_NAME =
            Pattern.compile(
                    "\\b(?:topics?|queues?|routes?|routing key|paths?|endpoint|ur[il]|subject|exchange|producer|consumer|channel|stream"
                            + "|(?:get|post|put|delete|patch|request) mapping|handle(?: func)?|subscribe|publish|listener)\\b");

    /** The format of a topic is no topic. */
    private static final Pattern PROPERTY =
            Pattern.compile(
                    "\\b(?:format|type|version|mode|strategy|policy|class|encoding|encoder|compression|codec|(?:de)?serializer|partitioner|driver|provider|protocol|scheme|algorithm|style|case|kind)$");

    private static final Pattern ROUTE = Pattern.compile("(?:[A-Z]{3,6} )?/[\\w/{}:.*-]{0,120}");
    private static final Pattern SECRET =
            Pattern.compile(
                    "\\b(?:pass(?:word|wd|phrase)?|secret|token|api ?key|credentials?|private key|auth|dsn)\\b");
    private static final Pattern ENTRY =
            Pattern.compile("[-\\s]*[\"']?([\\w./$@-]{1,100})[\"']?\\s*(?:[:=]\\s*|\\s)(\\S.*)");
    private static final Pattern CONSTANT =
            Pattern.compile("(?:\\w+[.:])*[A-Z][A-Z0-9_]{2,}|[A-Z]\\w*\\.[A-Z]\\w*");

    private static final int MAX_VALUE = 60;

    private SwitchReader() {}

    static void read(Hunk hunk, List<DiffMeaning> meanings) {
        for (Edit edit : hunk.edits()) {
            HunkLine before = edit.before();
            HunkLine after = edit.after();
            if (before == null
                    || after == null
                    || Statements.isObserving(after)
                    || ScheduleReader.isSchedule(after)) {
                continue;
            }
            if (hunk.isConfiguration()) {
                entry(hunk, edit, before, after, meanings);
            } else {
                settings(edit, before, after, meanings);
            }
        }
    }

    /** A line of configuration: its value is all that follows the key. */
    private static void entry(
            Hunk hunk, Edit edit, HunkLine before, HunkLine after, List<DiffMeaning> meanings) {
        Matcher old = ENTRY.matcher(before.bare());
        Matcher current = ENTRY.matcher(after.bare());
        if (!old.matches() || !current.matches() || !key(old).equals(key(current))) {
            settings(edit, before, after, meanings);
            return;
        }
        String name = key(current);
        if (name.equals("value")) {
            String entry = Places.nameInLineBefore(hunk, after);
            name = entry.isEmpty() ? name : entry;
        }
        String sections = Places.sections(hunk, after);
        boolean brief = name.indexOf('.') < 0 && name.length() < 12 && !sections.isEmpty();
        Setting from = new Setting(name, sections, value(old), Setting.Kind.TEXT);
        Setting to =
                new Setting(
                        brief ? sections + "." + name : name,
                        sections,
                        value(current),
                        Setting.Kind.TEXT);
        compare(edit, from, to, true, meanings);
    }

    private static String key(Matcher entry) {
        return String.valueOf(entry.group(1));
    }

    private static String value(Matcher entry) {
        return String.valueOf(entry.group(2)).strip().replaceAll("^[\"']|[\"'],?$|,$", "");
    }

    private static void settings(
            Edit edit, HunkLine before, HunkLine after, List<DiffMeaning> meanings) {
        List<Setting> old = new ArrayList<>(before.settings());
        for (Setting current : after.settings()) {
            for (int i = 0; i < old.size(); i++) {
                boolean same = old.get(i).name().equals(current.name());
                if (same && !current.name().isEmpty() && old.get(i).kind() == current.kind()) {
                    compare(edit, old.remove(i), current, false, meanings);
                    break;
                }
            }
        }
    }

    private static void compare(
            Edit edit, Setting from, Setting to, boolean whole, List<DiffMeaning> meanings) {
        String old = from.value();
        String current = to.value();
        String spoken = Spoken.of(to.name() + " " + to.call());
        if (old.equals(current)) {
            return;
        }
        Demands.read(edit, spoken, old, current, meanings);
        if (isSwitch(old, spoken) && isSwitch(current, spoken)) {
            meanings.add(new FlagDefault(to.name(), old, current, edit.pair()));
        } else if (LogLevelChanged.rank(old) >= 0
                && LogLevelChanged.rank(current) >= 0
                && LEVEL_NAME.matcher(spoken).find()) {
            meanings.add(new LogLevelChanged(old, current, edit.pair()));
        } else if (to.kind() == Setting.Kind.TEXT) {
            text(edit, to, old, current, whole, meanings);
        } else if (CONSTANT.matcher(old).matches() && CONSTANT.matcher(current).matches()) {
            meanings.add(new ValueChanged(to.name(), old, current, edit.pair()));
        }
    }

    private static void text(
            Edit edit,
            Setting setting,
            String old,
            String current,
            boolean whole,
            List<DiffMeaning> meanings) {
        String spoken = Spoken.of(setting.name() + " " + setting.call());
        boolean number =
                whole
                        && !Settings.in("x = " + current).isEmpty()
                        && Settings.in("x = " + current).get(0).kind() == Setting.Kind.NUMBER;
        if (number) {
            return;
        }
        boolean route = ROUTE.matcher(old).matches() && ROUTE.matcher(current).matches();
        if (SECRET.matcher(spoken).find()) {
            meanings.add(new ValueChanged(setting.name(), "…", "…", edit.pair()));
        } else if ((route && !whole)
                || (ENDPOINT_NAME.matcher(spoken).find()
                        && !PROPERTY.matcher(Spoken.of(setting.shortName())).find())) {
            meanings.add(new NameReplaced(cut(old), cut(current), NameKind.ENDPOINT, edit.pair()));
        } else if (!setting.name().isEmpty() && !old.contains(" %") && !spoken.contains("error")) {
            meanings.add(new ValueChanged(setting.name(), cut(old), cut(current), edit.pair()));
        }
    }

    private static boolean isSwitch(String value, String spokenName) {
        boolean digit = value.equals("0") || value.equals("1");
        return SWITCH.contains(value.toLowerCase(Locale.ROOT))
                || (digit && SWITCH_NAME.matcher(spokenName).find());
    }

    private static String cut(String value) {
        return value.length() <= MAX_VALUE ? value : value.substring(0, MAX_VALUE - 1) + "…";
    }
}
