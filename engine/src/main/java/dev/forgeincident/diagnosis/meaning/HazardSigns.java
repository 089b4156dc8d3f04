package dev.forgeincident.diagnosis.meaning;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How hazards look that one line shows: the words of languages and libraries for them, in lines as
 * they are spoken ({@link HunkLine#phrase}), and for queries in what the strings hold.
 */
final class HazardSigns {

    private static final Map<Hazard, Pattern> SPOKEN = new EnumMap<>(Hazard.class);

    static {
        SPOKEN.put(
                Hazard.STRICTER_CHECK,
                Pattern.compile(
                        "\\bthrow new [\\w ]{0,40}(?:illegal|invalid|validation|bad request|argument|forbidden|unauthori[sz]ed|constraint|unprocessable)"
                                + "|\\braise (?:value|type|validation|key|assertion|bad request|http|permission)[\\w ]*(?:error|exception)?"
                                + "|^assert\\b|\\brequired? ?[:=] ?(?:true|\\[|\\{)|\"required\" ?:|@not (?:null|blank|empty)|@valid\\b|@size\\(|@pattern\\("
                                + "|\\bstrict(?: mode)? ?[:=] ?true|\\badditional properties\"? ?: ?false|\\bextra ?= ?(?:extra\\.)?forbid|fail on unknown"
                                + "|disallow unknown fields|require non null\\(|\\bpanic\\(|\\babort\\((?:4\\d\\d)?|status (?:bad request|forbidden|unauthorized|unprocessable)"
                                + "|network ?policy|\\b4(?:00|01|03|22)\\)|\\bvalidate\\w*\\("));
        SPOKEN.put(
                Hazard.BLOCKING_CALL,
                Pattern.compile(
                        "\\bthread\\.sleep\\(|\\btime\\.sleep\\(|\\bthread::sleep\\(|\\bsleep\\(|\\bf ?(?:data)? ?sync\\(|(?<=\\w) sync\\(|\\brun blocking\\b"
                                + "|\\.block(?: first| last| optional)?\\(|\\.await\\(\\)\\.indefinitely\\(|\\bfuture\\.get\\(|\\.get awaiter\\(\\)\\.get result\\(|\\.result;|\\.join\\(\\)(?:;|$)|\\.wait\\(\\);"
                                + "|\\bappend ?fsync always|\\bsynchronous commit ?[:= ] ?on\\b|\\bfsync ?[:=] ?(?:true|on|always)"));
        SPOKEN.put(
                Hazard.RETRY_ADDED,
                Pattern.compile(
                        "@retry(?:able)?\\b|\\bretry\\w*(?: \\w+)?\\(|\\bwith retry|\\bfor (?:let |int )?attempts?\\b|\\bretries ?[:=]|\\bmax (?:retries|attempts) ?[:=]|\\bretry ?:"));
        SPOKEN.put(
                Hazard.PER_REQUEST_CLIENT,
                Pattern.compile(
                        "\\bnew (?:\\w+ )*(?:client|rest template|ok http client|connection factory|kafka producer|mongo client|pool|data source)\\(|\\bhttp\\.client\\{|\\bhttp\\.transport\\{|\\bsql\\.open\\("
                                + "|\\bnew client(?: \\w+)*\\(|\\bboto ?3\\.(?:client|resource|session)\\(|\\brequests\\.session\\(|\\bhttpx\\.(?:async )?client\\(|\\baiohttp\\.client session\\(|\\bgrpc\\.(?:dial|new client|insecure channel|secure channel)\\w*\\("
                                + "|\\b(?:psycopg ?2?|psycopg|pymysql|mysql|sqlite ?3|asyncpg|pgx)\\.connect\\(|\\bmongo client\\(|\\bcreate engine\\(|\\bexecutors\\.new [\\w ]+\\(|\\bthread pool executor\\(|\\bcreate (?:connection|pool|client)\\("
                                + "|\\bdriver manager\\.get connection\\(|\\bkafka (?:producer|consumer)\\(|\\bredis\\.(?:redis|strict redis|new client|create client|from url)\\(|\\bredis::client::open\\(|\\breqwest::client::new\\(|\\bpdo\\("));
        SPOKEN.put(
                Hazard.UNBOUNDED_GROWTH,
                Pattern.compile(
                        "\\bmax ?size ?= ?none\\b|\\bnew cached thread pool\\(|\\bnew linked blocking queue(?:<[^>]{0,40}>)?\\(\\)|\\bunbounded(?: channel)?\\(|@(?:functools\\.)?cache$"
                                + "|\\bmax ?(?:size|entries) ?[:=] ?(?:-1|0)\\b"));
    }

    private static final Pattern NOTHING = Pattern.compile("(?!)");
    private static final Pattern SELECTION =
            Pattern.compile(
                    "(?i)\\b(?:select\\b.{1,300}\\bfrom|update\\s+\\w+\\s+set|delete\\s+from)\\b");
    private static final Pattern BOUND =
            Pattern.compile("(?i)\\b(?:where|limit|top|fetch first)\\b");
    private static final Pattern ORDER = Pattern.compile("(?i)\\border\\s+by\\b");

    private HazardSigns() {}

    /** What is found in the phrases that have the hazard in them. */
    static Pattern of(Hazard hazard) {
        return SPOKEN.getOrDefault(hazard, NOTHING);
    }

    /** Whether the text selects, updates or deletes rows. */
    static boolean isSelection(String text) {
        return SELECTION.matcher(text).find();
    }

    /** How many of the things that bound a selection are in the text: a condition, a limit. */
    static long bounds(String text) {
        return BOUND.matcher(text)
                .results()
                .map(found -> found.group().toLowerCase(java.util.Locale.ROOT))
                .distinct()
                .count();
    }

    static boolean isOrdered(String text) {
        return ORDER.matcher(text).find();
    }
}
