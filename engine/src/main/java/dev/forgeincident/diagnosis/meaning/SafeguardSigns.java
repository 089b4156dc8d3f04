package dev.forgeincident.diagnosis.meaning;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How safeguards look in code and configuration: the words that languages and libraries use for
 * them, in lines as they are spoken ({@link HunkLine#phrase}).
 */
final class SafeguardSigns {

    private static final String NOTHING = "(?:null|nil|none|undefined|nullptr)";
    private static final String SIZE = "(?:length|size|count|len)";

    /** It is sought by its end: what stands before a size can be anything. */
    private static final String SIZE_COMPARED =
            "(?:<|>=) ?len\\(|(?<=(?:<|>=) ?[\\w. ]{1,40})\\." + SIZE;

    private static final Map<Safeguard, Pattern> SIGNS = new EnumMap<>(Safeguard.class);

    static {
        words(
                Safeguard.LOCK,
                "mutex|rw ?mutex|rw ?lock|synchronized|(?:[rw] |try |with )?locks?(?= ?[(.:;{,)]|$)|unlock(?=\\()"
                        + "|for update|advisory|semaphore|atomic\\w*|set ?nx|volatile|concurrent hash map"
                        + "|serializable|transactional");
        words(
                Safeguard.RETRY,
                "retry|retries|retryable|retrying|retryer|tenacity|max attempts|attempts?(?= ?[:=<(])|redeliver\\w*");
        words(
                Safeguard.BACKOFF,
                "back ?off|jitter|exponential|base delay|(?:min|max|initial|retry|attempt) ?delay|delay between"
                        + "|retry interval|initial interval");
        words(
                Safeguard.BATCHING,
                "batch(?:es|ed|ing|er)?|bulk\\w*|chunk(?:s|ed)?|pipeline[ds]?|m ?get|insert ?many|create ?many"
                        + "|save ?all|execute ?many|(?:find|get) all by id|data ?loader|prefetch related|select related"
                        + "|join fetch|entity graph|eager ?load|preload|(?:select in|joined) ?load|multi get|load many");
        words(
                Safeguard.CACHE,
                "cach(?:e|es|ed|eable|ing)|memo(?:i[sz]ed?)?|use memo|lru|single ?flight|memcached?|etag|caffeine");
        words(
                Safeguard.INDEX,
                "create (?:unique )?index|add index|db index|ensure index|index ?[=:] ?true");
        words(Safeguard.TIME_OUT, "time ?outs?|deadlines?|cancel after");
        words(
                Safeguard.CIRCUIT_BREAKER,
                "circuit ?breaker\\w*|breaker|hystrix\\w*|resilience ?4 ?j|gobreaker|bulkhead|outlier detection");
        words(
                Safeguard.RATE_LIMIT,
                "rate ?limit\\w*|throttl\\w*|limiter|token bucket|leaky bucket|bucket ?4 ?j|debounce|max in ?flight|limit (?:req|conn)");
        words(
                Safeguard.FALLBACK,
                "fall ?back\\w*|default response|degrad(?:e|ed|ation)|stale while|serve stale");
        words(
                Safeguard.AUTHORISATION,
                "role ?bindings?|roles?(?= ?[:=\\[(])|roles ?allowed|permissions?|scopes?(?= ?[:=\\[(])"
                        + "|secret key ref|secret ref|secret name|secrets?(?= ?[:\\[])|image pull secrets"
                        + "|service account(?: name)?|authori[sz]\\w*|authenticat\\w*|credentials?|api ?key|bearer"
                        + "|access key|secured|iam\\w*|policy arn|grant|allowed origins?|cors");
        words(
                Safeguard.VALIDATION,
                "validat\\w*|valid(?=\\()|sanit\\w*|is valid|verif(?:y|ies|ier)\\w*|preconditions?"
                        + "|escape(?: html| string)?(?=\\()|illegal argument|value error",
                "@(?:not (?:null|blank|empty)|valid|size|min|max|pattern)\\b");
        words(
                Safeguard.ERROR_HANDLING,
                "catch|except|rescue|recover(?=\\()|on ?error\\w*|err(?:or)? ?!= ?nil|(?:error|exception) handler"
                        + "|map err|dead ?letter\\w*|dlq|if let err|unwrap or else");
        words(
                Safeguard.NULL_CHECK,
                "is (?:not )?(?:none|null)|is empty|is nil|is some|is ?set|is blank|is present|non null|of nullable"
                        + "|or else(?: get)?|(?:get )?or default|unwrap or(?: default)?|if let some|if present"
                        + "|has key|coalesce|ifnull|clamp",
                "[!=]==? ?"
                        + NOTHING
                        + "\\b|\\b"
                        + NOTHING
                        + " ?[!=]==?|\\b(?:nil|present|blank)\\?"
                        + "|\\blen\\([^)]{1,40}\\) ?[=!<>]|\\."
                        + SIZE
                        + "(?:\\(\\))? ?[=!<>]"
                        + "|"
                        + SIZE_COMPARED
                        + "|\\?\\?|\\?\\.");
        words(
                Safeguard.CLEANUP,
                "(?:close|close quietly|release|r? ?unlock|cancel|free|evict\\w*|dispose\\w*|disconnect|unsubscribe"
                        + "|clear (?:interval|timeout)|remove (?:event )?listener|clean ?up|purge|prune|drain"
                        + "|un ?register|deregister|shut ?down|remove all|expire|invalidate|delete|rollback"
                        + "|remove oldest|remove eldest\\w*|pop(?:left| item)?|return object|stop)(?=\\()"
                        + "|finally|with open(?=\\()",
                "\\btry \\(|\\busing(?: var)? ?\\(|\\busing (?:var|let|const|[a-z ]{1,40}) \\w+ ?= |\\bwith [\\w. ]{1,60}\\([^:]{0,200}\\) as \\w");
        words(
                Safeguard.POOLING,
                "pool(?:ed|ing)?|keep ?alive\\w*|reuse\\w*|persistent|max idle\\w*|idle conn\\w*|singleton"
                        + "|shared (?:client|connection|session|transport)");
        words(
                Safeguard.REGISTRATION,
                "(?:register(?:ed|s)?|must register|register \\w+|handle ?func|subscribe|include router|cron\\w*"
                        + "|add (?:\\w+ )?(?:listener|handler|job|route|router|middleware|interceptor|scoped|singleton|transient|controllers|hosted service)"
                        + "|schedule[dr]?|service monitor|installed apps)(?= ?[(:=\\[]|$)|job ?name(?=:)",
                "\\b(?:router|app|mux|routes?|api|group|server|e|r|g)\\.(?:get|post|put|delete|patch|use|handle|all|route)\\("
                        + "|@(?:(?:get|post|put|delete|patch|request) mapping|bean|component|service|repository|configuration"
                        + "|scheduled|(?:kafka|rabbit|event|jms|sqs) listener|app\\.|router\\.|bp\\.|blueprint\\.|celery"
                        + "|(?:shared )?task|path|get|post|put|injectable|controller|register)"
                        + "|prometheus\\.io/scrape|\\bresources? :\\w+");
    }

    private SafeguardSigns() {}

    private static void words(Safeguard safeguard, String words) {
        SIGNS.put(safeguard, Pattern.compile("\\b(?:" + words + ")(?!\\w)"));
    }

    private static void words(Safeguard safeguard, String words, String forms) {
        SIGNS.put(safeguard, Pattern.compile("\\b(?:" + words + ")(?!\\w)|" + forms));
    }

    /** What is found in the phrases that have the safeguard in them. */
    static Pattern of(Safeguard safeguard) {
        return Objects.requireNonNull(SIGNS.get(safeguard));
    }
}
