package dev.forgeincident.diagnosis;

/**
 * What speaks for (positive weight, log-odds) or against a suspect, with the evidence it rests on.
 */
record Argument(String text, double weight, Evidence evidence) {

    Argument {
        // It may tell names and values out of a diff or a log.
        text = Secrets.mask(text).text();
    }
}
