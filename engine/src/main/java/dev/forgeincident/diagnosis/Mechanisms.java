package dev.forgeincident.diagnosis;

import static dev.forgeincident.diagnosis.Mechanism.Delay.ACCUMULATING;
import static dev.forgeincident.diagnosis.Mechanism.Delay.AT_ONCE;
import static dev.forgeincident.diagnosis.Mechanism.Delay.WITH_LOAD;
import static dev.forgeincident.diagnosis.Mechanism.Reach.CALLED;
import static dev.forgeincident.diagnosis.Mechanism.Reach.CALLERS;
import static dev.forgeincident.diagnosis.Mechanism.Reach.ITSELF;
import static dev.forgeincident.diagnosis.Mechanism.Reach.ONLY_CALLED;

import dev.forgeincident.diagnosis.meaning.DiffMeaning;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.ConnectionSettings;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.DependencyBumped;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.FlagDefault;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.FlagFlipped;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.HazardAdded;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.LogLevelChanged;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.Migration;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.NameReplaced;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.ProbeChanged;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.QuantityChanged;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.SafeguardRemoved;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.ScheduleChanged;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.ValueChanged;
import dev.forgeincident.diagnosis.meaning.Hazard;
import dev.forgeincident.diagnosis.meaning.Quantity;
import dev.forgeincident.diagnosis.meaning.Safeguard;
import dev.forgeincident.diagnosis.meaning.VersionStep;
import dev.forgeincident.signal.Fault;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The table of mechanisms: general engineering knowledge, each entry with its source. Adding one is
 * one entry here and one test.
 */
final class Mechanisms {

    private static final String SRE_CASCADING =
            "https://sre.google/sre-book/addressing-cascading-failures/";
    private static final String SRE_OVERLOAD = "https://sre.google/sre-book/handling-overload/";
    private static final String AWS_RETRIES =
            "https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/";
    private static final String AWS_CACHING =
            "https://aws.amazon.com/builders-library/caching-challenges-and-strategies/";
    private static final String POOL_SIZING =
            "https://github.com/brettwooldridge/HikariCP/wiki/About-Pool-Sizing";
    private static final String KUBERNETES_RESOURCES =
            "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/";
    private static final String PARALLEL_CHANGE =
            "https://martinfowler.com/bliki/ParallelChange.html";
    private static final String EVOLUTIONARY_DATABASES =
            "https://martinfowler.com/articles/evodb.html";
    private static final String TWELVE_FACTOR = "https://12factor.net/config";
    private static final String USE_THE_INDEX = "https://use-the-index-luke.com/";
    private static final String SEMVER = "https://semver.org/";
    private static final String RELEASE_IT =
            "M. Nygard, Release It!, 2nd edition, chapters 4 and 5";
    private static final String JAVA_CONCURRENCY =
            "B. Goetz et al., Java Concurrency in Practice, chapters 2 and 10";
    private static final String FLAGS = "https://martinfowler.com/articles/feature-toggles.html";

