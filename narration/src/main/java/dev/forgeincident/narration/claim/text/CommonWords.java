package dev.forgeincident.narration.claim.text;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of grammar: they claim nothing by themselves. What denies is read apart. */
public final class CommonWords {

    private static final Set<String> ENGLISH =
            words(
                    """
                    a an the this that these those there here it its itself they them their theirs he she
                    his her him we us our you your i me my one ones other others another such same
                    own and or but nor so yet if then than as at by for from in into of off on onto out
                    over per to toward towards under until till up upon via with within between
                    among against about across along around behind below above beside besides beyond
                    during since through throughout after before while when whenever where wherever which
                    who whom whose what why how whether because although though however also too very
                    just even still already again almost quite rather somewhat mostly mainly largely
                    is are was were be been being am isn't aren't wasn't weren't has have had having
                    does do did done doing don't doesn't didn't hasn't haven't hadn't
                    can could may might must shall should will would can't cannot couldn't won't wouldn't
                    shouldn't not no never none nothing nobody neither n't
                    likely probably possibly perhaps maybe apparently presumably plausible plausibly
                    probable possible potentially potential seem seems seemed seemingly
                    some any both few many much least
                    now directly exactly precisely roughly approximately nearly right soon shortly
                    immediately moments afterwards thereafter thereby thus therefore hence meanwhile
                    instead otherwise else namely specifically particularly especially
                    itself like unlike unless once e.g i.e etc vs approx
                    utc gmt ok i'd it'd let's longer anymore back together alone
                    based related regarding concerning according given
                    s t d ll re ve m
                    way
                    """);

    private static final Set<String> SPANISH =
            words(
                    """
                    el la los las lo un una unos unas al del de a ante con contra desde durante en
                    entre hacia hasta mediante para por segun sin sobre tras y e o u ni pero sino
                    que quien quienes cual cuales cuyo cuya cuando donde como porque pues aunque mientras
                    si no nunca jamas nada nadie ningun ninguna ninguno tampoco
                    se su sus suyo le les me te nos mi tu este esta esto estos estas ese esa eso esos
                    esas aquel aquella ello ella ellos ellas
                    es son era eran fue fueron ser sido siendo sea sean esta estan estaba estaban estar
                    estado estando este estuvo hay habia hubo haber ha han habian he hemos
                    tiene tienen tenia tener tuvo tenido
                    puede pueden podria podrian pudo pudieron podia poder debe deben deberia deberian
                    deber quiza quizas tal vez probablemente posiblemente probable posible parece parecen
                    aparentemente presumiblemente potencialmente plausible
                    tambien ademas ya aun todavia asi entonces justo casi muy bastante
                    aproximadamente alrededor cerca unos exactamente precisamente directamente
                    inmediatamente poco pocos pocas algo alguno alguna algunos algunas algun
                    otro otra otros otras mismo misma mismos mismas propio propia
                    antes despues ahora aqui alli ahi dentro fuera cuanto tanto tan
                    ambos ambas donde acuerdo relacionado relacionada respecto cuenta mediante
                    """);

    private CommonWords() {}

    /** Whether the folded word is one of grammar. */
    public static boolean isOne(String folded) {
        return ENGLISH.contains(folded) || SPANISH.contains(folded);
    }

    /** Whether more of the words are Spanish than English. */
    public static boolean areSpanish(Stream<String> folded) {
        int balance =
                folded.mapToInt(
                                word ->
                                        (SPANISH.contains(word) ? 1 : 0)
                                                - (ENGLISH.contains(word) ? 1 : 0))
                        .sum();
        return balance > 0;
    }

    private static Set<String> words(String table) {
        return Arrays.stream(table.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }
}
