package dev.forgeincident.bench;

import java.util.Arrays;

/**
 * {@code java -jar bench.jar SUITE …}. A suite prints one JSON object as its last line and exits 0;
 * wrong arguments exit 2 with a message.
 */
public final class Bench {

    private Bench() {}

    public static void main(String... args) throws Exception {
        try {
            if (args.length > 0 && args[0].equals("alerts")) {
                System.out.println(AlertsSuite.run(Arrays.copyOfRange(args, 1, args.length)));
                return;
            }
            throw new IllegalArgumentException("usage: java -jar bench.jar alerts URL [COUNT]");
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }
}
