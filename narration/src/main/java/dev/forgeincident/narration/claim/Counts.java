package dev.forgeincident.narration.claim;

import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.Evidence;
import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.diagnosis.Hypothesis;
import dev.forgeincident.narration.claim.fact.Moment.Event;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.text.Amount;
import dev.forgeincident.narration.claim.text.CommonWords;
import dev.forgeincident.narration.claim.text.Stem;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A small number that counts what is listed, cited or named: "these three log lines" cites three,
 * "two services report it" is told by the evidence of two.
 */
final class Counts {

    private static final int MOST = 100;
    private static final int NOUNS = 3;
    private static final Set<String> OF =
            Set.of(
                    "of",
                    "de",
                    "the",
                    "los",
                    "las",
                    "these",
                    "those",
                    "its",
                    "estos",
                    "estas",
                    "sus",
                    "our",
                    "their",
                    "nuestros",
                    "nuestras");

    /** What a writer counts of the own words, and no evidence can. */
    private static final Set<String> THOUGHTS =
            Stream.of(
                            "doubt doubts question questions reason reasons point points reading readings way ways option options possibility possibilities duda dudas pregunta preguntas razon razones motivo motivos punto puntos lectura lecturas forma formas opcion opciones"
                                    .split(" "))
                    .map(Stem::of)
                    .collect(java.util.stream.Collectors.toUnmodifiableSet());

    private static final int MOST_THOUGHTS = 5;

    private static final Set<String> APART =
            Set.of(
                    "different",
                    "distinct",
                    "separate",
                    "various",
                    "distintos",
                    "distintas",
                    "diferentes",
                    "separados",
                    "separadas");

    private static final Set<String> RELATED =
            Set.of("related", "affected", "hit", "relacionados", "afectados");

    private static final Map<String, Function<Claim, Set<Integer>>> BY_NOUN = new HashMap<>();

    static {
        put(
                Counts::services,
                "service servicio client cliente caller consumer consumidor application app"
                        + " aplicacion neighbour vecino side lado system sistema dependent component componente");
        put(Counts::changes, "commit change cambio hash revert");
        put(
                Counts::hypotheses,
                "hypothesis hypotheses hipotesis suspect candidate sospechoso candidato"
                        + " explanation explicacion");
        put(
                claim -> Set.of(claim.matter().diagnosis().actions().size()),
                "action accion step paso measure medida proposal propuesta");
        put(
                claim -> kinds(claim, EvidenceKind.DEPLOYMENT),
                "deployment deploy despliegue rollout flag bandera switch release");
        put(
                claim -> kinds(claim, EvidenceKind.LOG),
                "log line linea registro record message mensaje error entry entrada warning aviso advertencia notice complaint queja failure fallo symptom sintoma fault");
        put(claim -> kinds(claim, EvidenceKind.METRIC), "metric metrica series serie");
        put(claim -> kinds(claim, EvidenceKind.TRACE), "trace traza span call llamada");
        put(Counts::files, "file fichero archivo path ruta");
        put(
                Counts::cited,
                "evidence evidencia piece pieza prueba item signal senal fact hecho clue indicio"
                        + " thing cosa observation observacion one source fuente event evento");
    }

    private Counts() {}

    /** The words behind the number, past "of the". */
    static List<String> nouns(Claim claim, Amount amount) {
        List<String> nouns = new ArrayList<>();
        int at = amount.last() + 1;
        while (at < amount.last() + NOUNS && OF.contains(claim.word(at))) {
            at++;
        }
        for (int i = at; i < at + NOUNS && i < claim.tokens().size(); i++) {
            Token token = claim.token(i);
            if (!token.is(Token.Kind.WORD) || CommonWords.isOne(token.folded())) {
                break;
            }
            nouns.add(token.folded());
        }
        return nouns;
    }

