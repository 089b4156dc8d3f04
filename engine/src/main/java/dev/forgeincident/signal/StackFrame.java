package dev.forgeincident.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in code that a stack trace names.
 *
 * @param file the path or file name as the trace has it, with {@code /}
 * @param line from 1
 * @param symbol the function or method; empty where the trace names none
 */
public record StackFrame(String file, int line, String symbol) {

    private static final int MAX_FRAMES = 100;
    private static final int MAX_LINE = 1_000;

    // Each is anchored and bounded; group 1 file, 2 line, 3 symbol, where the order of the trace
    // allows it.
    private static final Pattern PYTHON =
            Pattern.compile("^\\s*File \"([^\"]{1,400})\", line (\\d{1,7})(?:, in (\\S{1,200}))?");
    private static final Pattern DOTNET =
            Pattern.compile(
                    "^\\s*at (?<symbol>\\S[^(]{0,300})\\(.{0,400}\\) in (?<file>.{1,400}):line (?<line>\\d{1,7})");
    private static final Pattern JAVA_OR_NODE =
            Pattern.compile(
                    "^\\s*at (?<symbol>[^(]{1,300})\\((?<file>[^():]{1,400}):(?<line>\\d{1,7})(?::\\d{1,7})?\\)");
    private static final Pattern GO = Pattern.compile("^\\s+(/?[\\w./@-]{1,400}\\.go):(\\d{1,7})");

    /** What is left of a trace on one line: {@code Limiter.Allow(ratelimit.go:38)}. */
    private static final Pattern COMPACT =
            Pattern.compile(
                    "(?:([\\w$]{1,200})\\()?((?:[\\w@-]{1,100}[./]){1,30}(?:go|java|kt|scala|py|rb|php|jsx?|mjs|tsx?|cs|cc|cpp|c|rs|swift|exs?|erl|clj))"
                            + ":(\\d{1,7})\\b");

    /** The frames of all stack traces in the text, in their order, at most {@value #MAX_FRAMES}. */
    static List<StackFrame> in(String text) {
        List<StackFrame> frames = new ArrayList<>();
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (frames.size() == MAX_FRAMES) {
                break;
            }
            if (line.length() <= MAX_LINE) {
                read(line, frames);
            }
        }
        return List.copyOf(frames);
    }

    private static void read(String line, List<StackFrame> frames) {
        Matcher python = PYTHON.matcher(line);
        if (python.find()) {
            String symbol = python.group(3) == null ? "" : python.group(3);
            frames.add(frame(python.group(1), python.group(2), symbol));
            return;
        }
        for (Pattern pattern : List.of(DOTNET, JAVA_OR_NODE)) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                frames.add(
                        frame(
                                matcher.group("file"),
                                matcher.group("line"),
                                lastName(matcher.group("symbol"))));
                return;
            }
        }
        Matcher go = GO.matcher(line);
        if (go.find()) {
            frames.add(frame(go.group(1), go.group(2), ""));
            return;
        }
        Matcher compact = COMPACT.matcher(line);
        while (compact.find() && frames.size() < MAX_FRAMES) {
            String symbol = compact.group(1) == null ? "" : compact.group(1);
            frames.add(frame(compact.group(2), compact.group(3), symbol));
        }
    }

    private static StackFrame frame(String file, String line, String symbol) {
        return new StackFrame(file.replace('\\', '/'), Integer.parseInt(line), symbol);
    }

    private static String lastName(String qualified) {
        String name = qualified.strip();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
