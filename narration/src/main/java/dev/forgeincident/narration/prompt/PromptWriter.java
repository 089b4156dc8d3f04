package dev.forgeincident.narration.prompt;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.diagnosis.Hypothesis;
import dev.forgeincident.narration.prompt.Block.Fields;
import dev.forgeincident.narration.prompt.Block.Part;
import dev.forgeincident.narration.redaction.Redaction;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the questions. The system text is the same for every incident, and nothing from outside
 * stands in it. The data begin with a line that names the boundary; then each block is
 *
 * <pre>
 * &lt;&lt;&lt;BOUNDARY e2
 * | kind: log
 * | seen: 212 times since 03:08:00 UTC, none in the 70 min before
 * |
 * | invalid connection option "server"
 * BOUNDARY e2&gt;&gt;&gt;
 * </pre>
 *
 * with one field a line up to the first empty one, and the text after it. Outside of the blocks
 * stand only words, numbers, times and ids of ours. Safe for several threads where the boundaries
 * are.
 */
public final class PromptWriter {

    /** Kept free, so that the same question can be asked once more. */
    private static final int TOKENS_FOR_REPAIR = 320;

    private static final int MAX_PROBLEM = 200;
    private static final int MAX_BAD_ANSWER = 1_500;
    private static final int ENOUGH_OF_BAD_ANSWER = 100;

    private final PromptSettings settings;
    private final PromptTexts texts;

    public PromptWriter(PromptSettings settings) {
        this.settings = settings;
        this.texts = PromptTexts.in(settings.language());
    }

    /**
     * The question for a diagnosis. What does not fit is left out by its {@link Value} and named.
     *
     * @param redaction all text from outside goes through it, also what is then left out
     * @throws PromptTooLong when not even verdict, cause and the first evidence fit
     */
    public Prompt write(IncidentContext context, Diagnosis diagnosis, Redaction redaction)
            throws PromptTooLong {
        List<Block> blocks = Blocks.of(context, diagnosis, new Outside(redaction));
        String boundary = boundary(blocks.stream().map(Block::content));
        Selection nothing = new Selection(List.of(), blocks);
        Selection selection = new Selection(blocks, List.of());
        if (room(data(context, diagnosis, selection, boundary)) < 0) {
            // The names of all blocks are more than those of the ones that will be left out.
            int room = room(data(context, diagnosis, nothing, boundary)) - Tokens.of(headings());
            selection = Selection.of(blocks, room, block -> Tokens.of(block.fenced(boundary)));
        }
        String data = data(context, diagnosis, selection, boundary);
        int missing = -room(data);
        if (missing > 0) {
            throw new PromptTooLong(settings.contextTokens() + missing, settings.contextTokens());
        }
        return new Prompt(PromptTexts.VERSION, texts.system(), data, selection.told());
    }

    /**
     * The same question once more, after an answer that could not be used.
     *
     * @param badAnswer its beginning is shown to the model, as much as there is room for
     * @param problem why, in a few words
     */
    public Prompt repair(Prompt first, String badAnswer, String problem) {
        String shown = Outside.defused(Outside.shown(badAnswer)).strip();
        String why = Outside.defused(Outside.shown(problem)).replaceAll("\\s+", " ").strip();
        String boundary = boundary(Stream.of(first.data(), shown, why));
        String asked = texts.repair() + "\n" + texts.label("boundaryOfRepair", boundary) + "\n";
        int room = room(first.data()) + TOKENS_FOR_REPAIR - Tokens.of(asked);
        int length = MAX_BAD_ANSWER;
        Block block = badAnswer(why, shown, length);
        while (length > 0 && Tokens.of(block.fenced(boundary)) > room) {
            length = length < ENOUGH_OF_BAD_ANSWER ? 0 : length / 2;
            block = badAnswer(why, shown, length);
        }
        String data = first.data() + "\n" + asked + block.fenced(boundary);
        return new Prompt(first.version(), first.system(), data, first.leftOut());
    }

    private static Block badAnswer(String problem, String answer, int length) {
        return new Block(
                Part.INCIDENT,
                "answer",
                Value.CORE,
                "",
                new Fields().add("problem", Outside.bounded(problem, MAX_PROBLEM)).all(),
                length == 0 ? "" : Outside.bounded(answer, length));
    }

    /** How many tokens are free beside these data; negative where there are too many of them. */
    private int room(String data) {
        return settings.contextTokens()
                - settings.answerTokens()
                - TOKENS_FOR_REPAIR
                - Tokens.OF_A_CHAT
                - Tokens.of(texts.system())
                - Tokens.of(data);
    }

    private String boundary(Stream<String> data) {
        return Boundaries.outsideOf(
                Stream.concat(Stream.of(texts.system()), data).toList(), settings.boundaries());
    }

    private String data(
            IncidentContext context, Diagnosis diagnosis, Selection selection, String boundary) {
        List<String> lines = new ArrayList<>();
        lines.add(texts.label("boundary", boundary));
        lines.add("");
        lines.addAll(verdict(context, diagnosis));
        Map<Part, List<Block>> kept = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            kept.put(part, new ArrayList<>());
        }
        selection.kept().forEach(block -> kept.getOrDefault(block.part(), List.of()).add(block));
        kept.forEach(
                (part, blocks) -> {
                    boolean cut = selection.left().stream().anyMatch(each -> each.part() == part);
                    if (!blocks.isEmpty() || !cut) {
                        lines.add("");
                        lines.add(texts.label(word(part)));
                        blocks.forEach(block -> lines.add(block.fenced(boundary).stripTrailing()));
                        if (blocks.isEmpty()) {
                            lines.add(texts.label("none"));
                        }
                    }
                });
        lines.add("");
        if (!selection.left().isEmpty()) {
            lines.add(texts.label("leftOut", selection.names()));
        }
        lines.add(texts.closing());
        return String.join("\n", lines) + "\n";
    }

    private String headings() {
        return Stream.of(Part.values())
                .map(part -> texts.label(word(part)) + "\n\n")
                .collect(Collectors.joining());
    }

    private List<String> verdict(IncidentContext context, Diagnosis diagnosis) {
        Times times = new Times(diagnosis.onset());
        Hypothesis cause = diagnosis.cause();
        String verdict =
                cause == null
                        ? texts.label("undecided")
                        : texts.label(
                                "verdict",
                                word(diagnosis.verdict()),
                                cause.id(),
                                String.format(Locale.ROOT, "%.2f", diagnosis.confidence()),
                                word(diagnosis.confidenceWord()));
        String from =
                diagnosis.onsetFrom() == EvidenceKind.LOG
                        ? "from.log"
                        : diagnosis.onsetFrom() == EvidenceKind.METRIC
                                ? "from.metric"
                                : "from.alert";
        return List.of(
                verdict,
                texts.label(
                        "onset", texts.label(from, times.plain(diagnosis.onset())), times.day()),
                texts.label(
                        "alert", times.at(context.alert().startedAt()), times.at(context.asOf())));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
