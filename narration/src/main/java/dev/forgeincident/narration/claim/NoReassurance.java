package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.text.Stem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Nobody is told that there is nothing to do, or that it mends itself. */
final class NoReassurance implements Check {

    private static final Pattern IDLE =
            Pattern.compile(
                    "\\b(?:(?:fix|mend|heal|cure|repair|solve|resolve|correct|recover)(?:s|ed|es)? (?:by )?itself|(?:goes|go|went|going) away (?:by itself|on its own|alone)|(?:pass|passes|clears|sorts) (?:by itself|on its own|itself out)|do nothing|there is nothing (?:to be done|to do|left to do)|no one (?:has|needs) to (?:act|do)|sit (?:it|this) out"
                            + "|no hay que (?:hacer|tocar|cambiar|preocuparse)|no haga nada|no hagan nada|no hacer nada|nada que hacer|se (?:arregla|arreglara|resuelve|resolvera|cura|pasa|pasara|corrige|recupera|soluciona) (?:solo|sola|por si solo|por si misma|por si mismo)|desaparece (?:solo|sola|por si))\\b");

    @Override
    public @Nullable Objection against(Claim claim) {
        Matcher idle = IDLE.matcher(Stem.fold(claim.reading().text()));
        while (idle.find()) {
            int at = idle.start();
            boolean quoted =
                    claim.reading().quotations().stream()
                            .anyMatch(each -> each.start() <= at && at < each.end());
            if (!quoted) {
                return Claim.objection(Kind.UNFOUNDED_DENIAL, idle.group());
            }
        }
        return null;
    }
}
