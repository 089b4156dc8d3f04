package dev.forgeincident.diagnosis.likeness;

import java.util.Arrays;

/**
 * What a symptom has of the words of commits. Commits use the same words again and again: each is
 * cut and looked up once.
 */
final class Lookups {

    /** What comes after so many different words is looked up each time. */
    static final int MOST = 50_000;

    private static final int SILENT = -2;

    private final SymptomText symptom;
    private final WordTable met = new WordTable();
    private int[] words = new int[256];
    private int[] roots = new int[256];
    private boolean[] counts = new boolean[256];

    Lookups(SymptomText symptom) {
        this.symptom = symptom;
    }

    /**
     * The number of the word, by which the other methods know it until the next one is asked for.
     */
    int of(char[] word, int length) {
        int known = met.size();
        int number = known < MOST ? met.add(word, length) : met.find(word, length);
        if (number >= 0 && number < known) {
            return number;
        }
        if (known == words.length) {
            words = Arrays.copyOf(words, 2 * known);
            roots = Arrays.copyOf(roots, 2 * known);
            counts = Arrays.copyOf(counts, 2 * known);
        }
        lookUp(known, word, length);
        return known;
    }

    private void lookUp(int number, char[] word, int length) {
        if (CommonWords.isSilent(word, length)) {
            words[number] = SILENT;
            return;
        }
        int stem = Stems.light(word, length);
        words[number] = symptom.word(word, stem);
        counts[number] = stem > 1 && !WordScanner.isDigits(word, stem);
        roots[number] = counts[number] ? symptom.root(word, Stems.root(word, length)) : -1;
    }

    /** Whether the word says nothing at all. */
    boolean isSilent(int number) {
        return words[number] == SILENT;
    }

    /** The symptom's number of the word; -1 where it does not have it. */
    int word(int number) {
        return words[number];
    }

    /** The symptom's number of the word's root; -1 where it does not have it. */
    int root(int number) {
        return roots[number];
    }

    /** Whether it is more than a digit or a letter. */
    boolean counts(int number) {
        return counts[number];
    }
}