    static boolean isOne(Claim claim, Amount amount) {
        if (amount.unit().kind() != Unit.Kind.NONE || amount.value() > MOST) {
            return false;
        }
        Set<Integer> known = new HashSet<>(listed(claim, amount));
        List<String> nouns = nouns(claim, amount);
        if (nouns.stream().map(Stem::of).anyMatch(THOUGHTS::contains)
                && amount.value() <= MOST_THOUGHTS) {
            return true;
        }
        if (nouns.stream().anyMatch(APART::contains)) {
            // "On two different calls": as many as tell of it.
            known.addAll(services(claim));
            known.addAll(cited(claim));
        }
        boolean counted = !known.isEmpty();
        for (String noun : nouns) {
            Function<Claim, Set<Integer>> count = BY_NOUN.get(Stem.of(noun));
            if (count != null) {
                known.addAll(count.apply(claim));
                counted = true;
            }
        }
        boolean pointing =
                Set.of(
                                "the", "these", "those", "los", "las", "estos", "estas", "esos",
                                "esas", "other", "otros", "otras", "all", "of")
                        .contains(claim.word(amount.first() - 1));
        if (!counted && (nouns.isEmpty() || pointing)) {
            // "Neither of the two", "los tres empiezan".
            Stream.of(
                            services(claim),
                            changes(claim),
                            cited(claim),
                            Set.of(claim.matter().diagnosis().actions().size()))
                    .forEach(known::addAll);
            boolean of = Set.of("of", "de").contains(claim.word(amount.last() + 1));
            boolean two = amount.value() == 2 && (pointing || of) && nouns.isEmpty();
            return two || (pointing && known.contains((int) amount.value()));
        }
        boolean abstractly =
                pointing
                        && amount.value() == 2
                        && Set.of(
                                        "thing",
                                        "things",
                                        "cosa",
                                        "cosas",
                                        "ones",
                                        "sides",
                                        "lados",
                                        "cases",
                                        "casos",
                                        "options",
                                        "opciones",
                                        "possibilities",
                                        "posibilidades",
                                        "readings",
                                        "lecturas")
                                .contains(nouns.get(0));
        return abstractly || known.stream().anyMatch(each -> each == amount.value());
    }

    /**
     * How many are listed behind the number: "two calls, matrix and geocode", "two things to
     * collect: …, and …".
     */
    private static Set<Integer> listed(Claim claim, Amount amount) {
        int from = Direction.find(claim, Set.of(":"), amount.last());
        boolean list = from >= 0;
        if (!list) {
            from = Direction.find(claim, Set.of(","), amount.last());
            list = from >= 0 && from <= amount.last() + NOUNS + 1;
        }
        if (!list) {
            return Set.of();
        }
        int commas = 0;
        int ands = 0;
        int semicolons = 0;
        for (int i = from + 1; i < claim.tokens().size(); i++) {
            Token token = claim.token(i);
            boolean and = Set.of("and", "y", "e", "or", "o").contains(token.folded());
            boolean last = and && claim.token(i - 1).isMark(",");
            semicolons += token.isMark(";") ? 1 : 0;
            commas += token.isMark(",") ? 1 : 0;
            ands += and && !last ? 1 : 0;
            if (and && claim.word(from).equals(",")) {
                // ", matrix and geocode, and …" goes on with another thing.
                break;
            }
        }
        int first = from;
        int hashes = (int) claim.hashes().map(Token::folded).distinct().count();
        int times =
                (int) claim.reading().times().stream().filter(each -> each.first() > first).count();
        Set<Integer> counts = new HashSet<>();
        if (hashes > 1 || times > 1) {
            // Each with its own; the commas between are of what is said of each.
            counts.add(Math.max(hashes, times));
            return counts;
        }
        for (int each : new int[] {semicolons, commas, ands, commas + Math.min(1, ands)}) {
            if (each > 0) {
                counts.add(each + 1);
            }
        }
        if (commas + ands > 1 && nouns(claim, amount).stream().anyMatch(THINGS::contains)) {
            // "Two things to collect: the state of ledger-db, at the onset, and …".
            counts.add(2);
        }
        return counts;
    }

