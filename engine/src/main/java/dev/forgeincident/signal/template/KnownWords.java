package dev.forgeincident.signal.template;

/** The few words that say what stands beside them, or that are values themselves. */
final class KnownWords {

    /** Belongs to the number before it: units of size, time and rate, time zones, half days. */
    static final int UNIT = 1;

    /** Belongs to the number after it: weekdays and months. */
    static final int CALENDAR = 2;

    /** A value wherever it stands. */
    static final int LITERAL = 4;

    /** A value where a key precedes it. */
    static final int SWITCH = 8;

    /** What follows is somebody's or something's name. */
    static final int TITLE = 16;

    /** A key whose value is what the line says, and no value to mask. */
    static final int SAYING = 32;

    private static final LongIntMap WORDS = words();

    private KnownWords() {}

    static boolean is(int meaning, long word) {
        int meanings = WORDS.get(word);
        return meanings != LongIntMap.ABSENT && (meanings & meaning) != 0;
    }

    private static LongIntMap words() {
        LongIntMap words = new LongIntMap();
        put(words, UNIT, "B b kB KB K k MB M GB G TB PB KiB MiB GiB TiB byte bytes Bytes");
        put(words, UNIT, "kB/s KB/s MB/s GB/s Hz kHz MHz GHz");
        put(words, UNIT, "ns us ms msec msecs s sec secs m min mins h d");
        put(words, UNIT, "nanoseconds microseconds milliseconds millis second seconds");
        put(words, UNIT, "minute minutes hour hours day days");
        put(words, UNIT, "AM PM am pm Z UTC GMT EST EDT CST CDT MST MDT PST PDT CET CEST");
        put(words, CALENDAR, "Mon Tue Wed Thu Fri Sat Sun Monday Tuesday Wednesday Thursday");
        put(words, CALENDAR, "Friday Saturday Sunday Jan Feb Mar Apr May Jun Jul Aug Sep Oct");
        put(words, CALENDAR, "Nov Dec January February March April June July August September");
        put(words, CALENDAR, "October November December");
        put(words, LITERAL, "true false True False TRUE FALSE localhost");
        put(words, SWITCH, "null NULL nil None NaN undefined yes no on off none");
        put(words, TITLE, "user username account host hostname node");
        put(words, SAYING, "msg message error err reason cause event exception detail details");
        put(words, SAYING, "description title text stacktrace");
        return words;
    }

    private static void put(LongIntMap words, int meaning, String list) {
        for (String word : list.split(" ", -1)) {
            words.put(Hash.of(word), meaning);
        }
    }
}
