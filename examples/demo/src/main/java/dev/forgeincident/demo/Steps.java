package dev.forgeincident.demo;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;

/** Says what is done, a line a step with the time since the beginning. */
final class Steps {

    private static final String DIM = "\u001B[2m";
    private static final String GREEN = "\u001B[32m";
    private static final String RED = "\u001B[31m";
    private static final String PLAIN = "\u001B[0m";

    private final PrintStream out;
    private final boolean colour;
    private final long begin = System.nanoTime();

    Steps(PrintStream out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    /** Whether a person looks on, who has not asked for plain text. */
    @SuppressWarnings("SystemConsoleNull") // since Java 22 the console says itself what it is
    static boolean isColourWanted() {
        String noColour = System.getenv("NO_COLOR");
        Console console = System.console();
        return console != null && isTerminal(console) && (noColour == null || noColour.isEmpty());
    }

    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true; // before Java 22 there was no console without a terminal
        }
    }

    void done(String what) {
        out.println(painted(DIM, time()) + "  " + what);
        out.flush();
    }

    void right(String what) {
        done(painted(GREEN, what));
    }

    void wrong(String what) {
        done(painted(RED, what));
    }

    /** Text as it is. */
    void show(String text) {
        out.println(text);
        out.flush();
    }

    private String time() {
        return String.format(Locale.ROOT, "%5.1f s", (System.nanoTime() - begin) / 1e9);
    }

    private String painted(String style, String text) {
        return colour ? style + text + PLAIN : text;
    }
}
