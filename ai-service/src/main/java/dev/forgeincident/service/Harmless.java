package dev.forgeincident.service;

import dev.forgeincident.narration.claim.Section;
import dev.forgeincident.sources.SourceAnswer;
import org.jboss.logging.Logger;

/** Hands on to a listener until it throws, and then no more. */
final class Harmless implements AnalysisListener {

    private static final Logger LOG = Logger.getLogger(Harmless.class);

    private final AnalysisListener listener;
    private volatile boolean broken;

    Harmless(AnalysisListener listener) {
        this.listener = listener;
    }

    @Override
    public void answered(SourceAnswer answer) {
        tell(() -> listener.answered(answer));
    }

    @Override
    public void diagnosed(AnalysisReport report) {
        tell(() -> listener.diagnosed(report));
    }

    @Override
    public void verified(Section section, String markdown) {
        tell(() -> listener.verified(section, markdown));
    }

    private void tell(Runnable words) {
        if (broken) {
            return;
        }
        try {
            words.run();
        } catch (RuntimeException e) {
            broken = true;
            LOG.warn("Who listened to an analysis is told no more of it", e);
        }
    }
}
