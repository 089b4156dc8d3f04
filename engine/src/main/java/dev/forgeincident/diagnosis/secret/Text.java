package dev.forgeincident.diagnosis.secret;

/** Pieces of patterns that several families share. */
final class Text {

    /** The end of a line, also as JSON and source code write it. */
    static final String LINE_END = "(?:\\r?\\n|(?:\\\\{1,3}r)?\\\\{1,3}n)";

    private Text() {}
}
