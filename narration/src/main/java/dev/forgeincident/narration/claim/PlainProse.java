package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.Objection.Kind;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A sentence brings no heading, rule or fence of its own: those are of the page that shows it. */
final class PlainProse implements Check {

    private static final Pattern MARKUP =
            Pattern.compile("(?m)^[ \\t]{0,3}(?:#{1,6}(?:[ \\t]|$)|={3,}|-{3,}|~{3,}|`{3,}|>[ \\t])");

    @Override
    public @Nullable Objection against(Claim claim) {
        var found = MARKUP.matcher(claim.reading().text());
        return found.find() ? Claim.objection(Kind.UNREADABLE, found.group().strip()) : null;
    }
}
