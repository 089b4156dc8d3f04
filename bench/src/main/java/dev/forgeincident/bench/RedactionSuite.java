package dev.forgeincident.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forgeincident.bench.Stopwatch.Timing;
import dev.forgeincident.diagnosis.Secrets;
import dev.forgeincident.narration.redaction.Redaction;
import dev.forgeincident.narration.redaction.Redactor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many ordinary log lines the redaction touches that it should not, and how fast it is. The
 * lines are taken to hold no secret: each that has one taken out, of a known form or because it
 * looks like a key, counts as touched by mistake. Addresses and numbers of persons are true hits,
 * and counted apart.
 *
 * <p>Speed is measured on one thread, over texts of many lines as a question to a model has them,
 * against one plain regular expression for e-mail addresses, IP addresses and passwords.
 */
final class RedactionSuite {

    private static final int WARM_UP = 3;
    private static final int ROUNDS = 7;
    private static final int LINES_OF_A_TEXT = 200;
    private static final int SHOWN = 20;

    private static final Pattern PLACEHOLDER = Pattern.compile("<([a-z-]{1,31}):\\d{1,9}>");

    private static final Pattern PLAIN =
            Pattern.compile(
                    "[\\w.+-]{1,64}@[\\w-]{1,63}\\.[\\w.-]{2,63}|\\d{1,3}(?:\\.\\d{1,3}){3}"
                            + "|(?i:password|secret|token)\\s?[=:]\\s?\\S+");

    private final Redactor redactor = new Redactor(Map.of());
    private final Map<String, Integer> kinds = new TreeMap<>();
    private final List<String> shown = new ArrayList<>();
    private int lines;
    private int touched;
    private int hits;

    private RedactionSuite() {}

    static String run(String... args) throws JsonProcessingException {
        if (args.length != 1) {
            throw new IllegalArgumentException("usage: redaction FOLDER");
        }
        return new RedactionSuite().measure(LabelledLog.in(Path.of(args[0])));
    }

    private String measure(List<LabelledLog> logs) throws JsonProcessingException {
        List<String> texts = new ArrayList<>();
        print("system", "lines", "touched", "true hits");
        for (LabelledLog log : logs) {
            int touchedBefore = touched;
            int hitsBefore = hits;
            log.lines().forEach(this::count);
            print(log.system(), log.lines().size(), touched - touchedBefore, hits - hitsBefore);
            for (int at = 0; at < log.lines().size(); at += LINES_OF_A_TEXT) {
                int end = Math.min(log.lines().size(), at + LINES_OF_A_TEXT);
                texts.add(String.join("\n", log.lines().subList(at, end)));
            }
        }
        kinds.forEach((kind, its) -> print(kind, its, "", ""));
        shown.forEach(System.out::println);
        Timing redaction =
                new Stopwatch(WARM_UP, ROUNDS).time(() -> redact(texts), () -> plain(texts));
        Timing masking = new Stopwatch(WARM_UP, ROUNDS).time(() -> mask(texts), () -> plain(texts));
        ObjectMapper json = new ObjectMapper();
        ObjectNode result =
                json.createObjectNode()
                        .put("suite", "redaction")
                        .put("lines", lines)
                        .put("touched", (double) touched / lines)
                        .put("true_hits", (double) hits / lines)
                        .put("lines_per_s", Math.round(lines / redaction.p50() * 1e3))
                        .put("ratio", Math.round(redaction.ratio() * 100) / 100.0)
                        .put("mask_lines_per_s", Math.round(lines / masking.p50() * 1e3))
                        .put("mask_ratio", Math.round(masking.ratio() * 100) / 100.0);
        return json.writeValueAsString(result);
    }

    private void count(String line) {
        lines++;
        String redacted = redactor.begin().redact(line);
        boolean secret = false;
        boolean other = false;
        Matcher placeholder = PLACEHOLDER.matcher(redacted);
        while (!redacted.equals(line) && placeholder.find()) {
            kinds.merge(placeholder.group(1), 1, Integer::sum);
            secret |= placeholder.group(1).equals("secret");
            other |= !placeholder.group(1).equals("secret");
        }
        touched += secret ? 1 : 0;
        hits += other ? 1 : 0;
        if (secret) {
            Secrets.find(line)
                    .forEach(span -> kinds.merge("secret, " + span.kind(), 1, Integer::sum));
            if (shown.size() < SHOWN) {
                shown.add("touched: " + redacted);
            }
        }
    }

    private int redact(List<String> texts) {
        Redaction redaction = redactor.begin();
        return texts.stream().mapToInt(text -> redaction.redact(text).length()).sum();
    }

    private static int mask(List<String> texts) {
        return texts.stream().mapToInt(text -> Secrets.mask(text).text().length()).sum();
    }

    private static int plain(List<String> texts) {
        return texts.stream()
                .mapToInt(text -> PLAIN.matcher(text).replaceAll("***").length())
                .sum();
    }

    private static void print(Object... cells) {
        System.out.println(String.format(Locale.ROOT, "%-28s%8s%9s%11s", cells));
    }
}
