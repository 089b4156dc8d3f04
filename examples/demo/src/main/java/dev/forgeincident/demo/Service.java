package dev.forgeincident.demo;

import java.io.IOException;
import java.nio.file.Path;

/** The running service, seen from outside. */
interface Service {

    boolean isRunning();

    /** Asks it to end, waits, and ends it by force in the end; asking again changes nothing. */
    void stop();

    /** How a service is started. */
    interface Start {

        /**
         * Starts it on a settings file.
         *
         * @param log where its output goes
         */
        Service start(Path settings, Path log) throws IOException, DemoFailure;
    }
}
