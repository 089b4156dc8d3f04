package dev.forgeincident.narration.prompt;

/** What a block is worth where not all have room, the most valuable first. */
enum Value {
    /** The incident, its cause or what comes nearest to one, and the first evidence of that. */
    CORE,
    /** What else speaks for the cause; without a cause, what the trouble looks like. */
    SUPPORT,
    /** What speaks against it. */
    COUNTER,
    /** What is to be done. */
    ACTION,
    /** The hypothesis that comes next, and its evidence: the opinion may prefer it. */
    RUNNER_UP,
    /** Evidence that actions, findings and related services cite. */
    CITED,
    /** The service, who is hit, what was not looked at. */
    SURROUNDINGS,
    /** What single rules saw. */
    FINDING,
    /** Evidence for and against what is unlikely. */
    OTHER_EVIDENCE,
    /** Rules of the house that nothing cites. */
    RULE,
    /** What is unlikely, or refuted. */
    OTHER_HYPOTHESIS
}
