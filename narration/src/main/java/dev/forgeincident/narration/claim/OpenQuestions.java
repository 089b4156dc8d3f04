package dev.forgeincident.narration.claim;

import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.diagnosis.Hypothesis;
import dev.forgeincident.diagnosis.RelatedService;
import dev.forgeincident.narration.claim.fact.Moment.Event;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.text.Lexicon;
import dev.forgeincident.narration.claim.text.Stem;
import dev.forgeincident.narration.claim.text.Token;
import java.util.List;
import java.util.regex.Pattern;

/** What may be denied because the diagnosis itself leaves it open, or has ruled it out. */
final class OpenQuestions {

    private static final String DENIES =
            "\\b(?:not|no|cannot|can't|never|neither|nothing|none|without|ningun\\w*|nada|sin)\\b";
    private static final Pattern VERDICT =
            Pattern.compile(
                    "(?:"
                            + DENIES
                            + "|\\b(?:too (?:early|soon|little)|demasiado (?:pronto|poco))\\b).{0,60}\\b(?:conclusions?|verdict|causes?|decision|answers?|diagnosis|judge?ment|names?|culprit|say|tell|decide|conclude|causas?|conclusion(?:es)?|veredicto|culpable|respuesta|nombrar|decir|decidir|concluir|senalar)\\b");
    private static final Pattern SILENT =
            Pattern.compile(
                    "\\b(?:neither|no|none|ningun\\w*|nothing in)\\b.{0,40}\\b(?:says?|mentions?|speaks?|tells?|names?|dice|menciona|habla|nombra)\\b");
    private static final Pattern RULED_OUT =
            Pattern.compile(
                    "\\b(?:slow\\w*|break\\w*|explains?|caus\\w*|at work|to do with|set it off|behind|blame\\w*|responsible|culprit|involved|related|tie[ds]?|explica\\w*|culpable|responsable|que ver|relacion\\w*|detras)\\b|\\bnothing else\\b|\\bnada mas\\b");
    private static final Pattern OTHERS =
            Pattern.compile(
                    "\\b(?:no other|none of the other|ningun otro|ninguna otra)\\b.{0,20}\\b(?:change|commit|deployment|flag|hypothesis|cambio|commit|despliegue|hipotesis)\\w*\\b.{0,10}\\b(?:touch|explain|fit|match|reach|name|toca|explica|encaja|coincid)\\w*\\b");
    private static final Pattern TOO_LATE =
            Pattern.compile(
                    "\\b(?:deploy\\w*|release\\w*|commit\\w*|despl\\w+)\\b.{0,60}\\b(?:after|despues|tras|later than)\\b.{0,60}\\b(?:began|begun|started|errors?|failures?|onset|empez\\w+|comenz\\w+|errores|fallos|inicio)\\b");
    private static final Pattern ALONE =
            Pattern.compile(
                    "\\bdeploy\\w* (?:alone|by itself|on its own)\\b|\\bdespliegue (?:solo|por si solo|en si)\\b");
    private static final Pattern UNSEEN =
            Pattern.compile(
                    "\\b(?:evidence|logs?|evidencias?|pruebas|registros?) (?:does|do|has|have|no|itself)\\b.{0,40}\\b(?:show|shows|shown|hold|muestra\\w*|contiene\\w*)\\b.{0,30}\\b(?:own|propi\\w+|them|itself|there)\\b");
    private static final Pattern BLINDLY =
            Pattern.compile(
                    "\\b(?:blindly|without (?:reading|looking|checking)|unread|a ciegas|sin (?:leer|mirar|revisar|comprobar)\\w*)\\b");

