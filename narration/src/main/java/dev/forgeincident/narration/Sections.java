package dev.forgeincident.narration;

/** The text in its four sections, each in Markdown without its title. */
record Sections(String cause, String evidence, String actions, String related) {

    String markdown() {
        return String.join(
                        "\n\n",
                        "## PROBABLE CAUSE\n" + cause,
                        "## EVIDENCE\n" + evidence,
                        "## SUGGESTED ACTIONS\n" + actions,
                        "## RELATED SERVICES\n" + related)
                + "\n";
    }
}