    private static final Set<String> THINGS = Set.of("things", "cosas");

    /** "Deployed twice before, … at 07:49:10 and … at 08:08:10": as many as it tells of. */
    static boolean isTimes(Claim claim, Amount amount) {
        long times = claim.reading().times().stream().filter(each -> each.time() != null).count();
        return amount.unit().kind() == Unit.Kind.TIMES
                && Happenings.before(claim, amount.first()) == Event.DEPLOYED
                && (amount.value() == claim.hashes().map(Token::folded).distinct().count()
                        || amount.value() == times
                        || amount.value() == kind(claim, EvidenceKind.DEPLOYMENT));
    }

    private static Set<Integer> services(Claim claim) {
        Diagnosis diagnosis = claim.matter().diagnosis();
        Set<String> named = new HashSet<>();
        claim.tokens().stream()
                .map(Token::folded)
                .filter(claim.matter().book()::isService)
                .forEach(named::add);
        Set<String> telling = new HashSet<>();
        for (Evidence evidence : evidence(claim)) {
            if (evidence.kind() != EvidenceKind.DIFF && !evidence.service().isEmpty()) {
                telling.add(Passage.lower(evidence.service()));
            }
        }
        Set<Integer> counts = new HashSet<>(List.of(named.size(), telling.size()));
        if (claim.section() == Section.RELATED || claim.hasWord(RELATED)) {
            counts.add(diagnosis.relatedServices().size());
        }
        return counts;
    }

    private static Set<Integer> changes(Claim claim) {
        int named = (int) claim.hashes().distinct().count();
        Set<String> cited = new HashSet<>();
        claim.facts().cited().map(Passage::sha).filter(each -> !each.isEmpty()).forEach(cited::add);
        List<Hypothesis> changes =
                claim.matter().diagnosis().hypotheses().stream()
                        .filter(each -> each.change() != null)
                        .toList();
        return new HashSet<>(
                List.of(
                        named,
                        cited.size(),
                        kind(claim, EvidenceKind.DIFF),
                        kind(claim, EvidenceKind.DEPLOYMENT),
                        changes.size(),
                        changes.size() - 1));
    }

    private static Set<Integer> hypotheses(Claim claim) {
        List<Hypothesis> all = claim.matter().diagnosis().hypotheses();
        int refuted = (int) all.stream().filter(Hypothesis::refuted).count();
        return new HashSet<>(List.of(all.size(), refuted, all.size() - refuted, all.size() - 1));
    }

    private static Set<Integer> files(Claim claim) {
        Set<Integer> counts = new HashSet<>();
        for (Evidence evidence : evidence(claim)) {
            if (evidence.kind() == EvidenceKind.DIFF) {
                counts.add((int) evidence.excerpt().lines().count());
            }
        }
        counts.add(kind(claim, EvidenceKind.DIFF));
        return counts;
    }

    private static Set<Integer> cited(Claim claim) {
        return new HashSet<>(
                List.of(claim.cites().size(), claim.matter().diagnosis().evidence().size()));
    }

    private static Set<Integer> kinds(Claim claim, EvidenceKind kind) {
        return Set.of(kind(claim, kind));
    }

    private static int kind(Claim claim, EvidenceKind kind) {
        return (int) evidence(claim).stream().filter(each -> each.kind() == kind).count();
    }

    /** What is cited; all of it by those who say what is not known, and cite nothing. */
    private static List<Evidence> evidence(Claim claim) {
        Diagnosis diagnosis = claim.matter().diagnosis();
        return claim.cites().isEmpty()
                ? diagnosis.evidence()
                : claim.cites().stream().map(diagnosis::evidence).toList();
    }

    private static void put(Function<Claim, Set<Integer>> count, String nouns) {
        for (String noun : nouns.split(" ")) {
            BY_NOUN.put(Stem.of(noun), count);
            BY_NOUN.put(Stem.of(noun + "s"), count);
            BY_NOUN.put(Stem.of(noun + "es"), count);
        }
    }
}
