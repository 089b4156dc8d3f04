package dev.forgeincident.diagnosis.meaning;

import java.util.regex.Pattern;

/** What is written in a line, also in its strings ({@link HunkLine#bare}). */
enum Writing {
    /** A scan, a wildcard in front, an ordering by chance. */
    EXPENSIVE_QUERY(
            "(?i)\\blike\\s+['\"]?%|\\bselect\\s+\\*|\\border\\s+by\\s+rand|\\ballow\\s+filtering|\\bcross\\s+join\\b|\\bKEYS\\s+\\*|\\.keys\\(\\s*['\"]\\*"
                    + "|\\.findAll\\(\\)|\\.objects\\.all\\(\\)|\\.find\\(\\{\\}\\)|\\$where\\b|\\$regex\\b|\\bwhere\\s+(?:lower|upper|date|cast|to_char)\\s*\\(|like\\s*\\(\\s*['\"]%|__icontains"),
    /** It selects, updates or deletes rows; the rest may be in the next line. */
    SELECTING("(?i)\\b(?:select|update|delete)\\b"),
    /** How a connection is made: a connection string, a host, a port, a DSN. */
    CONNECTION(
            "(?i)\\b(?:host|server|data source|port|dbname|database|initial catalog|user id|uid|dsn)\\s?=(?!=)"
                    + "|jdbc:|postgres(?:ql)?://|mysql://|mongodb(?:\\+srv)?://|redis://|amqps?://"
                    + "|connection[ _-]?string|\\bdsn\\b");

    private final Pattern pattern;

    Writing(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    String part() {
        return pattern.pattern();
    }

    Pattern pattern() {
        return pattern;
    }
}
