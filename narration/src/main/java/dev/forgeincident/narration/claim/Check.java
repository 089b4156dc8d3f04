package dev.forgeincident.narration.claim;

import org.jspecify.annotations.Nullable;

/** One question that a sentence must answer before it may stand. Pure and stateless. */
interface Check {

    /** Why the sentence cannot stand; null where this check has nothing against it. */
    @Nullable Objection against(Claim claim);
}
