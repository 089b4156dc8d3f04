package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.Moment;
import dev.forgeincident.narration.claim.fact.Moment.Event;
import dev.forgeincident.narration.claim.text.TimeSaid;
import dev.forgeincident.narration.claim.text.Token;
import java.time.format.TextStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A time that is told is one of what it is told of: of the deployment, the first error, the alert.
 */
final class TrueTimes implements Check {

    private static final int NEAR = 6;

    private static final Set<String> DAYS = days();

    /** No evidence says these; a reader elsewhere, or later, reads them otherwise. */
    private static final Set<String> RELATIVE =
            Set.of(
                    "yesterday",
                    "today",
                    "tonight",
                    "tomorrow",
                    "midnight",
                    "noon",
                    "morning",
                    "afternoon",
                    "evening",
                    "night",
                    "ayer",
                    "hoy",
                    "manana",
                    "anoche",
                    "medianoche",
                    "mediodia",
                    "tarde",
                    "noche",
                    "weekend",
                    "semana",
                    "week",
                    "month",
                    "mes",
                    "year",
                    "ano",
                    "recently",
                    "recientemente");

    @Override
    public @Nullable Objection against(Claim claim) {
        for (TimeSaid said : claim.reading().times()) {
            Token first = claim.token(said.first());
            if (!first.quoted() && !isTrue(claim, said)) {
                return Claim.objection(Kind.UNKNOWN_TIME, claim.text(said.first(), said.last()));
            }
        }
        for (Token token : claim.tokens()) {
            boolean late =
                    token.folded().equals("tarde")
                            && Set.of("mas", "muy", "demasiado", "minutos", "horas", "segundos")
                                    .contains(claim.word(claim.tokens().indexOf(token) - 1));
            boolean vague =
                    !late
                            && !claim.isAction()
                            && !token.quoted()
                            && RELATIVE.contains(token.folded())
                            && !claim.facts().hold(token.folded())
                            && !isTwelve(claim, token.folded());
            if (vague
                    || (!token.quoted()
                            && DAYS.contains(token.folded())
                            && !isDay(claim, token.folded()))) {
                return Claim.objection(Kind.UNKNOWN_TIME, token.text());
            }
        }
        return null;
    }

    private static boolean isTrue(Claim claim, TimeSaid said) {
        List<Moment> named =
                claim.facts().moments().stream().filter(each -> said.names(each.at())).toList();
        if (named.isEmpty()) {
            return false;
        }
        Event event = Happenings.before(claim, said.first());
        if (event == null) {
            event = Happenings.after(claim, said.last(), within(claim, said.last()));
        }
        // ", at 07:44": of either of the two that stand before it.
        boolean trailing =
                claim.word(said.first() - 1).matches("at|las") && hasComma(claim, said.first());
        Event wanted = trailing || isShared(claim, said) ? null : event;
        String hash = Happenings.hashBefore(claim, said.first());
        return named.stream().anyMatch(each -> Happenings.fits(each, wanted, hash));
    }

    /** Not beyond ", and": there another thing is told. */
    private static int within(Claim claim, int at) {
        for (int i = at + 1; i < Math.min(claim.tokens().size() - 1, at + NEAR); i++) {
            if (claim.token(i).isMark(",")
                    && Set.of("and", "y", "while", "mientras", "but", "pero")
                            .contains(claim.word(i + 1))) {
                return i - at;
            }
        }
        return NEAR;
    }

    private static boolean hasComma(Claim claim, int at) {
        return claim.token(Math.max(0, at - 2)).isMark(",")
                || (claim.word(at - 2).equals("a") && claim.token(Math.max(0, at - 3)).isMark(","));
    }

    /** The event nearest to it has a time of its own between, or behind. */
    private static boolean isShared(Claim claim, TimeSaid said) {
        List<TimeSaid> others =
                claim.reading().times().stream()
                        .filter(each -> each.first() != said.first())
                        .toList();
        Event before = Happenings.before(claim, said.first());
        if (before != null) {
            int at = said.first() - 1;
            while (Happenings.of(claim.token(at)) == null) {
                at--;
            }
            int event = at;
            return others.stream()
                    .anyMatch(each -> event < each.first() && each.last() < said.first());
        }
        for (int i = said.last() + 1; i < claim.tokens().size(); i++) {
            if (claim.token(i).isMark(",")) {
                int comma = i;
                return others.stream().anyMatch(each -> each.first() > comma);
            }
            if (Happenings.of(claim.token(i)) != null) {
                return false;
            }
        }
        return false;
    }

    private static final Set<String> MIDNIGHT = Set.of("midnight", "medianoche");
    private static final Set<String> NOON = Set.of("noon", "mediodia");

    /** Midnight and noon are times of the day, in UTC as all others are. */
    private static boolean isTwelve(Claim claim, String word) {
        int hour = MIDNIGHT.contains(word) ? 0 : NOON.contains(word) ? 12 : -1;
        return hour >= 0
                && claim.facts().moments().stream()
                        .map(each -> each.at().atOffset(java.time.ZoneOffset.UTC))
                        .anyMatch(each -> each.getHour() == hour && each.getMinute() == 0);
    }

    private static boolean isDay(Claim claim, String day) {
        return claim.facts().moments().stream()
                .map(each -> each.at().atOffset(java.time.ZoneOffset.UTC).getDayOfWeek())
                .anyMatch(each -> names(each).anyMatch(day::equals));
    }

    private static Set<String> days() {
        Set<String> days = new HashSet<>();
        for (java.time.DayOfWeek day : java.time.DayOfWeek.values()) {
            names(day).forEach(days::add);
        }
        return Set.copyOf(days);
    }

    private static Stream<String> names(java.time.DayOfWeek day) {
        return Stream.of(Locale.ENGLISH, Locale.forLanguageTag("es"))
                .map(
                        locale ->
                                dev.forgeincident.narration.claim.text.Stem.fold(
                                        day.getDisplayName(TextStyle.FULL, locale)));
    }
}
