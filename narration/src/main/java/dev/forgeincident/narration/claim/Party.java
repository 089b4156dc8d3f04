package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.fact.Moment;
import dev.forgeincident.narration.claim.fact.Moment.Event;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.text.Token;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a stretch of a sentence speaks of: "the deployment of ticket-web", "323bf5c", "when
 * cpu_percent of campus-db rose". It happened at the moments that its event, its hash and its names
 * allow.
 *
 * @param event null where no word tells it
 * @param onset whether it is the onset of the incident by name
 * @param hashes of the changes that it names
 * @param names of the services, series, flags and files that it names, in lower case
 */
record Party(@Nullable Event event, boolean onset, List<String> hashes, Set<String> names) {

    private static final Set<String> ONSET =
            Set.of("onset", "inicio", "incident", "incidente", "comienzo", "outset");

    /** What stands from one token to another, that one not included. */
    static Party of(Claim claim, int from, int to) {
        Event event = null;
        boolean onset = false;
        List<String> hashes = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (int i = Math.max(0, from); i < Math.min(to, claim.tokens().size()); i++) {
            Token token = claim.token(i);
            Event here = Happenings.of(token);
            event = event == null ? here : event;
            onset |= !token.quoted() && ONSET.contains(token.folded());
            if (token.is(Token.Kind.HASH) && !token.quoted()) {
                hashes.add(token.folded());
            }
            if (token.is(Token.Kind.NAME)) {
                names.add(Passage.lower(token.text()));
            }
        }
        return new Party(event, onset, hashes, names);
    }

    boolean isUnknown() {
        return event == null && hashes.isEmpty() && names.isEmpty();
    }

    /** Whether it says of something that happened, and not only where. */
    boolean isOfHappening(Claim claim) {
        return event != null
                || !hashes.isEmpty()
                || names.stream().anyMatch(each -> !claim.matter().book().isService(each));
    }

    Party as(@Nullable Event other) {
        return new Party(other, onset, hashes, names);
    }

    /** When it may have happened, by what is cited, by the cause, and by what is common. */
    List<Moment> moments(Claim claim) {
        return among(
                claim,
                Stream.concat(
                                Happenings.known(claim).stream(),
                                claim.matter().causeMoments().stream())
                        .distinct()
                        .toList());
    }

    /** The same, where nothing that is cited tells of it by whatever does. */
    List<Moment> anywhere(Claim claim) {
        List<Moment> cited = moments(claim);
        boolean named = !hashes.isEmpty() || !names.isEmpty();
        boolean told = cited.stream().anyMatch(each -> !each.isCommon());
        if (!named || told) {
            return cited;
        }
        return among(claim, claim.matter().book().citing(claim.matter().book().ids(), 0).moments());
    }

    private List<Moment> among(Claim claim, List<Moment> all) {
        if (isUnknown()) {
            return List.of();
        }
        boolean named = !hashes.isEmpty() || !names.isEmpty();
        boolean trouble = event == Event.BEGAN || event == Event.ALERTED;
        List<Moment> fitting =
                all.stream()
                        .filter(each -> Happenings.fits(each, event, ""))
                        .filter(each -> trouble || isOfHash(each))
                        .toList();
        if (onset || !named || event == Event.ALERTED) {
            return onset && names.isEmpty()
                    ? fitting.stream().filter(Moment::isCommon).toList()
                    : fitting;
        }
        List<Moment> there =
                fitting.stream().filter(each -> names.contains(each.service())).toList();
        List<Moment> exact =
                there.stream().filter(each -> names.stream().allMatch(each::holds)).toList();
        if (!exact.isEmpty() && event != null) {
            return exact;
        }
        if (there.isEmpty() || event == null) {
            there = fitting.stream().filter(each -> names.stream().anyMatch(each::holds)).toList();
        }
        if (names.stream().anyMatch(claim.matter()::isOwn) && trouble) {
            // The onset is of the incident's own service.
            there =
                    Stream.concat(there.stream(), fitting.stream().filter(Moment::isCommon))
                            .distinct()
                            .toList();
        }
        if (!there.isEmpty()) {
            return there;
        }
        if (event != null
                && names.stream().anyMatch(each -> !claim.matter().book().isService(each))) {
            // "First the flag went on": what happened to it is told by its name.
            List<Moment> told = as(null).among(claim, all);
            return told.isEmpty() ? fitting : told;
        }
        return event == null && hashes.isEmpty() ? List.of() : fitting;
    }

    private boolean isOfHash(Moment moment) {
        return hashes.isEmpty()
                || hashes.stream().anyMatch(each -> Passage.isSame(moment.sha(), each));
    }
}
