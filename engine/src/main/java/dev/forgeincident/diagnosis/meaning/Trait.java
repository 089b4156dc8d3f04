package dev.forgeincident.diagnosis.meaning;

import java.util.regex.Pattern;

/**
 * What a line of code does, told by the words of languages and libraries for it, in lines as they
 * are spoken ({@link HunkLine#phrase}).
 */
enum Trait {
    /** It logs, counts or traces. */
    OBSERVING(
            "^(?:(?:self|this|await|defer|s|m|return|var|const|let|final|private|static|public)\\b[. ]*)*[a-z ]*\\b"
                    + "(?:logs?|logger|slog|logging|console|print|println|printf|fprintf|eprintln|puts|metrics?|counters?"
                    + "|histograms?|gauges?|spans?|tracers?|traces?|otel|prometheus|statsd|meter|meter registry|mdc|zap|zerolog|klog"
                    + "|glog|telemetry|observe|timer|sentry|newrelic|datadog)\\b[^=(]{0,60}\\(|^(?:trace|debug|info|warn|error)!\\("
                    + "|^[\\w ,]{0,40}:?= ?(?:[\\w ]{0,20}\\.)?[a-z ]{0,30}\\b(?:logs?|logger|slog|prometheus|promauto|metrics|counter|histogram|gauge|summary|tracer|span|meter|statsd|otel)\\b"
                    + "|^[\\w ,:]{0,40}= ?append\\([\\w ]{1,30}, ?(?:slog|zap|log|attribute)\\.",
            "\\b(?:log|slog|print|fprint|eprint|puts|console|metric|counter|histogram|gauge|span|trace|otel|prom|statsd|meter|mdc|zap|zero"
                    + "|klog|glog|telemetry|observe|timer|sentry|newrelic|datadog|debug!|info!|warn!|error!|summary|attribute)"),
    /** It sets up what is logged, and where to, which is more than to log. */
    SETTING_UP(
            "\\b(?:basic config|dict config|set level|level|configure|set ?up|init\\w*|add handler|appender|set output|sync|flush)\\b ?[(:=]"),
    /** It queries a store, publishes, or asks another service. */
    OUTSIDE_CALL(
            "\\b(?:query\\w*(?: \\w+)?|exec(?:ute)?(?: \\w+)?|fetch(?: \\w+){0,2}|find (?:by|one|unique|first|all)(?: \\w+)*|get by id|save|publish(?: \\w+)?"
                    + "|produce|send (?:message|email|event|request|async|sync)|round trip|(?:put|get|delete) (?:item|object)|get for (?:object|entity)|invoke)\\("
                    + "|\\b(?:db|database|repo|repository|dao|client|stub|rest template|web client|session|conn|connection|stmt|tx|redis|rdb|cursor|producer|kafka|s ?3|dynamodb|sqs|sns|api|objects|prisma|entity manager|em|jdbc template|mongo|collection)\\."
                    + Inside.NOT
                    + "[a-z ]{2,40}\\("
                    + "|\\b(?:requests?|axios|http|https|httpx|got|superagent|urllib|rest)\\.(?:get|post|put|delete|patch|do|request|head)\\("
                    + "|\\baxios\\(|\\bcurl exec\\("),
    /** It asks another service. */
    SERVICE_CALL(
            "\\b(?:client|stub|rest template|web client|api|rpc|grpc)\\."
                    + Inside.NOT
                    + "[a-z ]{2,40}\\("
                    + "|\\b(?:requests|axios|http|https|httpx|got|superagent|urllib|rest)\\.(?:get|post|put|delete|patch|do|request|head)\\("
                    + "|\\baxios\\(|\\bcurl exec\\(|\\bawait fetch\\(|= fetch\\(|\\bget for (?:object|entity)\\(|\\bhttp client\\.[a-z ]+\\("),
    /** It begins a loop. */
    LOOP(
            "^(?:\\} ?)?(?:async )?(?:for|foreach|while|loop|until)\\b(?! ?await true)|\\.(?:for ?each|each|map|flat map|each with index|every)\\b ?[({]|\\b(?:do|in) \\|\\w+\\||\\.each do\\b"),
    /** It calls for each element within itself. */
    LOOP_OF_ITS_OWN(
            "[\\[({].*\\(.*\\bfor \\w+(?:, ?\\w+)* in\\b|\\.(?:for ?each|map|flat map|each)\\(.*(?:=>|->|::)",
            "\\bfor |\\.(?:for ?each|map|flat map|each)"),
    LOCKING(
            "\\.(?:[rw] )?lock\\(|\\bsynchronized\\b|\\bwith (?:\\w+\\.)?[\\w. ]*lock\\b|@transactional\\b|\\bbegin(?: tx| transaction)?\\(|\\block ?\\(|\\btransaction(?:al)?\\b.*[{:]$|\\block guard\\b|\\bunique lock\\b"),
    UNLOCKING(
            "^(?!defer).*(?:\\.(?:[rw] )?unlock\\(|\\.commit\\(|\\.rollback\\(|\\.release\\()",
            "\\.(?:r|w|unlock|commit|rollback|release)"),
    /** A lock that readers share. */
    SHARED_LOCK("\\b(?:r lock|read lock|rw mutex|rw lock)\\b"),
    EXCLUSIVE_LOCK("(?<!\\br )\\block\\(|\\bwrite lock\\b|\\bmutex\\b|\\block tables?\\b"),
    DROPPING_INDEX("\\bdrop index\\b|\\bremove index\\b"),
    /** It takes something out of a collection. */
    TAKING(
            "\\b(?:delete|remove|evict\\w*|clear|pop|poll|prune|purge|expire\\w*|ttl|max ?size|max ?len|maximum ?size|max ?entries|lru|drain|trim|shift|discard|del|reset|flush)\\b"),
    /** It bounds a cache, a queue or a pool. */
    BOUND(
            "\\b(?:maximum ?(?:size|weight)|max ?(?:size|entries|len(?:gth)?|items|keys|memory policy)|expire ?after ?(?:write|access)?|evict\\w*|remove eldest\\w*|lru ?cache)\\b(?! ?[:=(] ?(?:none|0|-1)\\b)"),
    /** It keeps a zone, all digits, a charset or a locale. */
    EXACT(
            "\\b(?:offset date|zoned date|instant\\b|timezone|tz ?=|to iso ?string|date time|utc|astimezone|with zone|at zone|timestamp|pytz|zone"
                    + "|big|decimal|numeric|rust decimal|long\\b|u?int ?64|[iu] ?64|standard charset|charset|encoding ?=|locale|invariant|culture)|(?<=\\w)\\.utc"),
    /** It rounds, or converts between units. */
    CONVERTING(
            "\\b(?:half (?:up|even|down)|floor|ceil|round|to zero|away from|trunc|(?:to|as|in|get|of|from|total|unix|epoch) (?:nano|micro|milli|second|minute|hour|day|byte|kilo|mega|giga|kb|mb|gb|ms|ns|sec))"),
    /** It closes what it opens, or asks somebody else to. */
    CLOSING(
            "\\b(?:read|write) (?:text|bytes|all\\w*|file|string)\\w*(?: \\w+)*\\(|\\.use ?[{(]|\\bfiles\\.|\\bwith \\w|\\busing\\b|\\btry \\(|\\b(?:dispose|close) async\\(|\\ba ?close\\(|\\bcontext manager|\\bexit stack|\\bclosing\\(|\\bauto close"),
    /** It closes something on a screen. */
    SCREEN(
            "\\b(?:dialogs?|modals?|menus?|popovers?|tooltips?|windows?|drawers?|dropdowns?|side ?bars?|panels?|popups?|toasts?|overlays?|snack ?bars?|accordions?|sheets?)\\b"),
    /** It names a format, or a way to write or read one. */
    FORMATTING(
            "json|\\b(?:stringify|object mapper|gson|proto|to byte array|parse from|serialize to|encode\\(|avro|msg ?pack|message ?pack|cbor|ya?ml|xml|jaxb|thrift|pickle|marshal\\.)"),
    /** It has to do with a health check. */
    PROBE(
            "\\b(?:readiness|liveness|startup probe|health ?checks?|health (?:group|indicator|probe)|health\\.group|ready ?z|health ?z|live ?z)\\b"),
    /** It starts a goroutine, a thread or a task. */
    STARTING_TASK(
            "^go func\\(|\\bnew thread\\(|\\bcompletable future\\.(?:run|supply) async\\([^,]*$|^asyncio\\.(?:create task|ensure future)\\(|^task\\.run\\(|^tokio::spawn\\(|^thread::spawn\\(|\\bthreading\\.thread\\("),
    /** It holds the number of tasks down. */
    BOUNDING_TASKS(
            "\\berr ?group|\\bsemaphore|\\bset limit\\(|\\bacquire\\(|\\bsync\\.once|\\bwait group|\\bwg\\.|\\.join\\(|\\bset daemon|\\bgather\\(|\\bexecutor|\\bfor range|\\bonce\\.do"),
    /** It has to do with a metric. */
    METRIC(
            "\\b(?:counters?|gauges?|histograms?|summary|metrics?|prometheus|statsd|vec|label|micrometer|timer)\\b");

    /** What is longer was made by a machine. */
    static final int MAX_LINE = 400;

    private final Pattern pattern;
    private final String part;

    Trait(String pattern) {
        this(pattern, pattern);
    }

    /**
     * @param part a pattern that is found in each line that has the trait
     */
    Trait(String pattern, String part) {
        this.pattern = Pattern.compile(pattern);
        this.part = part;
    }

    Pattern pattern() {
        return pattern;
    }

    String part() {
        return part;
    }

    /** Bookkeeping of a handle, which stays inside. */
    private static final class Inside {
        static final String NOT =
                "(?!(?:close|release|lock|unlock|add|append|set|len|size|next|err|scan|name|string|to string|on|once|(?:with|is|has|new|get property) ?\\w*)\\()";
    }
}
