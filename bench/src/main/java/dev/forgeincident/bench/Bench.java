package dev.forgeincident.bench;

import dev.forgeincident.bench.citations.CitationsSuite;
import dev.forgeincident.bench.citations.PromptsSuite;
import dev.forgeincident.bench.gather.GatherSuite;
import dev.forgeincident.bench.rootcause.RootCauseSuite;
import dev.forgeincident.bench.stream.StreamSuite;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code java -jar bench.jar SUITE …}. A suite prints what it measures, one JSON object as its last
 * line, and exits 0; wrong arguments exit 2 with a message.
 */
public final class Bench {

    private static final Map<String, Suite> SUITES = suites();

    private Bench() {}

    private static Map<String, Suite> suites() {
        Map<String, Suite> suites = new LinkedHashMap<>();
        suites.put("alerts", AlertsSuite::run);
        suites.put("push", PushSuite::run);
        suites.put("rootcause", RootCauseSuite::run);
        suites.put("explain", RootCauseSuite::explain);
        suites.put("citations", CitationsSuite::run);
        suites.put("prompts", PromptsSuite::run);
        suites.put("logs", LogsSuite::run);
        suites.put("redaction", RedactionSuite::run);
        suites.put("speed", SpeedSuite::run);
        suites.put("gather", GatherSuite::run);
        suites.put("stream", StreamSuite::run);
        suites.put("culprit", CulpritSuite::run);
        suites.put("fit", FitSuite::run);
        return suites;
    }

    public static void main(String... args) throws Exception {
        try {
            Suite suite = args.length == 0 ? null : SUITES.get(args[0]);
            if (suite == null) {
                throw new IllegalArgumentException(
                        "usage: java -jar bench.jar " + String.join("|", SUITES.keySet()) + " …");
            }
            System.out.println(suite.run(Arrays.copyOfRange(args, 1, args.length)));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /** Measures one thing. */
    @FunctionalInterface
    interface Suite {

        /**
         * Prints its rows and returns the last line, a JSON object.
         *
         * @throws IllegalArgumentException when the arguments, or what they point at, cannot be
         *     used; the message names what and why
         */
        String run(String... args) throws Exception;
    }
}
