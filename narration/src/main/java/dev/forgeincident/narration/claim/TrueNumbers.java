package dev.forgeincident.narration.claim;

import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.Moment.Event;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.fact.Passage.Origin;
import dev.forgeincident.narration.claim.fact.Step;
import dev.forgeincident.narration.claim.text.Amount;
import dev.forgeincident.narration.claim.text.CommonWords;
import dev.forgeincident.narration.claim.text.Stem;
import dev.forgeincident.narration.claim.text.TimeSaid;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A number is told by the evidence, in the same unit or one that can be converted, or follows from
 * a step that it tells, or counts what can be counted in the diagnosis.
 */
final class TrueNumbers implements Check {

    private static final int MOST_COMPARED = 30;

    /** What is counted where events of a log are. */
    private static final Set<String> EVENTS =
            Stream.of(
                            "event line error log message entry occurrence failure exception time instance case hit report request call attempt answer response query timeout kill crash panic restart oom reject denial refusal"
                                    + " evento linea registro mensaje entrada vez veces fallo excepcion aparicion ocurrencia caso errores peticion llamada intento respuesta consulta muerte panico caida rechazo reinicio expiracion time-out time-outs timeouts")
                    .flatMap(words -> Stream.of(words.split(" ")))
                    .map(Stem::of)
                    .collect(Collectors.toUnmodifiableSet());

    @Override
    public @Nullable Objection against(Claim claim) {
        for (Amount amount : claim.reading().amounts()) {
            Token first = claim.token(amount.first());
            boolean skipped =
                    first.quoted()
                            || amount.unit().kind() == Unit.Kind.TIME
                            || isDate(claim, amount)
                            || isPercentile(claim, amount)
                            || isOfText(claim, amount)
                            || isMajor(claim, amount);
            if (!skipped && !isTrue(claim, amount)) {
                return Claim.objection(
                        Kind.UNKNOWN_NUMBER, claim.text(amount.first(), amount.last()));
            }
        }
        return null;
    }

    private static boolean isDate(Claim claim, Amount amount) {
        for (TimeSaid said : claim.reading().times()) {
            if (said.first() <= amount.first() && amount.first() <= said.last()) {
                return true;
            }
        }
        return false;
    }

    /** "the 99th percentile" where a p99 is told. */
    private static boolean isPercentile(Claim claim, Amount amount) {
        String next = claim.word(amount.last() + 1);
        return (next.startsWith("percentil")
                        || claim.word(amount.first() - 1).startsWith("percentil"))
                && claim.facts()
                        .cited()
                        .anyMatch(
                                each ->
                                        each.text()
                                                .toLowerCase(Locale.ROOT)
                                                .contains("p" + (int) amount.value()));
    }

    /** "from major version 3 to 4": of versions that are written out. */
    private static boolean isMajor(Claim claim, Amount amount) {
        boolean version = false;
        for (int i = amount.first() - 3; i < amount.first(); i++) {
            version |= claim.word(i).startsWith("version");
        }
        return version
                && amount.value() == Math.rint(amount.value())
                && claim.facts()
                        .cited()
                        .anyMatch(
                                each ->
                                        Passage.indexOf(
                                                        Passage.lower(each.text()),
                                                        (int) amount.value() + ".",
                                                        0)
                                                >= 0);
    }

    /** "in two lines", "en tres pasos": of how it is told. */
    private static boolean isOfText(Claim claim, Amount amount) {
        return amount.value() <= 5
                && Set.of("in", "en").contains(claim.word(amount.first() - 1))
                && Set.of(
                                "lines",
                                "words",
                                "sentences",
                                "points",
                                "steps",
                                "parts",
                                "lineas",
                                "palabras",
                                "frases",
                                "puntos",
                                "pasos",
                                "partes")
                        .contains(claim.word(amount.last() + 1));
    }

