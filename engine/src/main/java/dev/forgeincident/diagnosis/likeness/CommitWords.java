package dev.forgeincident.diagnosis.likeness;

import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.FileDiff;
import java.util.Arrays;
import java.util.List;

/**
 * What of a symptom's words a commit has, and where. Unchanged lines are not read: they are not
 * what the commit did.
 *
 * @param subject the words of the first line of the message; likewise {@code body}
 * @param all the words of all of it, with the paths, the changed lines and the functions they stand
 *     in
 * @param roots likewise, words with a common root counted as one
 * @param pairs the symptom's pairs of words that stand side by side in it
 * @param lines the symptom's words in each changed line and the subject: numbers, and after each
 *     line {@code -1 - file}, the subject's file being 0 and the first real one 1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and read in the innermost loop
record CommitWords(Tally subject, Tally body, Tally all, Tally roots, Tally pairs, int[] lines) {

    static final int MAX_PATCH = 64_000;

    private static final int MAX_MESSAGE = 16_000;
    private static final int MAX_FILES = 500;

    /** What is longer was not written by a person. */
    private static final int MAX_LINE = 400;

    /** Reads one commit after the other against the same symptom. */
    static final class Reader extends WordScanner {

        private final SymptomText symptom;
        private final Lookups lookups;
        private final Tally.Counter field;
        private final Tally.Counter all;
        private final Tally.Counter roots;
        private final Tally.Counter pairs;
        private final int[] lastLine;
        private int[] lines = new int[64];
        private int linesSize;
        private int line;
        private boolean inLine;
        private int before;

        Reader(SymptomText symptom) {
            this.symptom = symptom;
            this.lookups = new Lookups(symptom);
            this.field = new Tally.Counter(symptom.size());
            this.all = new Tally.Counter(symptom.size());
            this.roots = new Tally.Counter(symptom.rootCount());
            this.pairs = new Tally.Counter(symptom.pairCount());
            this.lastLine = new int[symptom.size()];
        }

        CommitWords read(Commit commit) {
            linesSize = 0;
            String message = commit.message();
            int end = Math.min(message.length(), MAX_MESSAGE);
            int from = 0;
            while (from < end && Character.isWhitespace(message.charAt(from))) {
                from++;
            }
            int subjectEnd = lineEnd(message, from, end);
            line(message, from, subjectEnd, 0);
            Tally subject = field.take();
            body(message, subjectEnd, end);
            Tally body = field.take();
            List<FileDiff> files = commit.diff().files();
            for (int i = 0; i < Math.min(files.size(), MAX_FILES); i++) {
                String path = files.get(i).path();
                before = -1;
                scan(path, 0, Math.min(path.length(), MAX_LINE));
            }
            int budget = MAX_PATCH;
            for (int i = 0; i < files.size() && budget > 0; i++) {
                String patch = files.get(i).patch();
                int part = Math.min(budget, patch.length());
                patch(patch, part, i + 1);
                budget -= part;
            }
            field.take();
            return new CommitWords(
                    subject,
                    body,
                    all.take(),
                    roots.take(),
                    pairs.take(),
                    Arrays.copyOf(lines, linesSize));
        }

        private void body(String message, int from, int end) {
            before = -1;
            for (int start = from; start < end; ) {
                int to = lineEnd(message, start, end);
                if (!isTrailer(message, start, to)) {
                    scan(message, start, to);
                }
                start = to + 1;
            }
        }

        /** "Signed-off-by: ", "Bug: 1": who and which ticket, not what. */
        private static boolean isTrailer(String message, int from, int to) {
            int i = from;
            boolean hyphen = false;
            while (i < to
                    && i - from < 40
                    && (Character.isLetter(message.charAt(i)) || message.charAt(i) == '-')) {
                hyphen |= message.charAt(i) == '-';
                i++;
            }
            if (i == from || i == to || message.charAt(i) != ':') {
                return false;
            }
            int length = i - from;
            return hyphen
                    || (length == 2 && message.regionMatches(true, from, "cc", 0, 2))
                    || (length == 3
                            && (message.regionMatches(true, from, "bug", 0, 3)
                                    || message.regionMatches(true, from, "tbr", 0, 3)));
        }

        private void patch(String patch, int end, int file) {
            for (int start = 0; start < end; ) {
                int to = lineEnd(patch, start, end);
                char sign = to > start ? patch.charAt(start) : ' ';
                if (sign == '+' || sign == '-') {
                    line(patch, start + 1, to, file);
                } else if (patch.startsWith("@@", start)) {
                    line(patch, afterRange(patch, start, to), to, file);
                }
                start = to + 1;
            }
        }

        /** Behind the second "@@" of a hunk's header is the function that it stands in. */
        private static int afterRange(String patch, int start, int end) {
            for (int i = start + 2; i + 1 < end; i++) {
                if (patch.charAt(i) == '@' && patch.charAt(i + 1) == '@') {
                    return i + 2;
                }
            }
            return start + 2;
        }

        private void line(String text, int from, int to, int file) {
            line++;
            inLine = true;
            before = -1;
            int sizeBefore = linesSize;
            scan(text, from, Math.min(to, from + MAX_LINE));
            if (linesSize > sizeBefore) {
                append(-1 - file);
            }
            inLine = false;
        }

        private static int lineEnd(String text, int from, int end) {
            int newline = text.indexOf('\n', from);
            return newline < 0 || newline > end ? end : newline;
        }

        @Override
        void part(char[] word, int length) {
            int number = lookups.of(word, length);
            if (lookups.isSilent(number)) {
                before = -1;
                return;
            }
            int id = lookups.word(number);
            if (lookups.counts(number)) {
                hit(id, lookups.root(number));
            }
            if (before >= 0 && id >= 0) {
                int pair = symptom.pair(before, id);
                if (pair >= 0) {
                    pairs.hit(pair);
                }
            }
            before = id;
        }

        @Override
        void whole(char[] word, int length) {
            hit(symptom.word(word, length), symptom.root(word, length));
        }

        private void hit(int id, int root) {
            field.lengthen();
            all.lengthen();
            roots.lengthen();
            if (root >= 0) {
                roots.hit(root);
            }
            if (id >= 0 && symptom.isCounted(id)) {
                field.hit(id);
                all.hit(id);
                if (inLine && lastLine[id] != line) {
                    lastLine[id] = line;
                    append(id);
                }
            }
        }

        private void append(int number) {
            if (linesSize == lines.length) {
                lines = Arrays.copyOf(lines, 2 * linesSize);
            }
            lines[linesSize++] = number;
        }
    }
}
