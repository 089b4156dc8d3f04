package dev.forgeincident.diagnosis.meaning;

/** What a name that was replaced stands for; who still uses the old one differs with it. */
public enum NameKind {
    /** A configuration key, a setting, an option, an environment variable. */
    KEY("setting"),
    /** A field of a message, a JSON property, a struct tag. */
    FIELD("field"),
    /** A column or a table of a database. */
    COLUMN("column"),
    /** A route, a path, a topic, a queue, a host. */
    ENDPOINT("endpoint"),
    /** A function, a class, a variable. */
    SYMBOL("symbol");

    private final String words;

    NameKind(String words) {
        this.words = words;
    }

    /** What it is called in a sentence. */
    public String words() {
        return words;
    }
}
