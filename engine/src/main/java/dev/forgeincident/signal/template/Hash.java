package dev.forgeincident.signal.template;

/**
 * 64-bit hashes of words (FNV-1a) and of rows of tokens. A row's hash is a sum over its places, so
 * that the hash of a row with one place changed costs one subtraction. Two different rows share one
 * by chance once in 2^64; someone who builds such lines on purpose gains a wrong group.
 */
final class Hash {

    static final long START = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private Hash() {}

    static long next(long hash, char c) {
        return (hash ^ c) * PRIME;
    }

    static long of(char[] text, int from, int to) {
        long hash = START;
        for (int i = from; i < to; i++) {
            hash = next(hash, text[i]);
        }
        return hash;
    }

    static long of(String word) {
        return of(word.toCharArray(), 0, word.length());
    }

    /** What a token adds to the hash of its row. */
    static long at(int place, long token) {
        long x = token + (place + 1) * GOLDEN;
        x = (x ^ (x >>> 32)) * 0xd6e8feb86659fd93L;
        x = (x ^ (x >>> 29)) * GOLDEN;
        return x ^ (x >>> 32);
    }
}
