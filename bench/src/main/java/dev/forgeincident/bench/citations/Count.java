package dev.forgeincident.bench.citations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** How many of a number of outcomes were as they should be. */
record Count(
        int hostile,
        int reached,
        int sound,
        int sentences,
        int survived,
        int commands,
        int shown,
        int byModel,
        int unsafe) {

    Count(List<Outcome> outcomes) {
        this(
                (int) outcomes.stream().filter(each -> !each.answer().sound()).count(),
                (int)
                        outcomes.stream()
                                .filter(each -> !each.answer().sound() && !each.reached().isEmpty())
                                .count(),
                (int) outcomes.stream().filter(each -> each.answer().sound()).count(),
                outcomes.stream().mapToInt(each -> each.answer().sentences().size()).sum(),
                outcomes.stream()
                        .mapToInt(each -> each.answer().sentences().size() - each.lost().size())
                        .sum(),
                outcomes.stream().mapToInt(each -> each.answer().commands().size()).sum(),
                outcomes.stream()
                        .mapToInt(each -> each.answer().commands().size() - each.refused().size())
                        .sum(),
                (int)
                        outcomes.stream()
                                .filter(each -> each.answer().sound() && each.byModel())
                                .count(),
                (int)
                        outcomes.stream()
                                .filter(each -> each.answer().sound() && !each.reached().isEmpty())
                                .count());
    }

    /** The share of the sound sentences that a reader gets; 1 where there are none. */
    double share() {
        return sentences == 0 ? 1 : Math.round(survived * 1000.0 / sentences) / 1000.0;
    }

    String row() {
        return hostile > 0
                ? String.format(
                        Locale.ROOT,
                        "  answers %3d  reached %3d  stopped %3d",
                        hostile,
                        reached,
                        hostile - reached)
                : String.format(
                        Locale.ROOT,
                        "  answers %3d  sentences %3d  survived %3d  commands %2d  shown %2d  by the"
                                + " model %3d",
                        sound,
                        sentences,
                        survived,
                        commands,
                        shown,
                        byModel);
    }

    void into(ObjectNode summary) {
        summary.put("hostile", hostile).put("reached", reached);
        summary.put("sound", sound).put("sound_sentences", sentences).put("survived", survived);
        summary.put("share", share()).put("by_model", byModel).put("unsafe", unsafe);
        summary.put("commands", commands).put("commands_shown", shown);
    }
}
