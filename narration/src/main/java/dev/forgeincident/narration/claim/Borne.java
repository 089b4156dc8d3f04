package dev.forgeincident.narration.claim;

import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.narration.claim.fact.Facts;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.fact.Passage.Origin;
import dev.forgeincident.narration.claim.text.Atom;
import dev.forgeincident.narration.claim.text.Concept;
import dev.forgeincident.narration.claim.text.Concept.Weight;
import dev.forgeincident.narration.claim.text.Lexicon;
import dev.forgeincident.narration.claim.text.Mention;
import dev.forgeincident.narration.claim.text.Stem;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Unit;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether what is known bears out the words of one sentence. What it cites must; where it cites
 * nothing, all that is known of the incident may.
 */
final class Borne {

    /** Behind these a matter is asked or supposed, not told. */
    private static final Set<String> ASKING =
            Set.of(
                    "whether", "if", "si", "unless", "until", "once", "hasta", "salvo", "when",
                    "cuando");

    private static final Set<String> SUPPOSING =
            Set.of(
                    "may",
                    "might",
                    "could",
                    "would",
                    "can",
                    "should",
                    "perhaps",
                    "possibly",
                    "puede",
                    "pueden",
                    "podria",
                    "podrian",
                    "pueda",
                    "puedan",
                    "seria",
                    "serian",
                    "habria",
                    "quiza",
                    "quizas",
                    "or",
                    "avoid",
                    "avoids",
                    "prevent",
                    "prevents",
                    "against",
                    "evita",
                    "evite",
                    "evitaria",
                    "like",
                    "como",
                    "for",
                    "example",
                    "ejemplo");

    private static final Set<String> CAUSE =
            Set.of(
                    "cause",
                    "causes",
                    "causa",
                    "causas",
                    "culprit",
                    "culpable",
                    "reason",
                    "motivo",
                    "origin",
                    "origen");

    private static final Set<String> TO_DO =
            Set.of(
                    "to", "de", "para", "hay", "que", "must", "should", "before", "antes", "cual",
                    "which", "cada");

    /** A sentence with one of these asks or supposes. */
    private static final Set<String> OPEN =
            Set.of(
                    "whether",
                    "would",
                    "could",
                    "might",
                    "may",
                    "unknown",
                    "desconoce",
                    "quiza",
                    "quizas",
                    "pueda",
                    "puede",
                    "pueden");

    private static final Set<String> KNOWING =
            Set.of(
                    "known",
                    "know",
                    "knows",
                    "shown",
                    "seen",
                    "told",
                    "recorded",
                    "measured",
                    "sabe",
                    "saber",
                    "ve",
                    "consta",
                    "miro",
                    "miraron",
                    "conoce",
                    "conocen",
                    "sabemos",
                    "dice",
                    "evidence",
                    "evidencia",
                    "clear",
                    "claro",
                    "looked",
                    "aqui",
                    "here",
                    "sent",
                    "hand");

    private static final Set<String> WELL =
            Set.of("answers", "responds", "works", "runs", "responde", "contesta", "funciona");

    private static final Set<String> STILL =
            Set.of("stopped", "timeout", "noconnect", "crash", "killed");

    /** Kinds of evidence: who speaks of one has cited it. */
    private static final Set<String> SOURCES =
            Set.of("log", "metric", "trace", "diff", "catalog", "rule");

    /** What the cause may be called. */
    private static final Set<String> NAMING = Set.of("upgrade", "deploy");

    /** Slight enough to be supposed where the incident has it. */
    private static final Set<String> MILD =
            Set.of(
                    "slow", "blocked", "rise", "more", "less", "fall", "backlog", "added", "lost",
                    "growth");

    /** What one may be told to do. */
    private static final Set<String> EVENTS =
            Set.of("restart", "maintenance", "acted", "reschedule", "stopped", "ceased");

    /** What a change does to what it changes. */
    private static final Set<String> CHANGES =
            Set.of(
                    "downgrade",
                    "enabled",
                    "disabled",
                    "rename",
                    "replace",
                    "lower",
                    "raise",
                    "removed",
                    "added",
                    "switch");

    private static final Pattern TWO_NUMBERS = Pattern.compile("\\d\\D{1,60}\\d");

    private static final Pattern GOOD =
            Pattern.compile("(?i)(?:^|[._ ])(?:ok|success|succeeded|successful|good)(?:[._ ]|$)");

