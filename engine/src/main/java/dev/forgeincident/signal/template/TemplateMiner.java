package dev.forgeincident.signal.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups log lines, one after the other, by the statement that wrote them.
 *
 * <p>A line is cut into tokens and its values are masked in one pass; lines that are then equal are
 * of one template. Templates that differ in one word are one group once so many different words
 * were seen in that place that it must vary. After Drain (He et al., ICWS 2017) a line is sought
 * only among the templates with as many tokens and the same first one; unlike Drain, likeness alone
 * merges nothing: "started" and "stopped" stay apart however long the line is.
 *
 * <p>The same lines in the same order give the same groups. Memory is bounded by the number of
 * templates: see {@link #TemplateMiner(int)}. Not for use by several threads.
 */
public final class TemplateMiner {

    /** The line belongs to no template known, and no more are opened. */
    public static final int NONE = -1;

    /** Of a long line only so many places can be found to vary by the words seen there. */
    private static final int MAX_PLACES = 32;

    /** A template keeps so many constant words; with fewer it says nothing. */
    private static final int MIN_CONSTANT_WORDS = 2;

    /** The first word tells statements apart, unless so many words tell more. */
    private static final int WORDS_WITHOUT_FIRST = 5;

    /** Widened templates that begin alike; a line is compared with no more. */
    private static final int MAX_ALIKE = 64;

    private static final int RECENT = 4_096;

    private final int maxTemplates;
    private final LineScanner scanner = new LineScanner();
    private final LongIntMap bySignature = new LongIntMap();
    private final List<Template> templates = new ArrayList<>();
    private final Map<Long, Evidence> evidence = new HashMap<>();
    private final Map<Long, List<Widened>> widened = new HashMap<>();
    private final Groups groups = new Groups();

    /** Lines found by comparing; a slot is overwritten, so that these need no bound. */
    private final long[] recentSignatures = new long[RECENT];

    private final int[] recentTemplates = new int[RECENT];

    /**
     * @param maxTemplates how many templates are opened from lines, at least 1; as many again may
     *     come from widening. A template keeps the first 400 characters and at most 192 tokens of a
     *     line, and is evidence for at most 33 places: under 20 kB in all
     */
    public TemplateMiner(int maxTemplates) {
        if (maxTemplates < 1) {
            throw new IllegalArgumentException("maxTemplates is at least 1");
        }
        this.maxTemplates = maxTemplates;
        Arrays.fill(recentTemplates, NONE);
    }

    /**
     * The id of the line's template, or {@link #NONE}. The id stays valid; which group it belongs
     * to, {@link #group} tells after the last line.
     */
    public int cluster(CharSequence line) {
        TokenRow row = scanner.scan(line);
        long signature = row.hash();
        int known = bySignature.get(signature);
        if (known != LongIntMap.ABSENT) {
            return known;
        }
        int slot = (int) (signature >>> 32) & (RECENT - 1);
        if (recentTemplates[slot] != NONE && recentSignatures[slot] == signature) {
            return recentTemplates[slot];
        }
        int match = widenedMatch(row);
        if (match != NONE) {
            recentSignatures[slot] = signature;
            recentTemplates[slot] = match;
            return match;
        }
        return templates.size() < maxTemplates
                ? open(Template.of(row, scanner.length()), signature)
                : NONE;
    }

    /** The group that this template belongs to now; the same for all templates of a group. */
    public int group(int id) {
        return groups.of(id);
    }

    /** What the lines of the group of this template have in common, values shown as {@code <*>}. */
    public String template(int id) {
        return templates.get(groups.widest(id)).toString();
    }

    /** How many groups there are. */
    public int count() {
        return groups.count();
    }

    private int widenedMatch(TokenRow row) {
        if (row.size() == 0) {
            return NONE;
        }
        int match = match(row, row.hash[0]);
        return match != NONE ? match : match(row, TokenRow.VARIABLE_HASH);
    }

    private int match(TokenRow row, long firstToken) {
        for (Widened wide : widened.getOrDefault(Hash.at(row.size(), firstToken), List.of())) {
            if (wide.template().matches(row)) {
                return wide.id();
            }
        }
        return NONE;
    }

    private int open(Template template, long signature) {
        int id = templates.size();
        templates.add(template);
        bySignature.put(signature, id);
        groups.add(template.constantWords());
        gatherEvidence(template, signature, id);
        return id;
    }

    /** Enters the template among those that differ from it in one place only, for each place. */
    private void gatherEvidence(Template template, long signature, int id) {
        int words = template.constantWords();
        boolean first = true;
        List<Integer> names = new ArrayList<>();
        int last = Math.min(template.size(), MAX_PLACES);
        for (int place = 0; place < last; place++) {
            byte kind = template.kind(place);
            if (kind == TokenRow.MARK) {
                continue;
            }
            boolean named = kind == TokenRow.VALUE || kind == TokenRow.DOTTED;
            boolean mayVary = !first || kind == TokenRow.DOTTED || words >= WORDS_WITHOUT_FIRST;
            int left = words - (template.isConstantWord(place) ? 1 : 0);
            first = false;
            if (mayVary && left >= MIN_CONSTANT_WORDS) {
                enter(template, signature, id, place);
                if (named) {
                    names.add(place);
                }
            }
        }
        if (names.size() > 1 && words - names.size() >= MIN_CONSTANT_WORDS) {
            enter(template, signature, id, names.stream().mapToInt(place -> place).toArray());
        }
    }

    private void enter(Template template, long signature, int id, int... places) {
        long others = signature;
        for (int place : places) {
            others -= Hash.at(place, template.hash(place));
            others += Hash.at(place, TokenRow.VARIABLE_HASH);
        }
        Evidence alike = evidence.computeIfAbsent(others, any -> new Evidence());
        boolean known = alike.isEnough();
        byte kind = places.length == 1 ? template.kind(places[0]) : TokenRow.WORD;
        alike.add(id, kind);
        if (alike.isEnough()) {
            for (int member : alike.takeMembers()) {
                groups.union(member, id);
            }
            if (!known) {
                widen(template.widened(places), id);
            }
        }
    }

    /** Takes in the lines that this template matches from now on. */
    private void widen(Template wider, int id) {
        int group = named(wider, wider.signature(), id);
        long withValues = wider.signatureWithValues();
        int plain = bySignature.get(withValues);
        if (plain == LongIntMap.ABSENT) {
            bySignature.put(withValues, group);
        } else {
            groups.union(plain, group);
        }
        List<Widened> alike =
                widened.computeIfAbsent(
                        Hash.at(wider.size(), wider.hash(0)), any -> new ArrayList<>());
        if (alike.size() < MAX_ALIKE) {
            alike.add(new Widened(wider, group));
        }
    }

    /** The id of the template that has this signature, opened where there is room. */
    private int named(Template wider, long signature, int member) {
        int id = bySignature.get(signature);
        if (id == LongIntMap.ABSENT && templates.size() < 2 * maxTemplates) {
            id = open(wider, signature);
        }
        if (id != LongIntMap.ABSENT) {
            groups.union(member, id);
        }
        return id == LongIntMap.ABSENT ? member : id;
    }

    private record Widened(Template template, int id) {}
}
