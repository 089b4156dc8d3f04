package dev.forgeincident.narration.claim.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a text into sentences and takes the citations out of them. */
public final class Sentences {

    private static final Pattern CITATION =
            Pattern.compile(
                    "[\\[(【]\\s{0,3}(?:see\\s|ver\\s|evidence\\s)?[eE]\\d{1,6}(?:\\s{0,2}(?:,|;|and|y|/|&|-|–)\\s{0,2}[eE]\\d{1,6}){0,30}\\s{0,3}[\\])】]");
    private static final Pattern ID = Pattern.compile("[eE](\\d{1,6})");
    private static final Pattern RANGE =
            Pattern.compile("[eE](\\d{1,6})\\s{0,2}[-–]\\s{0,2}[eE](\\d{1,6})");
    private static final Pattern BULLET = Pattern.compile("^\\s{0,8}(?:[-*•]|\\d{1,2}[.)])\\s+");
    private static final int WIDEST = 20;

    private static final Set<String> ABBREVIATIONS =
            Set.of(
                    "e.g", "i.e", "etc", "vs", "approx", "ca", "cf", "resp", "incl", "fig", "dr",
                    "mr", "mrs", "ms", "st", "p", "ej", "p.ej", "aprox", "num", "sr", "sra", "pag",
                    "art", "ee", "uu", "ud", "uds", "min.", "max");

    private Sentences() {}

    /**
     * One sentence.
     *
     * @param text without its citations
     * @param cites what it cites by itself, in lower case, in order; empty where it does not
     */
    public record Sentence(String text, List<String> cites) {}

    /** The sentences of a text. A citation behind the full stop belongs to the sentence before. */
    public static List<Sentence> of(String text) {
        List<Sentence> sentences = new ArrayList<>();
        for (String line : text.split("\\R")) {
            for (String piece : pieces(line)) {
                Sentence sentence = sentence(piece);
                if (sentence.text().isEmpty() && !sentences.isEmpty()) {
                    int last = sentences.size() - 1;
                    sentences.set(last, joined(sentences.get(last), sentence.cites()));
                } else if (!sentence.text().isEmpty()) {
                    sentences.add(sentence);
                }
            }
        }
        return sentences;
    }

    private static Sentence joined(Sentence sentence, List<String> more) {
        Set<String> cites = new LinkedHashSet<>(sentence.cites());
        cites.addAll(more);
        return new Sentence(sentence.text(), List.copyOf(cites));
    }

    private static List<String> pieces(String line) {
        List<String> pieces = new ArrayList<>();
        List<Quotation> quotations = Quotation.of(line);
        int begin = 0;
        int next = 0;
        for (int i = 0; i < line.length(); i++) {
            while (next < quotations.size() && quotations.get(next).end() <= i) {
                next++;
            }
            boolean quoted = next < quotations.size() && quotations.get(next).start() <= i;
            if (!quoted && ends(line, begin, i)) {
                int end = afterCitations(line, i + 1);
                pieces.add(line.substring(begin, end));
                begin = end;
                i = end - 1;
            }
        }
        pieces.add(line.substring(begin));
        return pieces;
    }

    private static boolean ends(String line, int begin, int at) {
        char c = line.charAt(at);
        if (c != '.' && c != '!' && c != '?' && c != '。') {
            return false;
        }
        int next = at + 1;
        while (next < line.length() && ")\"'”»’`*".indexOf(line.charAt(next)) >= 0) {
            next++;
        }
        boolean stops =
                next >= line.length()
                        || Character.isWhitespace(line.charAt(next))
                        || "[【".indexOf(line.charAt(next)) >= 0;
        return stops && !(c == '.' && isAbbreviation(line, begin, at));
    }

    private static boolean isAbbreviation(String line, int begin, int at) {
        int start = at;
        while (start > begin
                && !Character.isWhitespace(line.charAt(start - 1))
                && line.charAt(start - 1) != '(') {
            start--;
        }
        String word = Stem.fold(line.substring(start, at));
        boolean single =
                word.length() == 1
                        && Character.isLetter(word.charAt(0))
                        && !word.equals("s")
                        && !word.equals("h");
        boolean bullet = BULLET.matcher(line.substring(begin, at + 1) + " ").matches();
        boolean number =
                word.equals("no")
                        && at + 2 < line.length()
                        && Character.isDigit(line.charAt(at + 2));
        return single || bullet || number || ABBREVIATIONS.contains(word);
    }

    /** Past closing quotes and past citations that follow the full stop. */
    private static int afterCitations(String line, int from) {
        int end = from;
        while (end < line.length() && ")\"'”»’`*".indexOf(line.charAt(end)) >= 0) {
            end++;
        }
        Matcher citation = CITATION.matcher(line);
        while (true) {
            int start = end;
            while (start < line.length() && Character.isWhitespace(line.charAt(start))) {
                start++;
            }
            if (start < line.length() && citation.region(start, line.length()).lookingAt()) {
                end = citation.end();
            } else {
                return end;
            }
        }
    }

    private static Sentence sentence(String piece) {
        String text = BULLET.matcher(piece).replaceFirst("");
        List<Quotation> quotations = Quotation.of(text);
        Set<String> cites = new LinkedHashSet<>();
        StringBuilder plain = new StringBuilder();
        Matcher citation = CITATION.matcher(text);
        int from = 0;
        while (citation.find()) {
            int at = citation.start();
            if (quotations.stream().noneMatch(each -> each.start() <= at && at < each.end())) {
                plain.append(text, from, at);
                cites.addAll(ids(citation.group()));
                from = citation.end();
            }
        }
        plain.append(text, from, text.length());
        String tidy =
                plain.toString()
                        .replaceAll("[ \\t]{2,}", " ")
                        .replaceAll(" (?=[.,;:!?](?:\\s|$))", "")
                        .strip();
        boolean bare = tidy.chars().noneMatch(Character::isLetterOrDigit);
        return new Sentence(bare ? "" : tidy, List.copyOf(cites));
    }

    private static Set<String> ids(String citation) {
        Set<String> ids = new LinkedHashSet<>();
        Matcher range = RANGE.matcher(citation);
        while (range.find()) {
            int low = Integer.parseInt(range.group(1));
            int high = Integer.parseInt(range.group(2));
            for (int i = low; i <= high && i < low + WIDEST; i++) {
                ids.add("e" + i);
            }
        }
        Matcher id = ID.matcher(citation);
        while (id.find()) {
            ids.add(id.group().toLowerCase(Locale.ROOT));
        }
        return ids;
    }
}
