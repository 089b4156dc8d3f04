package dev.forgeincident.sources.http;

import dev.forgeincident.sources.check.Connection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a system behind a {@link Wire} fares. */
public final class WireConnection implements Connection {

    /** Asks the system something small; gives what it said in a few words. */
    @FunctionalInterface
    public interface Question {
        String ask() throws Trouble;
    }

    private final Identity identity;
    private final Wire wire;
    private final Question question;
    private final String right;

    /**
     * @param setting below {@code forge}, such as {@code logs.loki}
     */
    public WireConnection(String name, Kind kind, String setting, Wire wire, Question question) {
        this(name, kind, setting, wire, question, "the right to read");
    }

    /**
     * @param right what a token must be given, in the system's words, such as {@code "the scope
     *     read"}
     */
    public WireConnection(
            String name, Kind kind, String setting, Wire wire, Question question, String right) {
        this.identity = new Identity(name, kind, setting, wire.address().toString());
        this.wire = wire;
        this.question = question;
        this.right = right;
    }

    @Override
    public Identity identity() {
        return identity;
    }

    @Override
    public Look look() {
        long began = System.nanoTime();
        try {
            String said = question.ask();
            return new Look(true, said, "", since(began));
        } catch (Trouble trouble) {
            return new Look(false, trouble.reason(), remedy(trouble), since(began));
        }
    }

    @Override
    public @Nullable Usage usage() {
        return wire.usage();
    }

    private String remedy(Trouble trouble) {
        String key = "forge." + identity.setting();
        String name = identity.name();
        return switch (trouble.kind()) {
            case UNAUTHORIZED, SECRET -> "Set " + key + "'s token, or renew it.";
            case FORBIDDEN -> "Give the token of " + key + " " + right + ".";
            case REFUSED -> "Correct what it names here among the settings of " + key + ".";
            case NOT_FOUND, REDIRECTED, UNREADABLE ->
                    "Correct " + key + "'s address; it answers, but not as " + name + " does.";
            case UNREACHABLE ->
                    "Start it, or correct "
                            + key
                            + "'s address, and see that it is reached from here.";
            case UNTRUSTED -> "Set forge.tls.caFile to the authority that signed its certificate.";
            case LIMITED, OPEN, FULL -> "Wait, and ask less often.";
            case LATE, INTERRUPTED, BROKEN, FAILING, TOO_LONG ->
                    "See " + name + "'s own log; nothing is wrong with the setting.";
        };
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
