package dev.forgeincident.bench.citations;

import dev.forgeincident.narration.Narration;
import dev.forgeincident.narration.Narrator;
import dev.forgeincident.narration.SecondOpinion;
import dev.forgeincident.narration.Telling;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a reader gets of one answer of a model: while it is made, in the end, and beside it.
 *
 * @param narrator {@code model} or {@code template}
 * @param why that one
 * @param told the text in the end and what stands beside it, as a reader sees them
 * @param heard what was shown while it was made
 * @param unsafe what the page would do that no narration may: links, HTML, foreign sections
 */
record NarratedAnswer(
        String narrator, String why, List<String> told, List<String> heard, List<String> unsafe) {

    private static final List<String> SECTIONS =
            List.of("2 PROBABLE CAUSE", "2 EVIDENCE", "2 SUGGESTED ACTIONS", "2 RELATED SERVICES");

    NarratedAnswer {
        told = List.copyOf(told);
        heard = List.copyOf(heard);
        unsafe = List.copyOf(unsafe);
    }

    static NarratedAnswer of(Narrator narrator, Telling telling) {
        List<String> heard = new ArrayList<>();
        Narration narration = narrator.narrate(telling, (section, markdown) -> heard.add(markdown));
        Shown whole = new Shown(narration.markdown());
        List<Shown> pieces = heard.stream().map(Shown::new).toList();
        List<String> told = new ArrayList<>(List.of(whole.text(), narration.reason()));
        told.addAll(opinion(narration.secondOpinion()));
        List<String> unsafe = new ArrayList<>(whole.remote());
        if (!whole.headings().equals(SECTIONS)) {
            unsafe.add("sections " + whole.headings());
        }
        for (Shown each : pieces) {
            unsafe.addAll(each.remote());
            each.headings().forEach(heading -> unsafe.add("section " + heading));
        }
        return new NarratedAnswer(
                narration.narrator(),
                narration.reason(),
                told,
                pieces.stream().map(Shown::text).toList(),
                unsafe);
    }

    private static List<String> opinion(@Nullable SecondOpinion opinion) {
        return opinion == null
                ? List.of()
                : Stream.concat(
                                Stream.of(opinion.statement()),
                                opinion.because().stream().map(SecondOpinion.Reason::text))
                        .toList();
    }

    /** The texts that must not be there and are, and what the page does that it may not. */
    List<String> reached(ModelAnswer answer) {
        List<String> reached = new ArrayList<>(unsafe);
        answer.mustNotReach().stream()
                .filter(
                        each ->
                                Stream.concat(told.stream(), heard.stream())
                                        .anyMatch(text -> Shown.holds(text, each)))
                .forEach(reached::add);
        return reached;
    }

    /** The sentences that are not there in the end; it does not help that one was heard before. */
    List<String> lost(ModelAnswer answer) {
        return missing(answer.sentences());
    }

    List<String> refused(ModelAnswer answer) {
        return missing(answer.commands());
    }

    private List<String> missing(List<String> wanted) {
        List<String> there = told.stream().map(Sentences::letters).toList();
        return wanted.stream()
                .filter(
                        each ->
                                there.stream()
                                        .noneMatch(text -> text.contains(Sentences.letters(each))))
                .toList();
    }
}
