package dev.forgeincident.sources.check;

import dev.forgeincident.context.Observation;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A source on this machine, which fares as its answer to a small question does.
 *
 * @param <T> what the source gives
 */
public final class ObservedConnection<T> implements Connection {

    private final Identity identity;
    private final Supplier<Observation<T>> question;
    private final Function<T, String> words;

    /**
     * @param words says in a few words what was found
     */
    public ObservedConnection(
            Identity identity, Supplier<Observation<T>> question, Function<T, String> words) {
        this.identity = identity;
        this.question = question;
        this.words = words;
    }

    @Override
    public Identity identity() {
        return identity;
    }

    @Override
    public Look look() {
        long began = System.nanoTime();
        Observation<T> found = question.get();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        if (found instanceof Observation.Unavailable<T> missing) {
            return new Look(
                    false, missing.reason(), "Correct forge." + identity.setting() + ".", took);
        }
        if (found instanceof Observation.Available<T> available) {
            String said = words.apply(available.data());
            return available.shortfalls().isEmpty()
                    ? new Look(true, said, "", took)
                    : new Look(
                            true,
                            said + "; " + String.join("; ", available.shortfalls()),
                            "See what is named here.",
                            took);
        }
        return new Look(true, "nothing there", "", took);
    }

    @Override
    public @Nullable Usage usage() {
        return null;
    }
}