    private static final Pattern NO_CODE =
            Pattern.compile(
                    "\\b(?:not (?:the |a )?(?:code|commit|deployment|new)|no el (?:codigo|despliegue|commit)|no es nuev\\w+|(?:no|nothing|without|sin|not)\\b.{0,30}\\b(?:deploy\\w*|redeploy\\w*|desplegar|despliegue))\\b");
    private static final Pattern ORDERED =
            Pattern.compile(
                    "\\bnot (?:a finding|evidence|followed|obeyed|acted (?:up)?on|an order)\\b|\\bno se (?:sigu\\w+|obedec\\w+|atend\\w+)\\b");
    private static final Pattern SUPPOSED =
            Pattern.compile(
                    "\\b(?:whether|if|si)\\b.{0,80}\\b(?:why|por que) (?:no|nothing|nobody|nada|nadie)\\b");
    private static final Pattern TOO_MUCH =
            Pattern.compile(
                    "\\b(?:could not|cannot|can't|couldn't|no pud\\w+|no puede\\w*)\\b.{0,20}\\b(?:take|cope|keep up|hold|serve|handle|absorb|dar abasto|atender\\w*|absorber\\w*)\\b");

    private static final Pattern TOLD =
            Pattern.compile(
                    "\\b(?:only|touch\\w*|adds?|changes|edits|corrects|solo|toca\\w*|anade\\w*|cambia|corrige)\\b");

    private OpenQuestions() {}

    /** Whether the denial in that folded text is one of these. */
    static boolean has(Claim claim, String folded) {
        boolean undecided = claim.matter().undecided();
        if (undecided && claim.hashes().findAny().isEmpty() && VERDICT.matcher(folded).find()) {
            return true;
        }
        if (undecided && SILENT.matcher(folded).find()) {
            return true;
        }
        if (RULED_OUT.matcher(folded).find() && (areRefuted(claim) || isTooLate(folded))) {
            return true;
        }
        if (OTHERS.matcher(folded).find() && !undecided) {
            return true;
        }
        boolean switched =
                claim.matter().causeMoments().stream()
                        .anyMatch(each -> each.event() == Event.SWITCHED);
        if ((switched && (ALONE.matcher(folded).find() || NO_CODE.matcher(folded).find()))
                || ORDERED.matcher(folded).find()
                || (claim.isAction() && SUPPOSED.matcher(folded).find())
                || (TOO_MUCH.matcher(folded).find()
                        && claim.facts().say(Lexicon.FIELD.concept("surge"), false))) {
            return true;
        }
        if (claim.section() == Section.RELATED
                && UNSEEN.matcher(folded).find()
                && claim.matter().diagnosis().relatedServices().stream()
                        .noneMatch(each -> each.hit() == RelatedService.Hit.CERTAIN)) {
            return true;
        }
        return claim.isAction() && BLINDLY.matcher(folded).find();
    }

    /** All changes that it names are. */
    private static boolean areRefuted(Claim claim) {
        List<Token> hashes = claim.hashes().toList();
        return !hashes.isEmpty()
                && hashes.stream()
                        .allMatch(
                                hash -> {
                                    Hypothesis about = claim.matter().about(hash.folded());
                                    return (about != null && about.refuted())
                                            || isNotBlamed(claim, hash);
                                });
    }

    /** Where another change is blamed, and what it changes is cited and told. */
    private static boolean isNotBlamed(Claim claim, Token hash) {
        Hypothesis cause = claim.matter().diagnosis().cause();
        return cause != null
                && TOLD.matcher(Stem.fold(claim.reading().text())).find()
                && !claim.matter().mayBlame(hash.folded(), Section.CAUSE)
                && claim.facts()
                        .cited()
                        .anyMatch(
                                each ->
                                        each.kind() == EvidenceKind.DIFF
                                                && Passage.isSame(each.sha(), hash.folded()));
    }

    /** The order itself is asked by {@link TrueDurations}, before. */
    private static boolean isTooLate(String folded) {
        return TOO_LATE.matcher(folded).find();
    }

    /** Whether it says that nothing can be concluded, or that nothing else fits, as is so. */
    static boolean saysSo(Claim claim) {
        String folded = Stem.fold(claim.reading().text());
        return claim.hashes().findAny().isEmpty()
                && (claim.matter().undecided() ? VERDICT : OTHERS).matcher(folded).find();
    }
}