    /** Behind these an infinitive tells what happens: "seems to recover". */
    private static final Set<String> BEGINS =
            Set.of(
                    "begin", "began", "begun", "start", "seem", "appear", "manag", "able", "tend",
                    "continu", "come", "came", "go", "get", "happen", "prov", "turn");

    /** So many letters in common make "transcripciones" and "transcript" one. */
    private static final int COGNATE = 6;

    /** So many words before. */
    private static final int NEAR = 12;

    private final Claim claim;
    private final Facts cited;
    private final Facts all;
    private final boolean open;
    private final boolean blames;

    Borne(Claim claim) {
        this.claim = claim;
        this.all = claim.matter().everything();
        this.open = isOpen(claim);
        this.blames =
                claim.reading().mentions().stream()
                        .anyMatch(
                                each ->
                                        each.concept().id().equals("cause")
                                                && !each.negated()
                                                && CAUSE.contains(claim.tokenOf(each).folded()));
        this.cited = claim.cites().isEmpty() && !claim.isAction() ? all : claim.facts();
    }

    /** Whether the matter may be spoken of there, as it is spoken of. */
    boolean out(Mention mention) {
        Concept concept = mention.concept();
        boolean plain =
                Support.isPlain(claim, mention)
                        || concept.is(Weight.SURE)
                        || concept.is(Weight.EVERYDAY)
                        || concept.is(Weight.GRAVE)
                        || (claim.tokenOf(mention).quoted() && concept.opposite() == null);
        // How sure, how grave, and whether a denial is true, others ask.
        if (isWell(mention)) {
            return false;
        }
        if (plain || mention.negated() || isValue(mention) || Support.isParticle(claim, mention)) {
            return true;
        }
        if (isWished(mention) || isMeasured(mention) || isMeant(mention)) {
            return true;
        }
        if (blames && concept.is(Weight.TOPIC) && !open) {
            return tells(blamed(), concept);
        }
        if (claim.tokenOf(mention).quoted()) {
            return tells(cited, concept);
        }
        if (concept.is(Weight.TOPIC) && !open && claim.hashes().findAny().isPresent()) {
            return passages(cited).anyMatch(each -> !isComparing(each) && tells(each, concept))
                    || (mayBlame() && tells(blamed(), concept));
        }
        if (isOther(mention) || tells(cited, concept) || stands(mention, ASKING)) {
            return true;
        }
        if (concept.is(Weight.TOPIC)) {
            return isTopic(mention);
        }
        if (concept.is(Weight.DOING)) {
            return (concept.id().equals("look") && mention.from() == 0)
                    || stands(mention, TO_DO, 1)
                    || (NAMING.contains(concept.id()) && isCause() && tells(blamed(), concept));
        }
        if (claim.isAction()) {
            return ((concept.opposite() != null || EVENTS.contains(concept.id()))
                            && !isTold(mention))
                    || tells(all, concept)
                    || open
                    || stands(mention, SUPPOSING);
        }
        if (claim.section() == Section.OPINION
                || (MILD.contains(concept.id()) && stands(mention, SUPPOSING))) {
            return tells(all, concept)
                    || (MILD.contains(concept.id()) && (open || stands(mention, SUPPOSING)));
        }
        // How the cause works may be told with whatever shows it, but not when or how often.
        boolean timeless = claim.reading().times().isEmpty() && claim.reading().amounts().isEmpty();
        return (timeless || CHANGES.contains(concept.id()))
                && !concept.id().equals("altered")
                && isCause()
                && tells(blamed().only(each -> each.origin() == Origin.ENGINE), concept);
    }

    /**
     * A thing of the field: the incident has it, or it is asked for. What is called the cause must
     * be there.
     */
    private boolean isTopic(Mention mention) {
        Concept concept = mention.concept();
        if (concept.id().equals("valid") && follows(mention, Set.of("until", "till", "hasta"))) {
            return true;
        }
        boolean near = SOURCES.contains(concept.id()) || claim.hashes().findAny().isPresent();
        return open
                || claim.isAction()
                || (near && tells(blamed(), concept) && !SOURCES.contains(concept.id()))
                || (!near
                        && (tells(all, concept)
                                || (concept.opposite() == null && hasStem(all, mention))));
    }

    /** Of several changes, so of none. */
    private static boolean isComparing(Passage passage) {
        return passage.origin() == Origin.ENGINE && passage.sha().isEmpty();
    }

    private boolean mayBlame() {
        return claim.hashes()
                .allMatch(hash -> claim.matter().mayBlame(hash.folded(), claim.section()));
    }

