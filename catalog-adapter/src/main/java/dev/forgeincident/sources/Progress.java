package dev.forgeincident.sources;

import dev.forgeincident.context.Observation;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tells a listener of each answer, one after the other, until the gathering ends. */
final class Progress {

    /** More than a service with all its dependencies and every source takes. */
    private static final int MAX_TOLD = 300;

    private final GatherListener listener;
    private final long begun = System.nanoTime();
    private int left = MAX_TOLD;

    Progress(GatherListener listener) {
        this.listener = listener;
    }

    /** Of what it gets, the first is told as the answer to one question. */
    Consumer<Observation<?>> of(String kind, String source, String asked) {
        return new Consumer<>() {
            private boolean told;

            @Override
            public void accept(Observation<?> answer) {
                synchronized (Progress.this) {
                    if (!told) {
                        told = true;
                        tell(kind, source, asked, answer);
                    }
                }
            }
        };
    }

    /** From its return on nothing is told. */
    synchronized void end() {
        left = 0;
    }

    private void tell(String kind, String source, String asked, Observation<?> answer) {
        if (left == 0) {
            return;
        }
        left--;
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        try {
            listener.answered(SourceAnswer.of(kind, source, asked, answer, millis));
        } catch (RuntimeException e) {
            // It only watches: the gathering goes on, and so do the other answers to it.
        }
    }
}
