package dev.forgeincident.diagnosis.likeness;

import dev.forgeincident.context.change.Commit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Compares one symptom with all commits. Words are weighed by how few commits have them (inverse
 * document frequency) and fields by Okapi BM25 (Robertson and Zaragoza, "The Probabilistic
 * Relevance Framework", 2009); most traits are then shares of the best commit's, so that long and
 * short symptoms are on one scale.
 */
final class Comparison {

    /**
     * So many commits stand behind what is known of a word beforehand; three commits alone cannot
     * tell whether it is rare.
     */
    private static final double BEFOREHAND = 20;

    /** How many commits of a hundred have such a word, beforehand. */
    private static final double ORDINARY = 0.3;

    private static final double UNCOMMON = 0.02;
    private static final double IDENTIFIER = 0.002;
    private static final double PAIR = 0.003;
    private static final double ORDINARY_PAIR = 0.024;

    /** BM25: how soon a repeated word stops to count, and how much long texts are held back. */
    private static final double K1 = 1.2;

    private static final double B = 0.6;

    /** What a word or two are worth; to be the best with less is no distinction. */
    private static final double FLOOR = 4;

    /**
     * To be the best of few is no distinction either: in a list of 50 somebody is likely guilty, in
     * a list of three likely nobody.
     */
    private static final double FLOOR_OF_FEW = 24;

    /**
     * What unrelated commits share with a failure by chance, in log-odds, where there are too few
     * of them to say: the logarithm of their mean odds in the data of the fit.
     */
    private static final double UNRELATED = 3.0;

    /** So many unrelated commits stand behind that. */
    private static final double UNRELATED_BEFOREHAND = 5;

    private final SymptomText symptom;
    private final List<Commit> commits;
    private final List<CommitWords> read;
    private final double[] rarity;
    private final double[] worth;
    private final double[] rootWorth;
    private final double[] pairWorth;

    Comparison(SymptomText symptom, List<Commit> commits) {
        this.symptom = symptom;
        this.commits = commits;
        CommitWords.Reader reader = new CommitWords.Reader(symptom);
        this.read = commits.stream().map(reader::read).toList();
        this.rarity = new double[symptom.size()];
        this.worth = new double[symptom.size()];
        this.rootWorth = new double[symptom.rootCount()];
        this.pairWorth = new double[symptom.pairCount()];
        weighWords();
    }

    List<Likeness> likenesses() {
        int size = commits.size();
        List<Map<Trait, Double>> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(new EnumMap<>(Trait.class));
        }
        if (size == 0) {
            return List.of();
        }
        double floor = FLOOR + FLOOR_OF_FEW / (size + 1);
        share(
                Trait.SUBJECT,
                bm25(read.stream().map(CommitWords::subject).toList(), worth),
                floor,
                values);
        share(
                Trait.BODY,
                bm25(read.stream().map(CommitWords::body).toList(), worth),
                floor,
                values);
        share(Trait.PAIRS, sums(pairWorth), floor, values);
        share(Trait.IDENTIFIERS, identifiers(), floor, values);
        int[] bestLines = new int[size];
        share(Trait.LINE, lines(bestLines), floor, values);
        double[] roots = bm25(read.stream().map(CommitWords::roots).toList(), rootWorth);
        for (int i = 0; i < size; i++) {
            values.get(i).put(Trait.ROOTS, Math.sqrt(roots[i]));
        }
        NamedFiles named = NamedFiles.of(symptom, commits);
        share(Trait.FILE, named.worth(), FLOOR, values);
        Standing.add(commits, values);
        double[] text = sums(values, Trait.Kind.TEXT);
        double[] standing = sums(values, Trait.Kind.STANDING);
        double unrelated =
                (IntStream.range(0, size).mapToDouble(i -> text[i]).sorted().sum()
                                + UNRELATED_BEFOREHAND * UNRELATED)
                        / (size + UNRELATED_BEFOREHAND);
        double average =
                Math.log(
                        IntStream.range(0, size)
                                        .mapToDouble(i -> Math.exp(standing[i]))
                                        .sorted()
                                        .sum()
                                / size);
        List<Likeness> likenesses = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            likenesses.add(
                    new Likeness(
                            text[i] - unrelated,
                            standing[i] - average,
                            values.get(i),
                            shared(read.get(i)),
                            named.paths().get(i),
                            place(commits.get(i), bestLines[i])));
        }
        return likenesses;
    }

    private void weighWords() {
        int[] users = new int[symptom.size()];
        int[] rootUsers = new int[symptom.rootCount()];
        int[] pairUsers = new int[symptom.pairCount()];
        for (CommitWords commit : read) {
            count(commit.all(), users);
            count(commit.roots(), rootUsers);
            count(commit.pairs(), pairUsers);
        }
        for (int word = 0; word < users.length; word++) {
            double prior =
                    symptom.isIdentifier(word)
                            ? IDENTIFIER
                            : symptom.isOrdinary(word) ? ORDINARY : UNCOMMON;
            rarity[word] = rarity(users[word], prior);
            worth[word] = rarity[word] * (1 + Math.log(symptom.times(word)));
        }
        for (int root = 0; root < rootUsers.length; root++) {
            double prior =
                    symptom.isIdentifierRoot(root)
                            ? IDENTIFIER
                            : symptom.isOrdinaryRoot(root) ? ORDINARY : UNCOMMON;
            rootWorth[root] =
                    rarity(rootUsers[root], prior) * (1 + Math.log(symptom.rootTimes(root)));
        }
        for (int pair = 0; pair < pairUsers.length; pair++) {
            pairWorth[pair] =
                    rarity(pairUsers[pair], symptom.isOrdinaryPair(pair) ? ORDINARY_PAIR : PAIR);
        }
    }

    private static void count(Tally tally, int[] users) {
        for (int id : tally.ids()) {
            users[id]++;
        }
    }

    private double rarity(int users, double prior) {
        return Math.max(0, Math.log((commits.size() + BEFOREHAND) / (users + BEFOREHAND * prior)));
    }

    private static double[] bm25(List<Tally> fields, double[] worth) {
        double average = Math.max(1, fields.stream().mapToInt(Tally::length).average().orElse(1));
        double[] scores = new double[fields.size()];
        for (int i = 0; i < scores.length; i++) {
            Tally field = fields.get(i);
            double held = K1 * (1 - B + B * field.length() / average);
            for (int k = 0; k < field.ids().length; k++) {
                int times = field.times()[k];
                scores[i] += worth[field.ids()[k]] * times * (K1 + 1) / (times + held);
            }
        }
        return scores;
    }

    private double[] sums(double[] pairWorth) {
        double[] sums = new double[read.size()];
        for (int i = 0; i < sums.length; i++) {
            for (int pair : read.get(i).pairs().ids()) {
                sums[i] += pairWorth[pair];
            }
        }
        return sums;
    }

    private double[] identifiers() {
        double[] sums = new double[read.size()];
        for (int i = 0; i < sums.length; i++) {
            for (int word : read.get(i).all().ids()) {
                sums[i] += symptom.isIdentifier(word) ? rarity[word] : 0;
            }
        }
        return sums;
    }

    /** For each commit the worth of its best line, whose file is put into {@code files}. */
    private double[] lines(int[] files) {
        double[] best = new double[read.size()];
        for (int i = 0; i < best.length; i++) {
            double sum = 0;
            for (int number : read.get(i).lines()) {
                if (number >= 0) {
                    sum += worth[number];
                    continue;
                }
                if (sum > best[i]) {
                    best[i] = sum;
                    files[i] = -1 - number;
                }
                sum = 0;
            }
        }
        return best;
    }

    private static void share(
            Trait trait, double[] worths, double floor, List<Map<Trait, Double>> values) {
        double most = floor;
        for (double worth : worths) {
            most = Math.max(most, worth);
        }
        for (int i = 0; i < worths.length; i++) {
            values.get(i).put(trait, worths[i] / most);
        }
    }

    private static double[] sums(List<Map<Trait, Double>> values, Trait.Kind kind) {
        return values.stream()
                .mapToDouble(
                        each -> {
                            double sum = 0;
                            for (Map.Entry<Trait, Double> value : each.entrySet()) {
                                if (value.getKey().kind() == kind) {
                                    sum += value.getKey().weight() * value.getValue();
                                }
                            }
                            return sum;
                        })
                .toArray();
    }

    /** Identifiers are rarer beforehand than their parts, so they come first by themselves. */
    private List<String> shared(CommitWords commit) {
        return IntStream.of(commit.all().ids())
                .filter(word -> worth[word] > 0)
                .boxed()
                .sorted(
                        Comparator.comparingDouble((Integer word) -> -worth[word])
                                .thenComparing(symptom::spelled))
                .map(symptom::spelled)
                .distinct()
                .limit(Likeness.MAX_WORDS)
                .toList();
    }

    private static String place(Commit commit, int file) {
        return file == 0 ? "" : commit.diff().files().get(file - 1).path();
    }
}
