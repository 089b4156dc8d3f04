package dev.forgeincident.narration.prompt;

import dev.forgeincident.narration.prompt.Block.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Which blocks have room. A block is sent whole or not at all: the most valuable are taken first,
 * of equal ones the earlier, and one that is too long makes room for shorter ones behind it. What
 * has {@link Value#CORE} is always taken.
 *
 * @param kept in the order of the prompt
 * @param left in the order of the prompt
 */
record Selection(List<Block> kept, List<Block> left) {

    private static final int MAX_TOLD = 20;

    static Selection of(List<Block> blocks, int room, ToIntFunction<Block> size) {
        Set<Block> taken = new HashSet<>();
        int used = 0;
        for (Block block : blocks.stream().sorted(Comparator.comparing(Block::value)).toList()) {
            int tokens = size.applyAsInt(block);
            if (block.value() == Value.CORE || used + tokens <= room) {
                taken.add(block);
                used += tokens;
            }
        }
        Map<Boolean, List<Block>> parted =
                blocks.stream().collect(Collectors.partitioningBy(taken::contains));
        return new Selection(
                parted.getOrDefault(true, List.of()), parted.getOrDefault(false, List.of()));
    }

    /** What is left out, for who reads the narration: redacted text. */
    List<String> told() {
        List<String> told = new ArrayList<>();
        List<Block> evidence = ofPart(Part.EVIDENCE);
        evidence.stream()
                .limit(MAX_TOLD)
                .forEach(each -> told.add(each.name() + " " + each.leftOut()));
        if (evidence.size() > MAX_TOLD) {
            told.add(evidence.size() - MAX_TOLD + " more pieces of evidence");
        }
        List<Block> hypotheses = ofPart(Part.HYPOTHESES);
        if (!hypotheses.isEmpty()) {
            String most = hypotheses.stream().map(Block::leftOut).max(String::compareTo).orElse("");
            told.add(counted(hypotheses.size(), "hypothesis", "hypotheses") + " up to " + most);
        }
        Map<Part, List<Block>> others = new EnumMap<>(Part.class);
        left.stream()
                .filter(each -> each.part() != Part.EVIDENCE && each.part() != Part.HYPOTHESES)
                .forEach(
                        each ->
                                others.computeIfAbsent(each.part(), key -> new ArrayList<>())
                                        .add(each));
        others.forEach(
                (part, blocks) -> {
                    String what = blocks.get(0).leftOut();
                    told.add(
                            part == Part.INCIDENT
                                    ? what
                                    : counted(blocks.size(), what, what + "s"));
                });
        return told;
    }

    /** The names of the blocks that are left out: ours, so that they need no fence. */
    String names() {
        return left.stream().map(Block::name).collect(Collectors.joining(", "));
    }

    private List<Block> ofPart(Part part) {
        return left.stream().filter(each -> each.part() == part).toList();
    }

    private static String counted(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
