package dev.forgeincident.diagnosis.likeness;

import java.util.Arrays;

/**
 * How often each word of the symptom stands in a text.
 *
 * @param ids the numbers of those that do
 * @param times how often each of them does
 * @param length of the text, in words of any kind
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and read in the innermost loop
record Tally(int[] ids, int[] times, int length) {

    /** Counts, and can be used again after each {@link #take}. */
    static final class Counter {

        private final int[] times;
        private int[] seen = new int[16];
        private int size;
        private int length;

        Counter(int words) {
            this.times = new int[words];
        }

        void hit(int id) {
            if (times[id]++ == 0) {
                if (size == seen.length) {
                    seen = Arrays.copyOf(seen, 2 * size);
                }
                seen[size++] = id;
            }
        }

        void lengthen() {
            length++;
        }

        Tally take() {
            int[] ids = Arrays.copyOf(seen, size);
            int[] counts = new int[size];
            for (int i = 0; i < size; i++) {
                counts[i] = times[ids[i]];
                times[ids[i]] = 0;
            }
            Tally tally = new Tally(ids, counts, length);
            size = 0;
            length = 0;
            return tally;
        }
    }
}