    static final List<Mechanism> ALL =
            List.of(
                    // Names: who still uses the old one finds nothing under it.
                    new Mechanism(
                            "setting-renamed",
                            meaning -> meaning instanceof NameReplaced renamed && renamed.key(),
                            Set.of(
                                    Fault.CONFIGURATION_REJECTED,
                                    Fault.CONFIGURATION_MISSING,
                                    Fault.CONNECTION_FAILED,
                                    Fault.AUTHENTICATION),
                            2.0,
                            AT_ONCE,
                            ITSELF,
                            "a setting under a new name is refused, or ignored, by a reader that knows the old one",
                            "fail the start when the setting cannot be read",
                            TWELVE_FACTOR),
                    new Mechanism(
                            "name-replaced",
                            NameReplaced.class::isInstance,
                            Set.of(
                                    Fault.SCHEMA_MISMATCH,
                                    Fault.SERIALISATION,
                                    Fault.MISSING_CODE,
                                    Fault.MISSING_VALUE,
                                    Fault.BAD_RECORD,
                                    Fault.CONFIGURATION_MISSING),
                            1.5,
                            AT_ONCE,
                            CALLERS,
                            "what still uses the old name finds nothing under it",
                            "keep the old name beside the new one until nobody uses it",
                            PARALLEL_CHANGE),
                    new Mechanism(
                            "connection-settings",
                            ConnectionSettings.class::isInstance,
                            Set.of(
                                    Fault.CONNECTION_FAILED,
                                    Fault.CONFIGURATION_REJECTED,
                                    Fault.NAME_RESOLUTION,
                                    Fault.AUTHENTICATION,
                                    Fault.TIME_OUT),
                            3.0,
                            AT_ONCE,
                            ITSELF,
                            "a connection made with other settings goes elsewhere, or nowhere",
                            "check the connection when the service starts, and refuse to start without it",
                            TWELVE_FACTOR),
                    new Mechanism(
                            "value-changed",
                            meaning ->
                                    meaning instanceof ValueChanged
                                            || changes(meaning, Quantity.PORT),
                            Set.of(
                                    Fault.CONNECTION_FAILED,
                                    Fault.NAME_RESOLUTION,
                                    Fault.AUTHENTICATION,
                                    Fault.CERTIFICATE,
                                    Fault.CONFIGURATION_REJECTED,
                                    Fault.SERIALISATION,
                                    Fault.MISSING_CODE),
                            1.8,
                            AT_ONCE,
                            CALLERS,
                            "another value sends it elsewhere, or is not understood on the other side",
                            "check the value when the service starts",
                            TWELVE_FACTOR),

                    // Limits: the same load meets a lower one.
                    new Mechanism(
                            "pool-lowered",
                            lowered(Quantity.POOL),
                            Set.of(
                                    Fault.POOL_EXHAUSTED,
                                    Fault.TIME_OUT,
                                    Fault.SLOW,
                                    Fault.UPSTREAM_ERROR,
                                    Fault.BACKLOG),
                            3.0,
                            WITH_LOAD,
                            CALLERS,
                            "a smaller pool is exhausted by the same load, and who waits for it times out",
                            "alert on the share of the pool in use",
                            POOL_SIZING),
                    new Mechanism(
                            "capacity-lowered",
                            lowered(Quantity.CONCURRENCY, Quantity.REPLICAS, Quantity.CPU),
                            Set.of(
                                    Fault.CPU_SATURATED,
                                    Fault.TIME_OUT,
                                    Fault.SLOW,
                                    Fault.BACKLOG,
                                    Fault.POOL_EXHAUSTED,
                                    Fault.UPSTREAM_ERROR,
                                    Fault.THROTTLED,
                                    Fault.CRASH),
                            2.5,
                            WITH_LOAD,
                            CALLERS,
                            "the same load meets less capacity",
                            "keep headroom for the peak, and alert on saturation",
                            SRE_OVERLOAD),
                    new Mechanism(
                            "memory-lowered",
                            lowered(Quantity.MEMORY),
                            Set.of(
                                    Fault.OUT_OF_MEMORY,
                                    Fault.CRASH,
                                    Fault.NODE_FAILURE,
                                    Fault.SLOW,
                                    Fault.CACHE_COLD),
                            3.0,
                            ACCUMULATING,
                            ITSELF,
                            "with less memory the same work is killed, or collects garbage all the time",
                            "set the limit from what the service was measured to need",
                            KUBERNETES_RESOURCES),
                    new Mechanism(
                            "more-held-in-memory",
                            raised(
                                    Quantity.CACHE_SIZE,
                                    Quantity.BATCH,
                                    Quantity.QUEUE,
                                    Quantity.CONCURRENCY,
                                    Quantity.TTL),
                            Set.of(Fault.OUT_OF_MEMORY),
                            2.0,
                            ACCUMULATING,
                            ITSELF,
                            "more is held in memory at once than there is room for",
                            "bound what is held by its size, not by its count",
                            SRE_CASCADING),
                    new Mechanism(
                            "more-demanded-of-others",
                            raised(
                                    Quantity.POOL,
                                    Quantity.CONCURRENCY,
                                    Quantity.BATCH,
                                    Quantity.REPLICAS),
                            Set.of(
                                    Fault.POOL_EXHAUSTED,
                                    Fault.THROTTLED,
                                    Fault.TIME_OUT,
                                    Fault.SLOW,
                                    Fault.CPU_SATURATED,
                                    Fault.DEADLOCK),
                            1.5,
                            WITH_LOAD,
                            ONLY_CALLED,
                            "more work at once than the one behind it can take",
                            "limit the work in flight to what the slowest can take",
                            POOL_SIZING),
                    new Mechanism(
                            "queue-lowered",
                            lowered(Quantity.QUEUE),
                            Set.of(
                                    Fault.BACKLOG,
                                    Fault.THROTTLED,
                                    Fault.POOL_EXHAUSTED,
                                    Fault.UPSTREAM_ERROR),
                            2.5,
                            WITH_LOAD,
                            CALLERS,
                            "a shorter queue overflows under the same bursts",
                            "size the queue for the burst, and shed what does not fit early",
                            SRE_OVERLOAD),
                    new Mechanism(
                            "rate-limit-lowered",
                            lowered(Quantity.RATE_LIMIT),
                            Set.of(Fault.THROTTLED, Fault.UPSTREAM_ERROR, Fault.BACKLOG),
                            3.0,
                            WITH_LOAD,
                            CALLERS,
                            "a lower rate limit turns away what it let through before",
                            "try a limit on shadow traffic before it is enforced",
                            SRE_OVERLOAD),
                    new Mechanism(
                            "limit-lowered",
                            lowered(
                                    Quantity.LIMIT,
                                    Quantity.CACHE_SIZE,
                                    Quantity.DISK,
                                    Quantity.THRESHOLD),
                            Set.of(
                                    Fault.POOL_EXHAUSTED,
                                    Fault.OUT_OF_MEMORY,
                                    Fault.TIME_OUT,
                                    Fault.SLOW,
                                    Fault.THROTTLED,
                                    Fault.DISK_FULL,
                                    Fault.BACKLOG,
                                    Fault.CACHE_COLD,
                                    Fault.SERIALISATION,
                                    Fault.BAD_RECORD,
                                    Fault.RETRIES_EXHAUSTED,
                                    Fault.CRASH),
                            2.0,
                            WITH_LOAD,
                            CALLERS,
                            "a lower limit is reached under the same load",
                            "alert before a limit is reached",
                            SRE_OVERLOAD),

                    // Time: who waits less gives up on what was merely slow.
                    new Mechanism(
                            "time-out-lowered",
                            lowered(Quantity.TIME_OUT),
                            Set.of(
                                    Fault.TIME_OUT,
                                    Fault.RETRIES_EXHAUSTED,
                                    Fault.UPSTREAM_ERROR,
                                    Fault.CONNECTION_FAILED,
                                    Fault.DEADLOCK,
                                    Fault.LEADERSHIP),
                            3.0,
                            AT_ONCE,
                            CALLERS,
                            "calls that took longer than the new time-out, and were answered before, now fail",
                            "set a time-out from the measured latency of what is called (its 99.9th percentile)",
                            AWS_RETRIES),
                    new Mechanism(
                            "waits-longer",
                            meaning ->
                                    raised(Quantity.TIME_OUT).test(meaning)
                                            || removes(meaning, Safeguard.TIME_OUT),
                            Set.of(Fault.POOL_EXHAUSTED, Fault.SLOW, Fault.BACKLOG, Fault.TIME_OUT),
                            1.0,
                            WITH_LOAD,
                            CALLERS,
                            "who waits longer holds threads and connections longer, until none are left",
                            "give every call a deadline that its caller can wait for",
                            RELEASE_IT),
                    new Mechanism(
                            "interval-shortened",
                            lowered(Quantity.INTERVAL),
                            Set.of(
                                    Fault.THROTTLED,
                                    Fault.CPU_SATURATED,
                                    Fault.SLOW,
                                    Fault.LEADERSHIP,
                                    Fault.SURGE,
                                    Fault.POOL_EXHAUSTED,
                                    Fault.RETRIES_EXHAUSTED),
                            2.0,
                            WITH_LOAD,
                            CALLED,
                            "what is done more often loads what it calls, and what is given less time gives up sooner",
                            "spread periodic work out with jitter",
                            AWS_RETRIES),
                    new Mechanism(
                            "interval-lengthened",
                            raised(Quantity.INTERVAL),
                            Set.of(
                                    Fault.BACKLOG,
                                    Fault.LEADERSHIP,
                                    Fault.AUTHENTICATION,
                                    Fault.OUT_OF_MEMORY),
                            1.5,
                            WITH_LOAD,
                            ITSELF,
                            "what is done less often falls behind, or outlives its lease",
                            "alert on the age of the oldest item",
                            RELEASE_IT),
                    new Mechanism(
                            "time-to-live-shortened",
                            lowered(Quantity.TTL),
                            Set.of(
                                    Fault.CACHE_COLD,
                                    Fault.CPU_SATURATED,
                                    Fault.SLOW,
                                    Fault.TIME_OUT,
                                    Fault.POOL_EXHAUSTED,
                                    Fault.THROTTLED,
                                    Fault.AUTHENTICATION,
                                    Fault.UPSTREAM_ERROR),
                            2.5,
                            WITH_LOAD,
                            CALLED,
                            "what expires sooner is fetched again more often, and the load falls on who answers it",
                            "alert on the hit ratio, and let one caller refill a missing entry",
                            AWS_CACHING),
                    new Mechanism(
                            "kept-longer",
                            raised(Quantity.TTL),
                            Set.of(Fault.DISK_FULL, Fault.AUTHENTICATION, Fault.NAME_RESOLUTION),
                            1.5,
                            ACCUMULATING,
                            ITSELF,
                            "what is kept longer fills the space, or is used after it has become wrong",
                            "bound by size as well as by age",
                            AWS_CACHING),

                    // Retries.
                    new Mechanism(
                            "retries-lowered",
                            meaning ->
                                    lowered(Quantity.RETRIES).test(meaning)
                                            || removes(meaning, Safeguard.RETRY, Safeguard.BACKOFF),
                            Set.of(
                                    Fault.RETRIES_EXHAUSTED,
                                    Fault.DEADLOCK,
                                    Fault.LEADERSHIP,
                                    Fault.TIME_OUT,
                                    Fault.CONNECTION_FAILED,
                                    Fault.UPSTREAM_ERROR,
                                    Fault.DATA_RACE),
                            2.5,
                            AT_ONCE,
                            CALLERS,
                            "short failures and conflicts that a later attempt outlived now surface",
                            "keep attempts few, with exponential back-off and jitter between them",
                            AWS_RETRIES),
                    new Mechanism(
                            "retries-multiply",
                            meaning ->
                                    raised(Quantity.RETRIES).test(meaning)
                                            || adds(meaning, Hazard.RETRY_ADDED)
                                            || removes(
                                                    meaning,
                                                    Safeguard.BACKOFF,
                                                    Safeguard.CIRCUIT_BREAKER,
                                                    Safeguard.RATE_LIMIT),
                            Set.of(
                                    Fault.SURGE,
                                    Fault.THROTTLED,
                                    Fault.CPU_SATURATED,
                                    Fault.POOL_EXHAUSTED,
                                    Fault.SLOW,
                                    Fault.BACKLOG),
                            2.0,
                            WITH_LOAD,
                            CALLED,
                            "attempts without pause or bound multiply the load on who is already failing",
                            "bound retries by a budget for the whole client",
                            SRE_CASCADING),

                    // Load: each request costs more, here or behind.
                    new Mechanism(
                            "cache-removed",
                            meaning -> removes(meaning, Safeguard.CACHE),
                            Set.of(
                                    Fault.CACHE_COLD,
                                    Fault.CPU_SATURATED,
                                    Fault.SLOW,
                                    Fault.TIME_OUT,
                                    Fault.POOL_EXHAUSTED,
                                    Fault.THROTTLED,
                                    Fault.SURGE,
                                    Fault.UPSTREAM_ERROR),
                            2.8,
                            WITH_LOAD,
                            CALLED,
                            "what the cache answered is now asked of who stands behind it",
                            "load-test without the cache before it is removed",
                            AWS_CACHING),
                    new Mechanism(
                            "cache-key-changed",
                            meaning ->
                                    meaning instanceof NameReplaced renamed
                                            && renamed.lines().stream()
                                                    .flatMap(pair -> pair.raw().stream())
                                                    .anyMatch(Mechanisms::mentionsCache),
                            Set.of(
                                    Fault.CACHE_COLD,
                                    Fault.CPU_SATURATED,
                                    Fault.SLOW,
                                    Fault.POOL_EXHAUSTED,
                                    Fault.TIME_OUT),
                            2.0,
                            WITH_LOAD,
                            CALLED,
                            "under another key nothing that is cached is found",
                            "warm the new keys before the old ones are left",
                            AWS_CACHING),
                    new Mechanism(
                            "more-calls",
                            meaning ->
                                    adds(meaning, Hazard.CALL_IN_LOOP, Hazard.NEW_DEPENDENCY_CALL)
                                            || removes(meaning, Safeguard.BATCHING)
                                            || lowered(Quantity.BATCH).test(meaning),
                            Set.of(
                                    Fault.SLOW,
                                    Fault.TIME_OUT,
                                    Fault.CPU_SATURATED,
                                    Fault.POOL_EXHAUSTED,
                                    Fault.THROTTLED,
                                    Fault.BACKLOG,
                                    Fault.SURGE,
                                    Fault.UPSTREAM_ERROR),
                            2.8,
                            WITH_LOAD,
                            CALLED,
                            "one call for each element, where one answered for all, multiplies the work behind it",
                            "count the calls of one request in a test",
                            "https://sre.google/workbook/managing-load/"),
                    new Mechanism(
                            "query-slower",
                            meaning ->
                                    removes(meaning, Safeguard.INDEX)
                                            || adds(meaning, Hazard.EXPENSIVE_QUERY)
                                            || (meaning instanceof Migration migration
                                                    && migration.slowsQueries()),
                            Set.of(
                                    Fault.SLOW,
                                    Fault.TIME_OUT,
                                    Fault.CPU_SATURATED,
                                    Fault.POOL_EXHAUSTED,
                                    Fault.DEADLOCK,
                                    Fault.BACKLOG,
                                    Fault.UPSTREAM_ERROR),
                            2.8,
                            WITH_LOAD,
                            CALLED,
                            "a search that no index serves, or that tries every way to match, does many times the work",
                            "look at the query's plan, or time the pattern, with the data of production",
                            USE_THE_INDEX),
                    new Mechanism(
                            "blocks",
                            meaning -> adds(meaning, Hazard.BLOCKING_CALL, Hazard.LOCK_WIDENED),
                            Set.of(
                                    Fault.SLOW,
                                    Fault.TIME_OUT,
                                    Fault.POOL_EXHAUSTED,
                                    Fault.DEADLOCK,
                                    Fault.BACKLOG,
                                    Fault.CPU_SATURATED,
                                    Fault.LEADERSHIP),
                            2.5,
                            WITH_LOAD,
                            CALLERS,
                            "what others have to wait for takes longer, and they queue up behind it",
                            "keep calls and sleeps out of locks and of shared threads",
                            JAVA_CONCURRENCY),
                    new Mechanism(
                            "made-for-each-call",
                            meaning ->
                                    adds(meaning, Hazard.PER_REQUEST_CLIENT)
                                            || removes(meaning, Safeguard.POOLING),
                            Set.of(
                                    Fault.POOL_EXHAUSTED,
                                    Fault.CONNECTION_FAILED,
                                    Fault.TIME_OUT,
                                    Fault.SLOW,
                                    Fault.OUT_OF_MEMORY,
                                    Fault.CPU_SATURATED),
                            2.8,
                            WITH_LOAD,
                            CALLED,
                            "a client for each call opens a connection for each call, until sockets or connections run out",
                            "share one client, and close what is opened",
                            RELEASE_IT),

                    // Growth.
                    new Mechanism(
                            "leaks",
                            meaning ->
                                    adds(meaning, Hazard.UNBOUNDED_GROWTH)
                                            || removes(meaning, Safeguard.CLEANUP),
                            Set.of(
                                    Fault.OUT_OF_MEMORY,
                                    Fault.POOL_EXHAUSTED,
                                    Fault.CRASH,
                                    Fault.DISK_FULL,
                                    Fault.SLOW,
                                    Fault.DEADLOCK,
                                    Fault.CPU_SATURATED),
                            2.8,
                            ACCUMULATING,
                            ITSELF,
                            "what is taken and never given back runs out after a while",
                            "bound what grows, and close what is opened where it is opened",
                            RELEASE_IT),
                    new Mechanism(
                            "writes-more",
                            meaning ->
                                    (meaning instanceof LogLevelChanged level && level.lowered())
                                            || samplesMore(meaning),
                            Set.of(
                                    Fault.DISK_FULL,
                                    Fault.CPU_SATURATED,
                                    Fault.BACKLOG,
                                    Fault.THROTTLED,
                                    Fault.SLOW),
                            3.0,
                            ACCUMULATING,
                            CALLED,
                            "logs of a finer level, or of more of the events, fill the disk and load who takes them",
                            "give logs a budget: rotate by size, and sample what repeats",
                            RELEASE_IT),

                    // What guarded is gone, or guards more.
                    new Mechanism(
                            "lock-removed",
                            meaning -> removes(meaning, Safeguard.LOCK),
                            Set.of(
                                    Fault.DATA_RACE,
                                    Fault.CRASH,
                                    Fault.MISSING_VALUE,
                                    Fault.DEADLOCK),
                            3.2,
                            WITH_LOAD,
                            ITSELF,
                            "what was changed by one at a time is now changed by several at once",
                            "run the tests with a race detector",
                            JAVA_CONCURRENCY),
                    new Mechanism(
                            "guard-removed",
                            meaning ->
                                    removes(
                                            meaning,
                                            Safeguard.NULL_CHECK,
                                            Safeguard.ERROR_HANDLING,
                                            Safeguard.VALIDATION,
                                            Safeguard.FALLBACK),
                            Set.of(
                                    Fault.MISSING_VALUE,
                                    Fault.CRASH,
                                    Fault.SERIALISATION,
                                    Fault.SCHEMA_MISMATCH,
                                    Fault.BAD_RECORD,
                                    Fault.UPSTREAM_ERROR),
                            2.2,
                            WITH_LOAD,
                            ITSELF,
                            "input, or a failure, that was caught before now goes through",
                            "keep a test with the input that was guarded against",
                            RELEASE_IT),
                    new Mechanism(
                            "isolation-removed",
                            meaning ->
                                    removes(
                                            meaning,
                                            Safeguard.CIRCUIT_BREAKER,
                                            Safeguard.FALLBACK,
                                            Safeguard.RATE_LIMIT),
                            Set.of(
                                    Fault.UPSTREAM_ERROR,
                                    Fault.TIME_OUT,
                                    Fault.SLOW,
                                    Fault.POOL_EXHAUSTED,
                                    Fault.CPU_SATURATED,
                                    Fault.SURGE),
                            2.0,
                            WITH_LOAD,
                            CALLERS,
                            "a failure behind it is no longer kept there",
                            "test what the service does without its dependency",
                            RELEASE_IT),
                    new Mechanism(
                            "stricter",
                            meaning -> adds(meaning, Hazard.STRICTER_CHECK),
                            Set.of(
                                    Fault.BAD_RECORD,
                                    Fault.SERIALISATION,
                                    Fault.AUTHENTICATION,
                                    Fault.CONFIGURATION_REJECTED,
                                    Fault.CONFIGURATION_MISSING,
                                    Fault.CRASH,
                                    Fault.CERTIFICATE,
                                    Fault.UPSTREAM_ERROR),
                            2.0,
                            AT_ONCE,
                            CALLERS,
                            "a stricter check turns away what passed before",
                            "count what a new check would turn away before it does",
                            PARALLEL_CHANGE),
                    new Mechanism(
                            "unregistered",
                            meaning -> removes(meaning, Safeguard.REGISTRATION),
                            Set.of(
                                    Fault.MISSING_CODE,
                                    Fault.MISSING_VALUE,
                                    Fault.UPSTREAM_ERROR,
                                    Fault.BACKLOG,
                                    Fault.CONFIGURATION_MISSING,
                                    Fault.CRASH),
                            2.2,
                            AT_ONCE,
                            CALLERS,
                            "what is no longer registered is not found, or not done",
                            "test that what others call is there",
                            PARALLEL_CHANGE),
                    new Mechanism(
                            "credentials-changed",
                            meaning -> removes(meaning, Safeguard.AUTHORISATION),
                            Set.of(
                                    Fault.AUTHENTICATION,
                                    Fault.CONNECTION_FAILED,
                                    Fault.CONFIGURATION_MISSING,
                                    Fault.CERTIFICATE),
                            2.5,
                            AT_ONCE,
                            ITSELF,
                            "without the credential or the right to it, who is asked refuses",
                            "check the credentials when the service starts",
                            TWELVE_FACTOR),

                    // When, in which form, and whether it counts as well.
                    new Mechanism(
                            "schedule-changed",
                            ScheduleChanged.class::isInstance,
                            Set.of(
                                    Fault.SLOW,
                                    Fault.DEADLOCK,
                                    Fault.CPU_SATURATED,
                                    Fault.TIME_OUT,
                                    Fault.POOL_EXHAUSTED,
                                    Fault.DISK_FULL,
                                    Fault.BACKLOG,
                                    Fault.SURGE,
                                    Fault.THROTTLED,
                                    Fault.UPSTREAM_ERROR),
                            2.5,
                            ACCUMULATING,
                            CALLED,
                            "a job at another hour meets the load that its old hour was chosen to avoid, or comes too seldom",
                            "alert on the duration of jobs, and keep the heavy ones off the peak",
                            "https://sre.google/sre-book/distributed-periodic-scheduling/"),
                    new Mechanism(
                            "converted-otherwise",
                            meaning -> adds(meaning, Hazard.LOSSY_CONVERSION),
                            Set.of(
                                    Fault.SERIALISATION,
                                    Fault.BAD_RECORD,
                                    Fault.MISSING_VALUE,
                                    Fault.AUTHENTICATION,
                                    Fault.SCHEMA_MISMATCH,
                                    Fault.CRASH),
                            2.8,
                            AT_ONCE,
                            CALLERS,
                            "values without their zone, precision or encoding are wrong for who reads them, or refused",
                            "test what is written against what the reader accepts",
                            "https://www.w3.org/TR/NOTE-datetime"),
                    new Mechanism(
                            "probe-changed",
                            ProbeChanged.class::isInstance,
                            Set.of(
                                    Fault.CRASH,
                                    Fault.UPSTREAM_ERROR,
                                    Fault.CONNECTION_FAILED,
                                    Fault.NODE_FAILURE,
                                    Fault.TIME_OUT),
                            2.8,
                            WITH_LOAD,
                            ITSELF,
                            "a probe that asks for more takes instances out that could have answered",
                            "let readiness depend on nothing that all instances share",
                            "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/"),

                    // Versions, schema, flags.
                    new Mechanism(
                            "dependency-bumped",
                            meaning ->
                                    meaning instanceof DependencyBumped bumped
                                            && bumped.step() != VersionStep.PATCH,
                            Set.of(
                                    Fault.MISSING_CODE,
                                    Fault.SERIALISATION,
                                    Fault.CRASH,
                                    Fault.MISSING_VALUE,
                                    Fault.CONFIGURATION_REJECTED,
                                    Fault.CERTIFICATE,
                                    Fault.AUTHENTICATION,
                                    Fault.OUT_OF_MEMORY,
                                    Fault.SLOW,
                                    Fault.CPU_SATURATED,
                                    Fault.CONNECTION_FAILED),
                            1.0,
                            AT_ONCE,
                            ITSELF,
                            "another version of a library lacks, or does differently, what the code relies on",
                            "read the library's change log, and pin the version that works",
                            SEMVER),
                    new Mechanism(
                            "migration",
                            Migration.class::isInstance,
                            Set.of(
                                    Fault.SCHEMA_MISMATCH,
                                    Fault.DEADLOCK,
                                    Fault.TIME_OUT,
                                    Fault.SLOW,
                                    Fault.SERIALISATION),
                            2.0,
                            AT_ONCE,
                            CALLERS,
                            "the schema and the code that is running disagree, or the migration holds the table",
                            "make migrations that the running version can live with",
                            EVOLUTIONARY_DATABASES),
                    new Mechanism(
                            "flag-changed",
                            meaning ->
                                    meaning instanceof FlagFlipped
                                            || meaning instanceof FlagDefault,
                            Set.of(Fault.values()),
                            0.5,
                            AT_ONCE,
                            CALLERS,
                            "the flag sends requests another way",
                            "raise a flag in steps, and watch the errors at each",
                            FLAGS));

