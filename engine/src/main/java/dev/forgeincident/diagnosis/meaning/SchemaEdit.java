package dev.forgeincident.diagnosis.meaning;

/** What a migration does to the schema. */
public enum SchemaEdit {
    DROPS_TABLE("drops a table"),
    DROPS_COLUMN("drops a column"),
    RENAMES("renames a table or column"),
    ADDS_NOT_NULL("requires a value"),
    CHANGES_TYPE("changes a type"),
    ADDS_CONSTRAINT("adds a constraint"),
    ADDS_INDEX("adds an index"),
    DROPS_INDEX("drops an index"),
    ADDS_TABLE("adds a table"),
    ADDS_COLUMN("adds a column"),
    /** It updates or deletes the rows that are there. */
    CHANGES_DATA("changes data"),
    /** It writes the whole table anew, or keeps writers out of it while it works. */
    LOCKS_TABLE("locks or rewrites a table");

    private final String words;

    SchemaEdit(String words) {
        this.words = words;
    }

    /** What it does, as the end of a sentence. */
    public String words() {
        return words;
    }
}