    private static boolean isTrue(Claim claim, Amount amount) {
        List<Passage> telling = new ArrayList<>();
        if (amount.unit().kind() == Unit.Kind.TIMES
                && amount.value() == Math.rint(amount.value())) {
            if (isFrequencyTold(claim, amount)) {
                return true;
            }
        }
        for (Passage passage : told(claim)) {
            if (tells(passage, amount)
                    && !isOfOtherRate(claim, passage, amount)
                    && !isLabel(claim, passage, amount)
                    && !isOfOtherUnit(claim, passage, amount)
                    && !Pairs.isOfOther(claim, passage, amount)) {
                telling.add(passage);
            }
        }
        boolean otherwise =
                claim.facts().bytes().anyMatch(each -> Pairs.isOfOther(claim, each, amount));
        if (otherwise && telling.stream().noneMatch(each -> each.origin() == Origin.BYTES)) {
            return false;
        }
        if (!telling.isEmpty() && !Ties.holds(claim, amount, each -> tells(each, amount))) {
            return false;
        }
        if (!telling.isEmpty()) {
            boolean frequency = telling.stream().anyMatch(each -> isFrequency(each, amount));
            boolean written = telling.stream().anyMatch(each -> each.origin() == Origin.BYTES);
            return !frequency || written || countsEvents(claim, amount);
        }
        return follows(claim, amount)
                || Counts.isOne(claim, amount)
                || Counts.isTimes(claim, amount);
    }

    /** "logged 212 times": as often as the evidence was seen, where it says so. */
    private static boolean isFrequencyTold(Claim claim, Amount amount) {
        return claim.facts().passages().stream().anyMatch(each -> isFrequency(each, amount))
                && Ties.holds(claim, amount, each -> isFrequency(each, amount));
    }

    private static final Set<String> FAILED =
            Set.of("failed", "fail", "failing", "fallaron", "fallan", "fallidos", "fallidas");