    private Facts blamed() {
        return claim.matter().blamed(Section.CAUSE);
    }

    /** Whether it cites what shows the cause at work, more than that it was deployed. */
    private boolean isCause() {
        return claim.matter().undecided()
                || claim.facts()
                        .cited()
                        .filter(each -> each.kind() != EvidenceKind.DEPLOYMENT)
                        .anyMatch(
                                each ->
                                        blamed().passages().stream()
                                                .anyMatch(
                                                        other -> other.text().equals(each.text())));
    }

    /** "The worker answers": that all is well, where it is known that it is not. */
    private boolean isWell(Mention mention) {
        Token last = claim.token(claim.reading().atoms().get(mention.to() - 1).token());
        int next = claim.tokens().indexOf(last) + 1;
        boolean ends =
                next >= claim.tokens().size()
                        || claim.token(next).isMark(".")
                        || claim.token(next).isMark(",");
        return ends
                && !open
                && !claim.isAction()
                && !mention.negated()
                && WELL.contains(last.folded())
                && STILL.stream().anyMatch(id -> tells(cited, Lexicon.FIELD.concept(id)));
    }

    /** "room to recover", "para que se recupere": what is to come did not happen. */
    private boolean isWished(Mention mention) {
        String id = mention.concept().id();
        boolean event = id.equals("success") || id.equals("recovery") || EVENTS.contains(id);
        int at = claim.reading().atoms().get(mention.from()).token();
        String before = claim.word(at - 1);
        boolean aim =
                (before.equals("to") && !BEGINS.contains(Stem.of(claim.word(at - 2))))
                        || (before.equals("para") && claim.word(at).matches("\\p{L}+[aei]r(?:se)?"))
                        || (before.equals("se")
                                && claim.word(at - 2).equals("que")
                                && claim.word(at - 3).equals("para"));
        boolean room =
                id.equals("plenty")
                        && claim.isAction()
                        && claim.word(at - 1)
                                .matches("leav(?:e|ing)|giv(?:e|ing)|dejar|dar|deje|deja|de");
        return (event && aim) || room;
    }

    /** "tarda 8090 ms": how long, and whether that is known, the number says. */
    private boolean isMeasured(Mention mention) {
        int last = claim.reading().atoms().get(mention.to() - 1).token();
        return mention.concept().id().equals("slow")
                && claim.reading().amounts().stream()
                        .anyMatch(
                                each ->
                                        each.unit().kind() == Unit.Kind.TIME
                                                && each.first() > last
                                                && each.first() <= last + 2);
    }

    /** Words of a claim in another sense. */
    private boolean isMeant(Mention mention) {
        int at = claim.reading().atoms().get(mention.from()).token();
        return switch (mention.concept().id()) {
            // Who has read, compared or searched is told only as something done.
            case "look" -> !isDone(at);
            // "speaks an older version": no deed, where nothing is deployed or taken back.
            case "downgrade" ->
                    claim.word(at).matches("older|earlier|version")
                            && claim.reading().mentions().stream()
                                    .noneMatch(
                                            each ->
                                                    each.concept().id().equals("deploy")
                                                            || each.concept()
                                                                    .id()
                                                                    .equals("revert"));
            // "The whole diff", "leer el diff entero": a text, not all that there is.
            case "all" -> claim.word(at).matches("enter[oa]s?|whole|complet[oa]s?") && isOfText(at);
            // "more than it admits", with both numbers.
            case "accepted", "rejected" ->
                    claim.word(at - 1).matches("que|it|than|can")
                            && claim.hasWord(Set.of("than", "more", "mas"))
                            && TWO_NUMBERS.matcher(claim.reading().text()).find();
            // "other handshakes succeed", where a count of what went well goes up.
            case "success" ->
                    claim.word(at).matches("succeed(?:s|ed)?")
                            && cited.bytes().anyMatch(Borne::isMoreOfGood);
            // "To be safe", "para estar seguro": the reader, not what runs; "reading it is safe".
            case "safe" ->
                    (claim.word(at - 1).matches("be|stay|play|estar|quedarse|quedarme|ir")
                                    && claim.word(at - 2).matches("to|para|por|mas|it"))
                            || isReading();
            // "The crash", of what was told before; whose it is, is not said.
            case "crash", "killed" ->
                    open
                            && claim.word(at - 1).matches("the|this|that|el|la|ese|esa|este|esta")
                            && !claim.word(at + 1).matches("of|in|at|on|de|del|en");
            default -> false;
        };
    }