    private Mechanisms() {}

    private static Predicate<DiffMeaning> lowered(Quantity... quantities) {
        Set<Quantity> which = Set.of(quantities);
        return meaning ->
                meaning instanceof QuantityChanged changed
                        && which.contains(changed.quantity())
                        && changed.lowered();
    }

    private static Predicate<DiffMeaning> raised(Quantity... quantities) {
        Set<Quantity> which = Set.of(quantities);
        return meaning ->
                meaning instanceof QuantityChanged changed
                        && which.contains(changed.quantity())
                        && changed.raised();
    }

    private static boolean changes(DiffMeaning meaning, Quantity quantity) {
        return meaning instanceof QuantityChanged changed && changed.quantity() == quantity;
    }

    private static boolean removes(DiffMeaning meaning, Safeguard... safeguards) {
        return meaning instanceof SafeguardRemoved removed
                && Set.of(safeguards).contains(removed.what());
    }

    private static boolean adds(DiffMeaning meaning, Hazard... hazards) {
        return meaning instanceof HazardAdded added && Set.of(hazards).contains(added.what());
    }

    /** A higher share of the events that are written: sampling counts upwards. */
    private static boolean samplesMore(DiffMeaning meaning) {
        return meaning instanceof QuantityChanged changed
                && changed.raised()
                && changed.name().toLowerCase(Locale.ROOT).contains("sampl");
    }

    private static boolean mentionsCache(String line) {
        return line.length() < 2_000 && line.toLowerCase(Locale.ROOT).contains("cache");
    }
}
