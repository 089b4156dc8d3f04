package dev.forgeincident.sources.http;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.function.CheckedSupplier;
import dev.forgeincident.sources.check.Connection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The connection to one configured system. A request has a deadline with its retries, an answer a
 * longest length; a system that fails again and again is left alone for a while, and never has more
 * than so many requests at once. Safe for several threads; an interrupted one gets its {@link
 * Trouble} at once and stays interrupted.
 */
public final class Wire {

    /** Clocks that differ less than this need not be told of. */
    private static final Duration SAME_TIME = Duration.ofMinutes(1);

    private static final int SHORTEST_SECRET = 8;

    private final Address address;
    private final Credentials credentials;
    private final Limits limits;
    private final Clock clock;
    private final OkHttpClient client;
    private final Meter meter;
    private final Retries retries;
    private final CircuitBreaker<Object> breaker;
    private final Semaphore places;
    private final AtomicReference<@Nullable Duration> ahead = new AtomicReference<>();

    public Wire(
            Clients clients, Address address, Credentials credentials, Limits limits, Clock clock) {
        this(clients.client(), address, credentials, limits, clock);
    }

    private Wire(
            OkHttpClient client,
            Address address,
            Credentials credentials,
            Limits limits,
            Clock clock) {
        this.address = address;
        this.credentials = credentials;
        this.limits = limits;
        this.clock = clock;
        this.meter = new Meter(clock);
        this.retries = new Retries(limits);
        this.client = client.newBuilder().eventListener(new Bytes()).build();
        this.breaker =
                CircuitBreaker.builder()
                        .handleIf(failure -> failure instanceof Trouble it && it.isOutage())
                        .withFailureThreshold(limits.failures())
                        .withDelay(limits.pause())
                        .build();
        this.places = new Semaphore(limits.atOnce(), true);
    }

    /**
     * A wire of the same address that keeps answers on disk as HTTP allows (RFC 9111): what has not
     * changed since is confirmed by the system and not sent again; what {@link Ask#unchanging never
     * changes} is not asked for again. To be made before this wire is used, and one of a folder:
     * two at once would spoil it.
     *
     * @param folder its own, for nothing else: where it is spoilt, all that is in it is deleted. It
     *     is made where it is not there, and only its owner may look into it. It holds answers,
     *     never a token
     * @param maxBytes what is used least makes room
     * @throws IllegalArgumentException when the folder cannot be made, or be made private
     */
    public Wire cachedIn(Path folder, long maxBytes) {
        return new Wire(
                DiskCache.added(client, folder, maxBytes), address, credentials, limits, clock);
    }

    /**
     * Asks, and waits for the whole answer.
     *
     * @throws Trouble when there is none that can be used; a redirect and every status from 400 on
     *     are none, unless the {@link Ask#evenRefused ask} takes what is below 500
     */
    public Answer send(Ask ask) throws Trouble {
        return send(ask, end());
    }

    /**
     * The same within what is left of a longer task's time, where that is less than the deadline.
     *
     * @throws Trouble when there is no answer that can be used
     */
    public Answer send(Ask ask, Duration patience) throws Trouble {
        return send(ask, end(patience));
    }

    /**
     * Reads an answer while it comes.
     *
     * @param <T> what is made of it
     */
    @FunctionalInterface
    public interface Reader<T> {

        /**
         * @throws Trouble when the answer is not what was asked for
         * @throws IOException as reading its body does, and for nothing else
         */
        T read(Incoming answer) throws Trouble, IOException;
    }

    /**
     * Asks, and has the answer read on this thread while it comes, all of it within the same
     * deadline and bound. What was begun to be read is not asked for again.
     *
     * @return what the reader made of it
     * @throws Trouble when there is no answer, or it breaks off before its reader has enough,
     *     whatever the reader made of that
     */
    public <T> T stream(Ask ask, Duration patience, Reader<T> reader) throws Trouble {
        long end = end(patience);
        HttpUrl url = address.url(ask.segments(), ask.query());
        AtomicBoolean begun = new AtomicBoolean();
        return tried(
                trouble -> !begun.get() && retries.help(trouble, end),
                () ->
                        inTurn(
                                end,
                                () ->
                                        once(
                                                url,
                                                ask,
                                                request -> streamed(request, end, reader, begun))));
    }

    private long end(Duration patience) {
        Duration most = patience.compareTo(limits.deadline()) < 0 ? patience : limits.deadline();
        return System.nanoTime() + most.toNanos();
    }

    /** The same, but not beyond that {@link System#nanoTime}. */
    Answer send(Ask ask, long end) throws Trouble {
        return send(address.url(ask.segments(), ask.query()), ask, end);
    }

    /** The {@link System#nanoTime} until which a question that is asked now may take. */
    long end() {
        return System.nanoTime() + limits.deadline().toNanos();
    }

    /** How long a request may take, and so a task of several requests, too. */
    public Duration deadline() {
        return limits.deadline();
    }

    /**
     * Asks for an address that the system itself has named, such as the next page.
     *
     * @throws Trouble when it is not of the system's own scheme, host and port
     */
    public Answer follow(String url, Ask ask) throws Trouble {
        if (!address.isHostOf(url)) {
            throw new Trouble(Trouble.Kind.REDIRECTED, "it names another host, which is not asked");
        }
        return send(HttpUrl.get(url), ask, end());
    }

    public Address address() {
        return address;
    }

    public Connection.Usage usage() {
        return meter.read(breaker.isOpen());
    }

