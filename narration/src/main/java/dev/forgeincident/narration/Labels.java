package dev.forgeincident.narration;

/** The words of our own that stand between a model's sentences, in the reader's language. */
enum Labels {
    ENGLISH(
            "Not enough to say.",
            "No change explains this.",
            "Confidence: %s.",
            "Proposed by the model, not by the diagnosis:",
            "The diagnosis:",
            "The model %s holds otherwise:",
            "no change did it, nor any other of the causes listed"),
    SPANISH(
            "No hay datos suficientes para decirlo.",
            "Ningún cambio lo explica.",
            "Confianza: %s.",
            "Lo propone el modelo, no el diagnóstico:",
            "El diagnóstico:",
            "El modelo %s opina otra cosa:",
            "no fue ningún cambio ni ninguna otra de las causas de la lista");

    private final String undecided;
    private final String noChange;
    private final String confidence;
    private final String proposal;
    private final String diagnosis;
    private final String otherwise;
    private final String noneOfThese;

    Labels(
            String undecided,
            String noChange,
            String confidence,
            String proposal,
            String diagnosis,
            String otherwise,
            String noneOfThese) {
        this.undecided = undecided;
        this.noChange = noChange;
        this.confidence = confidence;
        this.proposal = proposal;
        this.diagnosis = diagnosis;
        this.otherwise = otherwise;
        this.noneOfThese = noneOfThese;
    }

    /** Those of {@code en} or {@code es}. */
    static Labels of(String language) {
        return language.equals("es") ? SPANISH : ENGLISH;
    }

    String undecided() {
        return undecided;
    }

    String noChange() {
        return noChange;
    }

    String confidence(String value) {
        return confidence.formatted(value);
    }

    String proposal() {
        return proposal;
    }

    String diagnosis() {
        return diagnosis;
    }

    String otherwise(String model) {
        return otherwise.formatted(Markdown.prose(model));
    }

    String noneOfThese() {
        return noneOfThese;
    }
}