    /** "worker 7" counts no workers. */
    private static boolean isLabel(Claim claim, Passage passage, Amount amount) {
        List<String> nouns = Counts.nouns(claim, amount);
        if (nouns.isEmpty() || amount.unit().kind() != Unit.Kind.NONE) {
            return false;
        }
        String noun = Stem.of(nouns.get(0));
        String own = Stem.of(claim.word(amount.first() - 1));
        List<Token> tokens = passage.reading().tokens();
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i).text().equals(amount.literal())
                    && Stem.of(tokens.get(i - 1).folded()).equals(own)) {
                return false;
            }
        }
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i).is(Token.Kind.NUMBER)
                    && Stem.of(tokens.get(i - 1).folded()).equals(noun)) {
                return true;
            }
        }
        return false;
    }

    private static final Pattern PER_SECOND =
            Pattern.compile("per.?sec|/s\\b|_per_s\\b|\\brps\\b|\\bqps\\b|per_s\\b");
    private static final Pattern PER_MINUTE = Pattern.compile("per.?min|/min\\b|\\brpm\\b");
    private static final Pattern PER_HOUR = Pattern.compile("per.?hour|/h\\b");

    /** "per minute" where the evidence counts by the second. */
    private static boolean isOfOtherRate(Claim claim, Passage passage, Amount amount) {
        int at = amount.last() + 1;
        for (int i = at; i < at + 5; i++) {
            String word = claim.word(i);
            boolean per =
                    Set.of("per", "por", "each", "every", "cada").contains(word)
                            || ((word.equals("a") || word.equals("an") || word.equals("al"))
                                    && i > at - 1);
            Unit unit = per ? Unit.of(claim.word(i + 1)) : null;
            if (unit != null && unit.kind() == Unit.Kind.TIME) {
                Pattern same =
                        unit.factor() == 1
                                ? PER_SECOND
                                : unit.factor() == 60 ? PER_MINUTE : PER_HOUR;
                return !same.matcher(passage.text().toLowerCase(Locale.ROOT)).find();
            }
        }
        return false;
    }

    private static List<Passage> told(Claim claim) {
        return claim.isAction() ? claim.facts().passages() : claim.facts().happened().toList();
    }

    private static boolean tells(Passage passage, Amount amount) {
        if (amount.unit().kind() == Unit.Kind.NONE) {
            boolean bare =
                    passage.amounts().stream()
                            .anyMatch(
                                    each ->
                                            (each.unit().kind() == Unit.Kind.NONE
                                                            && (passage.kind()
                                                                            == EvidenceKind.METRIC
                                                                    ? amount.tellsRounded(
                                                                            each.value())
                                                                    : isCount(amount, each)))
                                                    || each.literal().equals(amount.literal()));
            return bare || passage.hasLiteral(amount.literal());
        }
        return passage.amounts().stream()
                .anyMatch(
                        each ->
                                amount.comparableWith(each)
                                        && (passage.kind() == EvidenceKind.METRIC
                                                ? amount.tellsRounded(each.value())
                                                : amount.tells(each.value())));
    }

    private static final Pattern MEASURED =
            Pattern.compile("_(?:kb|mb|gb|bytes|ms|seconds|percent|pct|ratio)(?:_per_|[._ ]|$)");

    /** "793.8 lines per min" of a series that measures megabytes. */
    private static boolean isOfOtherUnit(Claim claim, Passage passage, Amount amount) {
        List<String> nouns = Counts.nouns(claim, amount);
        return passage.kind() == EvidenceKind.METRIC
                && amount.unit().kind() == Unit.Kind.NONE
                && !nouns.isEmpty()
                && EVENTS.contains(Stem.of(nouns.get(0)))
                && !passage.hasStem(Stem.of(nouns.get(0)), false)
                && MEASURED.matcher(Passage.lower(passage.text())).find();
    }

    /** Five are five, and not 4.5 of something. */
    private static boolean isCount(Amount amount, Amount known) {
        boolean whole = amount.literal().matches("[a-z-]+");
        return amount.tells(known.value()) && (!whole || known.value() == Math.rint(known.value()));
    }

    private static boolean isFrequency(Passage passage, Amount amount) {
        return passage.origin() == Origin.FREQUENCY
                && !passage.amounts().isEmpty()
                && amount.tells(passage.amounts().get(0).value());
    }

    /** 212 events are 212 lines and 212 errors, but neither users nor deployments. */
    private static boolean countsEvents(Claim claim, Amount amount) {
        List<String> nouns = Counts.nouns(claim, amount);
        return nouns.isEmpty()
                || nouns.stream().map(Stem::of).anyMatch(EVENTS::contains)
                || (FAILED.contains(nouns.get(0)) && nouns.size() == 2)
                || isFailedThing(claim, amount, nouns)
                || isSinceToo(claim, amount, nouns)
                || nouns.stream()
                        .limit(nouns.size() > 1 && FAILED.contains(nouns.get(1)) ? 1 : 0)
                        .map(Stem::of)
                        .anyMatch(
                                noun ->
                                        claim.facts()
                                                .bytes()
                                                .anyMatch(
                                                        each ->
                                                                each.kind() == EvidenceKind.LOG
                                                                        && each.hasStem(
                                                                                noun, false)));
    }

    /** "2 refused connections", "2 connections are refused": the log has the thing and the deed. */
    private static boolean isFailedThing(Claim claim, Amount amount, List<String> nouns) {
        List<String> words = new ArrayList<>();
        for (int i = amount.last() + 1;
                i < Math.min(claim.tokens().size(), amount.last() + NEAR);
                i++) {
            Token token = claim.token(i);
            if (token.isMark(",") || token.isMark(";")) {
                break;
            }
            if (token.is(Token.Kind.WORD) && !CommonWords.isOne(token.folded())) {
                words.add(Stem.of(token.folded()));
            }
        }
        if (words.stream().noneMatch(TURNED_AWAY::contains)) {
            return false;
        }
        return claim.facts()
                .bytes()
                .filter(each -> each.kind() == EvidenceKind.LOG)
                .anyMatch(
                        each ->
                                isWritten(each, Stem.of(nouns.get(0)))
                                        && words.stream()
                                                        .filter(word -> isWritten(each, word))
                                                        .distinct()
                                                        .count()
                                                > 1);
    }

    private static final int NEAR = 9;

    /** What befalls one thing in each line, so that lines count things. */
    private static final Set<String> TURNED_AWAY =
            Stream.of(
                            "refused rejected denied reset dropped closed aborted lost timed rechazada rechazadas rechazado rechazados denegada denegadas perdida perdidas cortada cortadas cerrada cerradas"
                                    .split(" "))
                    .map(Stem::of)
                    .collect(Collectors.toUnmodifiableSet());

    /** Also inside of a longer word: "ECONNREFUSED". */
    private static boolean isWritten(Passage passage, String stem) {
        return passage.hasStem(stem, false)
                || (stem.length() >= LONG
                        && Passage.lower(passage.text())
                                .contains(stem.substring(0, Math.min(LONG, stem.length()))));
    }

    private static final int LONG = 5;

    /** "falla: 11 pagos desde las 00:00:09": what fails is told, and since when. */
    private static boolean isSinceToo(Claim claim, Amount amount, List<String> nouns) {
        return nouns.size() == 1
                && Support.mentions(claim, amount.last() + 1).isEmpty()
                && Set.of("desde", "since").contains(claim.word(amount.last() + 2))
                && !claim.reading().times().isEmpty();
    }

    /** A ratio, a percentage or a difference of a step's two sides. */
    private static boolean follows(Claim claim, Amount amount) {
        return claim.facts()
                        .cited()
                        .flatMap(each -> each.steps().stream())
                        .filter(
                                step ->
                                        step.amountsBefore().size() == 1
                                                && step.amountsAfter().size() == 1)
                        .anyMatch(step -> follows(claim, step, amount))
                || isRatio(claim, amount);
    }

    private static boolean isOfChange(@Nullable Event event) {
        return event == Event.DEPLOYED || event == Event.COMMITTED || event == Event.SWITCHED;
    }

    /** "ten times what it is given": of two lengths or sizes that the evidence tells. */
    private static boolean isRatio(Claim claim, Amount amount) {
        boolean counts =
                isOfChange(Happenings.before(claim, amount.first()))
                        && amount.value() == Math.rint(amount.value())
                        && !Set.of("as", "more", "the", "mas")
                                .contains(claim.word(amount.last() + 1));
        if (amount.unit().kind() != Unit.Kind.TIMES || amount.value() <= 1 || counts) {
            return false;
        }
        List<Amount> known =
                claim.facts()
                        .cited()
                        .filter(each -> each.origin() != Origin.FREQUENCY)
                        .flatMap(each -> each.amounts().stream())
                        .filter(
                                each ->
                                        each.value() > 0
                                                && (each.unit().kind() == Unit.Kind.TIME
                                                        || each.unit().kind() == Unit.Kind.BYTES))
                        .distinct()
                        .limit(MOST_COMPARED)
                        .toList();
        for (Amount one : known) {
            for (Amount two : known) {
                double ratio = two.value() / one.value();
                if (one.comparableWith(two) && amount.tells(ratio)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "By a fifth", "by almost four fifths": of what it was before. */
    private static boolean isBy(Claim claim, int at) {
        for (int i = at - 1; i >= Math.max(0, at - 3); i--) {
            if (Set.of("by", "en", "un").contains(claim.word(i))) {
                return true;
            }
        }
        boolean down = Set.of("to", "a").contains(claim.word(at - 1));
        return !down && claim.hasWord(LOST);
    }

    private static final Set<String> LOST =
            Set.of(
                    "gone",
                    "lost",
                    "loses",
                    "fewer",
                    "missing",
                    "taken",
                    "perdido",
                    "perdidas",
                    "perdio",
                    "pierde",
                    "faltan",
                    "quitan",
                    "quita");

    private static boolean follows(Claim claim, Step step, Amount amount) {
        boolean by = isBy(claim, amount.first());
        double before = step.amountsBefore().get(0).value();
        double after = step.amountsAfter().get(0).value();
        if (!step.amountsBefore().get(0).comparableWith(step.amountsAfter().get(0))
                || before == 0
                || after == 0) {
            return false;
        }
        return switch (amount.unit().kind()) {
            case TIMES ->
                    ((amount.value() < 1 && by)
                                    ? amount.tells(Math.abs(after - before) / before)
                                    : amount.tells(after / before))
                            || (after < before && amount.tells(before / after));
            case PERCENT ->
                    amount.tells(Math.abs(after - before) / before * 100)
                            || amount.tells(after / before * 100);
            case NONE, BYTES -> amount.tells(Math.abs(after - before));
            case TIME -> false;
        };
    }
}
