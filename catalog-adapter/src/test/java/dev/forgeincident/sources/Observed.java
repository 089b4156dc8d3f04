package dev.forgeincident.sources;

import dev.forgeincident.context.Observation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks into observations that a test expects to be available. */
public final class Observed {

    private Observed() {}

    public static <T> T data(@Nullable Observation<T> observation) {
        return available(observation).data();
    }

    public static List<String> shortfalls(@Nullable Observation<?> observation) {
        return available(observation).shortfalls();
    }

    private static <T> Observation.Available<T> available(@Nullable Observation<T> observation) {
        if (observation instanceof Observation.Available<T> available) {
            return available;
        }
        throw new AssertionError("expected data, but got " + observation);
    }
}