    /**
     * What the reader should know of the system's clock, by the date of its last answer; null while
     * it goes with ours.
     */
    public @Nullable String clockNote() {
        Duration difference = ahead.get();
        if (difference == null || difference.abs().compareTo(SAME_TIME) < 0) {
            return null;
        }
        return "its clock is "
                + Failures.words(difference.abs())
                + (difference.isNegative() ? " behind" : " ahead of")
                + " ours; times may be off by that";
    }

    private Answer send(HttpUrl url, Ask ask, long end) throws Trouble {
        return tried(
                trouble -> retries.help(trouble, end),
                () -> inTurn(end, () -> once(url, ask, request -> whole(request, ask, end))));
    }

    private <T> T tried(Predicate<Trouble> again, CheckedSupplier<T> attempt) throws Trouble {
        try {
            return Failsafe.with(retries.where(again), breaker).get(attempt);
        } catch (CircuitBreakerOpenException open) {
            throw new Trouble(
                    Trouble.Kind.OPEN,
                    "not asked: it failed "
                            + limits.failures()
                            + " times in a row ("
                            + meter.lastTrouble()
                            + "); the next try is in "
                            + Failures.words(breaker.getRemainingDelay()));
        } catch (FailsafeException failed) {
            if (failed.getCause() instanceof Trouble trouble) {
                throw trouble;
            }
            if (failed.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw Failures.interrupted();
            }
            throw failed;
        }
    }

    /** Waits for a place among the requests under way, half of the time that is left at most. */
    private <T> T inTurn(long end, Turn<T> turn) throws Trouble, InterruptedException {
        long left = Math.max(0, end - System.nanoTime());
        if (!places.tryAcquire(left / 2, TimeUnit.NANOSECONDS)) {
            throw new Trouble(
                    Trouble.Kind.FULL, "not asked: too many questions to it are under way");
        }
        try {
            return turn.take();
        } finally {
            places.release();
        }
    }

    @FunctionalInterface
    private interface Turn<T> {
        T take() throws Trouble;
    }

    @FunctionalInterface
    private interface Sending<T> {
        T send(Request request) throws Trouble;
    }

    private <T> T once(HttpUrl url, Ask ask, Sending<T> sending) throws Trouble {
        long began = System.nanoTime();
        meter.sent();
        Map<String, String> secrets = Map.of();
        try {
            secrets = credentials.headers();
            return sending.send(Exchange.request(url, ask, secrets));
        } catch (Trouble trouble) {
            meter.failed(trouble);
            Trouble masked = trouble.masking(parts(secrets.values()));
            throw gaveUpEarly(trouble, began) ? masked.hurried() : masked;
        }
    }

    private Answer whole(Request request, Ask ask, long end) throws Trouble {
        long began = System.nanoTime();
        Answer answer =
                Exchange.of(
                        client,
                        client.cache() == null ? request : DiskCache.asked(request, ask),
                        limits.longestAnswer(),
                        ask.isEvenRefused(),
                        Duration.ofNanos(end - System.nanoTime()));
        note(answer, Duration.ofNanos(System.nanoTime() - began));
        return answer;
    }

    private <T> T streamed(Request request, long end, Reader<T> reader, AtomicBoolean begun)
            throws Trouble {
        long began = System.nanoTime();
        Incoming answer = StreamedExchange.begun(client, request, limits.longestAnswer(), end);
        begun.set(true);
        try {
            T made = reader.read(answer);
            throwIfBroken(answer);
            meter.answered(Duration.ofNanos(System.nanoTime() - began));
            noteClock(answer.header("Date"));
            return made;
        } catch (IOException broken) {
            throwIfBroken(answer);
            throw new Trouble(Trouble.Kind.UNREADABLE, "the answer could not be read");
        } finally {
            answer.close();
        }
    }

    private static void throwIfBroken(Incoming answer) throws Trouble {
        Trouble met = answer.trouble();
        if (met != null) {
            throw met;
        }
    }

    /** What was left of another's time may be too short for any system. */
    private boolean gaveUpEarly(Trouble trouble, long began) {
        boolean unanswered =
                trouble.kind() == Trouble.Kind.LATE || trouble.kind() == Trouble.Kind.INTERRUPTED;
        return unanswered && System.nanoTime() - began < limits.deadline().toNanos() / 2;
    }

    /** Behind their scheme; of a short one a text may hold the same by chance. */
    private static Collection<String> parts(Collection<String> headers) {
        return headers.stream()
                .map(value -> value.substring(value.lastIndexOf(' ') + 1))
                .filter(secret -> secret.length() >= SHORTEST_SECRET)
                .toList();
    }

    private void note(Answer answer, Duration took) {
        if (answer.isFromDisk()) {
            // Its date and its time tell nothing of the system as it is now.
            meter.spared();
            return;
        }
        Trouble refusal = answer.refusal();
        if (refusal == null) {
            meter.answered(took);
        } else {
            meter.failed(refusal);
        }
        noteClock(answer.header("Date"));
    }

    private void noteClock(@Nullable String date) {
        Instant theirs = Failures.httpDate(date);
        if (theirs != null) {
            ahead.set(Duration.between(clock.instant(), theirs));
        }
    }

    /** Counts what came over the network, compressed as it came. */
    private final class Bytes extends EventListener {
        @Override
        public void responseBodyEnd(Call call, long byteCount) {
            meter.received(byteCount);
        }
    }
}