    /** "Reading the pods is harmless": to look at something is. */
    private boolean isReading() {
        return claim.word(0)
                .matches(
                        "reading|listing|looking|describing|showing|counting|comparing|checking|leer|listar|mirar|ver|comparar|contar|consultar");
    }

    private static boolean isMoreOfGood(Passage passage) {
        return passage.kind() == EvidenceKind.METRIC
                && GOOD.matcher(passage.text()).find()
                && passage.steps().stream().anyMatch(each -> each.direction() > 0);
    }

    /** "was checked", "have verified", "se comprobó": somebody did so. */
    private boolean isDone(int at) {
        String word = claim.token(at).text().toLowerCase(java.util.Locale.ROOT);
        boolean by =
                claim.word(at - 1)
                        .matches("was|were|been|has|have|had|being|fue|fueron|ha|han|sido");
        return word.matches("\\p{L}+(?:ó|aron|ieron)") || (by && !claim.word(at).endsWith("ing"));
    }

    private boolean isOfText(int at) {
        for (int i = at - 3; i <= at + 2; i++) {
            if (i >= 0
                    && i < claim.tokens().size()
                    && (claim.token(i).is(Token.Kind.HASH)
                            || claim.word(i)
                                    .matches(
                                            "diff|change|cambio|commit|contenido|content|file|fichero|archivo|traza|trace|log|registro|mensaje|message|texto|text|linea|line|stack"))) {
                return true;
            }
        }
        return false;
    }

    /** "raises a NoMethodError" raises no number, "did not set it off" leaves nothing unset. */
    private boolean isOther(Mention mention) {
        return switch (mention.concept().id()) {
            case "raise" -> isThrown(mention);
            // "What stopped it is not known."
            case "ceased" -> open;
            case "removed" -> isTurned(mention) || isLowered(mention);
            case "mend" ->
                    claim.hashes().findAny().isPresent()
                            && cited.bytes().anyMatch(each -> each.kind() == EvidenceKind.DIFF);
            case "notset" -> follows(mention, Set.of("it", "this", "that", "them", "off"));
            default -> false;
        };
    }

    /** "turns clients away", "moves pods away": nothing is removed. */
    private boolean isTurned(Mention mention) {
        int at = claim.reading().atoms().get(mention.from()).token();
        boolean turned = false;
        for (int i = Math.max(0, at - 4); i < at; i++) {
            turned |=
                    claim.word(i).startsWith("turn")
                            || claim.word(i).startsWith("mov")
                            || claim.word(i).startsWith("stay");
        }
        return turned && claim.word(at).equals("away");
    }

    /** "drops the limit from 50 to 10": the numbers are asked elsewhere. */
    private boolean isLowered(Mention mention) {
        return claim.tokenOf(mention).folded().startsWith("drop")
                && !claim.reading().amounts().isEmpty()
                && tells(cited, Lexicon.FIELD.concept("lower"));
    }

    private boolean follows(Mention mention, Set<String> words) {
        int last = claim.reading().atoms().get(mention.to() - 1).token();
        return words.contains(claim.word(last + 1));
    }

    /** Whether the sentence asks, supposes or tells what is not known, somewhere. */
    private static boolean isOpen(Claim claim) {
        boolean unknown = false;
        for (Token token : claim.tokens()) {
            String word = token.folded();
            boolean asks =
                    OPEN.contains(word)
                            || (word.length() > 5
                                    && (word.endsWith("ria") || word.endsWith("rian")));
            if (!token.quoted() && asks) {
                return true;
            }
            unknown |= KNOWING.contains(word);
        }
        return unknown && claim.reading().atoms().stream().anyMatch(Atom::negated);
    }

    /** Whether the sentence tells what is not known, or asks. */
    boolean open() {
        return open;
    }

    /** Whether some form of the word stands in what is known. */
    boolean knows(Atom atom) {
        return passages(cited)
                        .anyMatch(
                                each ->
                                        each.hasStem(atom.stem(), false)
                                                || each.hasStem(atom.stem(), true))
                || all.passages().stream()
                        .anyMatch(
                                each ->
                                        each.hasStem(atom.stem(), false)
                                                || (atom.stem().length() >= COGNATE
                                                        && each.hasBeginning(
                                                                atom.stem()
                                                                        .substring(0, COGNATE))));
    }

