package dev.forgeincident.diagnosis.likeness;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers words in the order in which they come. Words are looked up where they stand in a buffer,
 * without a string being made: most words of a commit are looked up and not found.
 */
final class WordTable {

    private static final int SHAPES = 4_096;

    private final List<char[]> words = new ArrayList<>();
    private int[] slots = new int[64];

    /** One bit for each shape that a known word has: most unknown words have none of these. */
    private final long[] shapes = new long[SHAPES / Long.SIZE];

    /** The number of the word, which is added where it is new. */
    int add(char[] buffer, int length) {
        int known = find(buffer, length);
        if (known >= 0) {
            return known;
        }
        if (2 * (words.size() + 1) > slots.length) {
            slots = new int[2 * slots.length];
            for (int id = 0; id < words.size(); id++) {
                place(id);
            }
        }
        words.add(java.util.Arrays.copyOf(buffer, length));
        int shape = shape(buffer, length);
        shapes[shape >>> 6] |= 1L << shape;
        place(words.size() - 1);
        return words.size() - 1;
    }

    /** The number of the word; -1 where it is not known. */
    int find(char[] buffer, int length) {
        int shape = shape(buffer, length);
        if ((shapes[shape >>> 6] & 1L << shape) == 0) {
            return -1;
        }
        int mask = slots.length - 1;
        for (int at = hash(buffer, length) & mask; slots[at] != 0; at = (at + 1) & mask) {
            char[] word = words.get(slots[at] - 1);
            if (word.length == length
                    && java.util.Arrays.equals(word, 0, length, buffer, 0, length)) {
                return slots[at] - 1;
            }
        }
        return -1;
    }

    int size() {
        return words.size();
    }

    private void place(int id) {
        char[] word = words.get(id);
        int mask = slots.length - 1;
        int at = hash(word, word.length) & mask;
        while (slots[at] != 0) {
            at = (at + 1) & mask;
        }
        slots[at] = id + 1;
    }

    /** Its first, middle and last letter and its length, in few bits. */
    private static int shape(char[] buffer, int length) {
        if (length == 0) {
            return 0;
        }
        int first = buffer[0] + 31 * buffer[length / 2];
        return (31 * first + 7 * buffer[length - 1] + length) & (SHAPES - 1);
    }

    private static int hash(char[] buffer, int length) {
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + buffer[i];
        }
        return hash ^ (hash >>> 15);
    }
}
