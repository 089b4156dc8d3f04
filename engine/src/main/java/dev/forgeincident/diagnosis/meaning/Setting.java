package dev.forgeincident.diagnosis.meaning;

import org.jspecify.annotations.Nullable;

/**
 * A name with a value, as a line of code or configuration gives it.
 *
 * @param name as written, with the dots of a path; the call's name for an argument without one of
 *     its own; empty where nothing names it
 * @param call the call or literal around it; empty outside any
 * @param value as written, with its unit, without quotes
 */
record Setting(String name, String call, String value, Kind kind) {

    enum Kind {
        NUMBER,
        /** A bare word, such as {@code true}, {@code debug}. */
        WORD,
        TEXT
    }

    /** The last part of the name. */
    String shortName() {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf(':')) + 1);
    }

    Setting under(@Nullable String parent) {
        return parent == null || parent.isEmpty()
                ? this
                : new Setting(parent + "." + name, call, value, kind);
    }
}
