package dev.forgeincident.narration.claim;

import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.diagnosis.Hypothesis;
import dev.forgeincident.narration.claim.Objection.Kind;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A number is told by the evidence, in the same unit or one that can be converted, or follows from
 * a step that it tells, or counts what can be counted in the diagnosis.
 */
final class TrueNumbers implements Check {

    private static final int NOUNS = 3;
    private static final int MOST_COUNTED = 100;

    private static final Set<String> FAILED =
            Set.of("fail", "reject", "refus", "abort", "broken", "fallid", "rechaz", "time", "tim");

    private static final Set<String> PER =
            Set.of("per", "por", "each", "/", "a", "an", "cada", "al", "every", "%");

    /** What is counted where events of a log are. */
    private static final Set<String> EVENTS =
            Stream.of(
                            "event line error log message entry occurrence failure exception time instance case hit report"
                                    + " evento linea registro mensaje entrada vez veces fallo excepcion aparicion ocurrencia caso errores")
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
                            || isPhrase(claim, amount);
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

    /** "por medio de", "quarter" and "half" are numbers only where something is measured. */
    private static boolean isPhrase(Claim claim, Amount amount) {
        String word = amount.literal();
        return (word.equals("medio") || word.equals("media") || word.equals("miles"))
                && claim.word(amount.first() + 1).equals("de")
                && claim.word(amount.first() - 1).equals("por");
    }

    private static boolean isTrue(Claim claim, Amount amount) {
        List<Passage> telling = new ArrayList<>();
        for (Passage passage : told(claim)) {
            if (tells(passage, amount)) {
                telling.add(passage);
            }
        }
        if (!telling.isEmpty()) {
            boolean frequency = telling.stream().anyMatch(each -> isFrequency(each, amount));
            boolean written = telling.stream().anyMatch(each -> each.origin() == Origin.BYTES);
            return !frequency || written || countsEvents(claim, amount);
        }
        return follows(claim, amount) || counts(claim, amount);
    }

    private static List<Passage> told(Claim claim) {
        return claim.isAction() ? claim.facts().passages() : claim.facts().happened().toList();
    }

    private static boolean tells(Passage passage, Amount amount) {
        if (amount.unit().kind() == Unit.Kind.TIMES && passage.origin() == Origin.FREQUENCY) {
            // "96 times" counts events.
            return amount.tells(passage.amounts().get(0).value());
        }
        if (amount.unit().kind() == Unit.Kind.NONE) {
            boolean bare =
                    passage.amounts().stream()
                            .anyMatch(
                                    each ->
                                            (each.unit().kind() == Unit.Kind.NONE
                                                            && amount.tells(each.value()))
                                                    || each.literal().equals(amount.literal()));
            return bare || passage.hasLiteral(amount.literal());
        }
        return passage.amounts().stream()
                .anyMatch(each -> amount.comparableWith(each) && amount.tells(each.value()));
    }

    private static boolean isFrequency(Passage passage, Amount amount) {
        return passage.origin() == Origin.FREQUENCY
                && (amount.unit().kind() == Unit.Kind.NONE
                        || amount.unit().kind() == Unit.Kind.TIMES)
                && !passage.amounts().isEmpty()
                && amount.tells(passage.amounts().get(0).value());
    }

    /** 212 events are 212 lines and 212 errors, but neither users nor deployments. */
    private static boolean countsEvents(Claim claim, Amount amount) {
        String next = claim.word(amount.last() + 1);
        if (PER.contains(next)) {
            return false;
        }
        if (amount.unit().kind() == Unit.Kind.TIMES) {
            return !claim.word(amount.last() + 1).equals("as");
        }
        List<String> nouns = nouns(claim, amount);
        return nouns.isEmpty()
                || nouns.stream()
                        .map(Stem::of)
                        .anyMatch(each -> EVENTS.contains(each) || FAILED.contains(each));
    }

    /** The words right behind the number. */
    private static List<String> nouns(Claim claim, Amount amount) {
        List<String> nouns = new ArrayList<>();
        for (int i = amount.last() + 1;
                i <= amount.last() + NOUNS && i < claim.tokens().size();
                i++) {
            Token token = claim.token(i);
            if (!token.is(Token.Kind.WORD) || CommonWords.isOne(token.folded())) {
                break;
            }
            nouns.add(token.folded());
        }
        return nouns;
    }

    /** A ratio, a percentage or a difference of a step's two sides. */
    private static boolean follows(Claim claim, Amount amount) {
        return claim.facts()
                .cited()
                .flatMap(each -> each.steps().stream())
                .filter(step -> step.amountsBefore().size() == 1 && step.amountsAfter().size() == 1)
                .anyMatch(step -> follows(step, amount));
    }

    private static boolean follows(Step step, Amount amount) {
        double before = step.amountsBefore().get(0).value();
        double after = step.amountsAfter().get(0).value();
        if (!step.amountsBefore().get(0).comparableWith(step.amountsAfter().get(0))
                || before == 0
                || after == 0) {
            return false;
        }
        return switch (amount.unit().kind()) {
            case TIMES ->
                    amount.tells(after / before)
                            || (after < before && amount.tells(before / after));
            case PERCENT ->
                    amount.tells(Math.abs(after - before) / before * 100)
                            || amount.tells(after / before * 100);
            case NONE, BYTES -> amount.tells(Math.abs(after - before));
            case TIME -> false;
        };
    }

    private static boolean counts(Claim claim, Amount amount) {
        if (amount.unit().kind() != Unit.Kind.NONE || amount.value() > MOST_COUNTED) {
            return false;
        }
        Set<Integer> known = new HashSet<>();
        for (String noun : nouns(claim, amount)) {
            known.addAll(countable(claim, noun));
        }
        return known.stream().anyMatch(each -> each == amount.value());
    }

    private static Set<Integer> countable(Claim claim, String noun) {
        Diagnosis diagnosis = claim.matter().diagnosis();
        long refuted = diagnosis.hypotheses().stream().filter(Hypothesis::refuted).count();
        int all = diagnosis.hypotheses().size();
        return switch (Stem.of(noun)) {
            case "servic", "servici" -> {
                Set<Integer> services = new HashSet<>();
                services.add(diagnosis.relatedServices().size());
                services.add((int) named(claim));
                yield services;
            }
            case "hypothes", "hypothesi", "hipotesi", "hipotes", "suspect", "candidat", "sospech" ->
                    Set.of(all, (int) refuted, all - (int) refuted);
            case "deplo", "deploy", "desplieg", "desplegu" ->
                    Set.of(ofKind(claim, EvidenceKind.DEPLOYMENT));
            case "hash", "commit", "chang", "cambi" ->
                    Set.of((int) claim.hashes().distinct().count());
            case "evidenc", "evidenci", "piec", "pieza", "prueb" ->
                    Set.of(claim.cites().size(), diagnosis.evidence().size());
            default -> Set.of();
        };
    }

    private static int ofKind(Claim claim, EvidenceKind kind) {
        return (int)
                claim.cites().stream()
                        .filter(id -> claim.matter().diagnosis().evidence(id).kind() == kind)
                        .count();
    }

    private static long named(Claim claim) {
        return claim.tokens().stream()
                .map(Token::folded)
                .filter(claim.matter().book()::isService)
                .distinct()
                .count();
    }
}
