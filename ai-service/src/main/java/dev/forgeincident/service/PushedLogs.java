package dev.forgeincident.service;

import dev.forgeincident.context.logs.LogLine;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Port: log lines that others send us. */
public interface PushedLogs {

    /**
     * Keeps them, all or none, without waiting here. Each has a time.
     *
     * @return completed when they are on disk; completed with {@link NotKept} when none of them is
     */
    CompletionStage<Void> keep(List<LogLine> lines);

    /** Nothing was kept; the same lines may be sent again. */
    final class NotKept extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /**
         * @param reason for the sender
         */
        public NotKept(String reason) {
            super(reason);
        }
    }
}