    /** Whether what is cited itself has the word, or speaks of its matter. */
    boolean own(Atom atom, int at) {
        return cited.passages().stream()
                        .filter(each -> each.origin() != Origin.COMMON)
                        .anyMatch(
                                each ->
                                        each.hasStem(atom.stem(), false)
                                                || each.hasStem(atom.stem(), true))
                || claim.reading().mentions().stream()
                        .filter(each -> each.from() <= at && at < each.to())
                        .anyMatch(
                                each ->
                                        cited.passages().stream()
                                                .filter(
                                                        passage ->
                                                                passage.origin() != Origin.COMMON)
                                                .anyMatch(
                                                        passage -> tells(passage, each.concept())));
    }

    /** Whether what is cited holds the name, number or time. */
    boolean own(Token token) {
        String lower = Passage.lower(token.text());
        return token.is(Token.Kind.HASH)
                || token.is(Token.Kind.NUMBER)
                || token.is(Token.Kind.TIME)
                || claim.matter().isOwn(lower)
                || cited.cited().anyMatch(each -> each.holds(lower) || each.hasLiteral(lower));
    }

    private Stream<Passage> passages(Facts facts) {
        return facts.passages().stream()
                .filter(each -> claim.isAction() || each.origin() != Origin.ADVICE);
    }

    /** In so many words, or in those of what brings it or is the same trouble. */
    private boolean tells(Facts facts, Concept concept) {
        return passages(facts).anyMatch(each -> tells(each, concept));
    }

    private static boolean tells(Passage passage, Concept concept) {
        return passage.says(concept, false)
                || isOfLines(passage, concept)
                || (concept.id().equals("altered")
                        && (passage.kind() == EvidenceKind.DIFF
                                || passage.kind() == EvidenceKind.DEPLOYMENT))
                || (concept.is(Weight.TOPIC)
                        && concept.opposite() == null
                        && passage.says(concept, true))
                || Neighbours.of(concept.id()).stream()
                        .anyMatch(id -> passage.says(Lexicon.FIELD.concept(id), false));
    }

    /** A diff that only brings lines adds, one that only takes lines removes. */
    private static boolean isOfLines(Passage passage, Concept concept) {
        if (passage.kind() != EvidenceKind.DIFF || passage.origin() != Origin.BYTES) {
            return false;
        }
        boolean brings = passage.text().lines().anyMatch(line -> line.startsWith("+"));
        boolean takes = passage.text().lines().anyMatch(line -> line.startsWith("-"));
        return switch (concept.id()) {
            case "added" -> brings && !takes;
            case "removed" -> takes && !brings;
            default -> false;
        };
    }

    private boolean hasStem(Facts facts, Mention mention) {
        for (int i = mention.from(); i < mention.to(); i++) {
            String stem = claim.reading().atoms().get(i).stem();
            if (facts.passages().stream().noneMatch(each -> each.hasStem(stem, false))) {
                return false;
            }
        }
        return true;
    }

    /** Whether one of those stands shortly before it, in its clause or that before. */
    private boolean stands(Mention mention, Set<String> words) {
        return stands(mention, words, NEAR);
    }

    private boolean stands(Mention mention, Set<String> words, int near) {
        Atom first = claim.reading().atoms().get(mention.from());
        for (int i = mention.from() - 1; i >= Math.max(0, mention.from() - near); i--) {
            Atom before = claim.reading().atoms().get(i);
            if (before.clause() != first.clause()) {
                return false;
            }
            if (words.contains(before.word())) {
                return true;
            }
        }
        return false;
    }

    /** "has recovered", "was restarted": an event, not what is to be done. */
    private boolean isTold(Mention mention) {
        String before =
                mention.from() == 0 ? "" : claim.reading().atoms().get(mention.from() - 1).word();
        return Set.of(
                        "has", "have", "was", "were", "had", "ha", "han", "fue", "fueron",
                        "already", "is", "are", "esta", "ya")
                .contains(before);
    }

    /** "off → on": a value, not a deed. */
    private boolean isValue(Mention mention) {
        int last = claim.reading().atoms().get(mention.to() - 1).token();
        return last + 1 < claim.tokens().size() && claim.token(last + 1).isMark("→");
    }

    /** "raises a NoMethodError" raises no number. */
    private boolean isThrown(Mention mention) {
        int at = claim.reading().atoms().get(mention.to() - 1).token();
        for (int i = at + 1; i <= at + 3 && i < claim.tokens().size(); i++) {
            String word = claim.word(i);
            if (word.endsWith("error") || word.endsWith("errors") || word.endsWith("exception")) {
                return true;
            }
        }
        return false;
    }
}
