package dev.forgeincident.service.api;

import dev.forgeincident.service.Opinions.Tally;
import dev.forgeincident.service.intake.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Engine and models beside each other, as callers read it.
 *
 * @param analyses of that time
 * @param withoutOpinion those on which no model gave an opinion that held
 */
record OpinionsView(
        Instant from, Instant to, long analyses, List<ModelView> models, Score withoutOpinion) {

    /** An opinion, of one model. */
    record ModelView(
            String model,
            long opinions,
            long agreed,
            long disagreed,
            Score whenAgreed,
            Score whenDisagreed) {}

    /**
     * Who was right, as far as somebody said. Who named nothing was neither, so that right and
     * wrong together may be less than the outcomes.
     *
     * @param outcomes of how many it is known whether the diagnosis was right
     */
    record Score(
            long analyses,
            long outcomes,
            long engineRight,
            long engineWrong,
            long modelRight,
            long modelWrong) {

        private static Score of(List<Tally> tallies) {
            return new Score(
                    tallies.stream().mapToLong(Tally::analyses).sum(),
                    tallies.stream().mapToLong(Tally::outcomes).sum(),
                    tallies.stream().mapToLong(Tally::engineRight).sum(),
                    tallies.stream().mapToLong(Tally::engineWrong).sum(),
                    tallies.stream().mapToLong(Tally::modelRight).sum(),
                    tallies.stream().mapToLong(Tally::modelWrong).sum());
        }
    }

    static OpinionsView of(Period period, List<Tally> tallies) {
        List<ModelView> models = new ArrayList<>();
        for (String model :
                tallies.stream().map(Tally::model).filter(Objects::nonNull).distinct().toList()) {
            Score agreed = score(tallies, model, true);
            Score disagreed = score(tallies, model, false);
            models.add(
                    new ModelView(
                            model,
                            agreed.analyses() + disagreed.analyses(),
                            agreed.analyses(),
                            disagreed.analyses(),
                            agreed,
                            disagreed));
        }
        return new OpinionsView(
                period.from(),
                period.to(),
                Score.of(tallies).analyses(),
                models,
                Score.of(tallies.stream().filter(tally -> tally.model() == null).toList()));
    }

    private static Score score(List<Tally> tallies, String model, boolean agrees) {
        return Score.of(
                tallies.stream()
                        .filter(
                                tally ->
                                        model.equals(tally.model())
                                                && Boolean.valueOf(agrees).equals(tally.agrees()))
                        .toList());
    }
}
