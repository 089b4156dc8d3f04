package dev.forgeincident.diagnosis.meaning;

import dev.forgeincident.diagnosis.meaning.DiffMeaning.SafeguardRemoved;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads which rights a hunk takes from a list of them, and what it denies. */
final class RightsReader {

    private static final int MAX_RIGHTS = 5;

    private static final Pattern RIGHTS =
            Pattern.compile(
                    "\\b(?:scopes?|roles?|permissions?|grants?|polic(?:y|ies)|privileges?|actions|capabilities|verbs|authorities|allowed (?:origins|hosts|groups|users|audiences|methods)|members|principals|allow ?list|white ?list)\\b");
    private static final Pattern ELEMENT =
            Pattern.compile("-?\\s*[\"']?([\\w:./*@-]{2,80})[\"']?,?");
    private static final Pattern QUOTED = Pattern.compile("[\"']([\\w:./*@-]{2,80})[\"']");
    private static final Pattern LISTED =
            Pattern.compile("[\\[,]\\s*([\\w:./*@-]{2,80})(?=\\s*[,\\]])");
    private static final Pattern DENY =
            Pattern.compile(
                    "(?i)\\beffect\"?\\s*[:=]\\s*\"?deny\\b|\\bdeny\\s+all\\b|\\baction:\\s*deny\\b|\\bdeny\\(");

    private RightsReader() {}

    static void read(Hunk hunk, List<DiffMeaning> meanings) {
        if (!mayHave(hunk)) {
            return;
        }
        Set<String> current = new HashSet<>();
        hunk.added().forEach(line -> current.addAll(elements(line)));
        int found = 0;
        for (Edit edit : hunk.edits()) {
            HunkLine before = edit.before();
            if (before != null && !before.isBlank() && isOfRights(hunk, before)) {
                for (String right : elements(before)) {
                    if (found < MAX_RIGHTS
                            && current.add(right)
                            && leaves(before, edit.after(), right)) {
                        add(right, edit, meanings);
                        found++;
                    }
                }
            }
        }
        for (HunkLine line : hunk.added()) {
            Matcher deny = DENY.matcher(line.bare());
            if (deny.find()
                    && hunk.old().stream().noneMatch(old -> DENY.matcher(old.bare()).find())) {
                meanings.add(
                        new SafeguardRemoved(
                                Safeguard.AUTHORISATION,
                                deny.group().replace("\"", ""),
                                List.of(hunk.pairOf(line))));
                return;
            }
        }
    }

    private static boolean mayHave(Hunk hunk) {
        for (HunkLine line : hunk.lines()) {
            if (line.is(Writing.RIGHTS)) {
                return true;
            }
        }
        return false;
    }

    /** Another element in its place is a change of the value; only what is shorter takes away. */
    private static boolean leaves(HunkLine before, @Nullable HunkLine after, String right) {
        return after == null
                ? ELEMENT.matcher(before.bare()).matches()
                : elements(after).size() < elements(before).size() && !after.bare().contains(right);
    }

    private static void add(String right, Edit edit, List<DiffMeaning> meanings) {
        meanings.add(new SafeguardRemoved(Safeguard.AUTHORISATION, right, List.of(edit.pair())));
    }

    private static boolean isOfRights(Hunk hunk, HunkLine line) {
        if (RIGHTS.matcher(HunkLine.phrase(line.bare())).find()
                && (line.bare().indexOf('[') > 0 || line.bare().indexOf('(') > 0)) {
            return true;
        }
        boolean alone = ELEMENT.matcher(line.bare()).matches();
        return alone && RIGHTS.matcher(Spoken.of(Places.sections(hunk, line))).find();
    }

    private static List<String> elements(HunkLine line) {
        List<String> elements = new ArrayList<>();
        Matcher alone = ELEMENT.matcher(line.bare());
        if (alone.matches()) {
            elements.add(String.valueOf(alone.group(1)));
            return elements;
        }
        Matcher quoted = QUOTED.matcher(line.bare());
        while (quoted.find() && elements.size() < 50) {
            elements.add(String.valueOf(quoted.group(1)));
        }
        Matcher listed = LISTED.matcher(line.bare());
        while (elements.isEmpty() && listed.find()) {
            elements.add(String.valueOf(listed.group(1)));
            while (listed.find() && elements.size() < 50) {
                elements.add(String.valueOf(listed.group(1)));
            }
        }
        return elements;
    }
}
