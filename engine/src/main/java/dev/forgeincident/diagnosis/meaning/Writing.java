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
    /** When something is done, again and again. */
    SCHEDULE(
            "[*?,\\d] +[\\d*?]|\\brate\\(|\\bOnCalendar|@(?:every|hourly|daily|midnight|weekly|monthly|yearly)|\\bcrontab\\("),
    /** It loads at once what would be loaded one by one. */
    EAGER(
            "(?i)\\bjoin\\s+fetch\\b|\\binclude\\s*:|\\.includes?\\(\\s*:|\\.Include\\(|\\bpopulate\\(|\\bprefetch_?related|\\bselect_?related|loader\\.load(?:Many)?\\(|@EntityGraph\\b|\\bjoinedload\\(|\\bselectinload\\("),
    /** Who may do what. */
    RIGHTS(
            "(?i)scope|role|permission|grant|polic(?:y|ies)|privilege|actions|capabilit|verbs|authorities|allowed|members|principals|allow_?list|white_?list|\\bdeny\\b"),
    /** It sets up a health check. */
    PROBE_SETTING(
            "(?i)health ?check|\\.AddCheck|tags\\s*[:=].{0,60}(?:ready|live)|health\\.group|/(?:readyz|healthz|livez|ready|health|live)\\b|@(?:Readiness|Liveness)\\b"),
    /** It may name a label of a metric. */
    LABEL("(?i)label|tag|dimension"),
    /** It names a column or a table. */
    COLUMN(
            "(?i)\\b(?:select|insert into|update|delete from|alter table|create table|join|where|order by|group by|rename column|add column)\\b"
                    + "|@(?:Column|Table|JoinColumn)\\b|\\bdb:\"|\\bColumn\\(|\\bcolumn_?name\\b"),
    /** It says what a field is called outside the program. */
    FIELD(
            "\\b(?:json|yaml|xml|bson|protobuf|avro|form|mapstructure):\"|@(?:JsonProperty|SerializedName|JsonAlias|XmlElement|JsonKey)\\b"
                    + "|#\\[serde|\\balias="),
    /** It reads a setting by its name. */
    VARIABLE(
            "getenv|environ|process\\.env|ENV\\[|@Value|\\$\\{|getProperty|viper\\.|config\\.get|Getenv|env\\(|LookupEnv"),
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
