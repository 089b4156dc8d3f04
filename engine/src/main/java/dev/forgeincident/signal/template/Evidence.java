package dev.forgeincident.signal.template;

import java.util.Arrays;

/**
 * What is known of templates that are the same but for one place (or for the same few places): how
 * many different words were seen there. Enough of them, and the place varies.
 */
final class Evidence {

    /**
     * A word among others: states, verbs and levels come in small sets and mean different things,
     * so that it takes more of them than such a set has.
     */
    private static final int WORDS = 6;

    /** A word where a value stands; it may still be a state or an error's name. */
    private static final int VALUES = 4;

    /** A word after {@code user} and the like; a name. */
    private static final int NAMES = 3;

    /** What one number or other value in the place counts. */
    private static final int OF_VARIABLE = 2;

    private int[] members = new int[2];
    private int size;
    private int weight;
    private int needed = WORDS;

    /** One more template. */
    void add(int template, byte kind) {
        if (size == members.length) {
            members = Arrays.copyOf(members, 2 * size);
        }
        members[size++] = template;
        weight += kind >= TokenRow.VARIABLE ? OF_VARIABLE : 1;
        needed = Math.min(needed, needed(kind));
    }

    /** Whether the place is known to vary. */
    boolean isEnough() {
        return weight >= needed && weight > OF_VARIABLE;
    }

    /** The templates that are one since the place varies; they are forgotten but for the last. */
    int[] takeMembers() {
        int[] taken = Arrays.copyOf(members, size);
        members[0] = taken[size - 1];
        size = 1;
        return taken;
    }

    private static int needed(byte kind) {
        return switch (kind) {
            case TokenRow.VALUE -> VALUES;
            case TokenRow.NAME -> NAMES;
            default -> WORDS;
        };
    }
}
