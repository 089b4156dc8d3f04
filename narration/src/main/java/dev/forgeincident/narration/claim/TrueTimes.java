package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.Moment;
import dev.forgeincident.narration.claim.fact.Moment.Event;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.text.TimeSaid;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Unit;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
            boolean vague =
                    !claim.isAction()
                            && !token.quoted()
                            && RELATIVE.contains(token.folded())
                            && !claim.facts().hold(token.folded())
                            && !isLate(claim, token)
                            && !DayPart.isSo(claim, token.folded())
                            && !isTwelve(claim, token);
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
        if (isOfOtherCount(claim, said) || isSinceAChange(claim, said)) {
            return false;
        }
        if (isStamp(claim, said)) {
            return true;
        }
        List<Moment> named =
                Happenings.known(claim).stream().filter(each -> said.names(each.at())).toList();
        if (Validity.isToldOf(claim, said)) {
            // Nothing but the evidence's own words tells when a validity ended.
            return named.stream().anyMatch(each -> each.event() == Event.OTHER);
        }
        Event event = Happenings.before(claim, said.first());
        if (event == null) {
            event = after(claim, said);
        }
        // ", at 07:44": of either of the two that stand before it.
        boolean trailing =
                claim.word(said.first() - 1).matches("at|las") && hasComma(claim, said.first());
        Event wanted = trailing || isShared(claim, said) ? null : event;
        String hash = Happenings.hashBefore(claim, said.first());
        List<Moment> fitting =
                named.stream().filter(each -> Happenings.fits(each, wanted, hash)).toList();
        List<Moment> then =
                named.stream().filter(each -> Happenings.fits(each, wanted, "")).toList();
        return !fitting.isEmpty()
                && (claim.cites().isEmpty() || isThere(claim, said, wanted, then));
    }

    /** "11 times since 00:00:06": how often and since when are told of one and the same thing. */
    private static boolean isOfOtherCount(Claim claim, TimeSaid said) {
        int from = since(claim, said);
        if (from < 0) {
            return false;
        }
        List<Passage> counted =
                claim.facts().passages().stream()
                        .filter(each -> each.origin() == Passage.Origin.FREQUENCY)
                        .filter(each -> isCounted(claim, each, from))
                        .toList();
        return !counted.isEmpty() && counted.stream().noneMatch(each -> begins(each, said));
    }

    /**
     * "has sent no mail since 04:40:00": where only a change came then, nothing else began then.
     */
    private static boolean isSinceAChange(Claim claim, TimeSaid said) {
        if (since(claim, said) < 0
                || claim.isAction()
                || claim.hasWord(IN_EFFECT)
                || claim.hasWord(SUPPOSED)) {
            return false;
        }
        List<Moment> then =
                Happenings.known(claim).stream().filter(each -> said.names(each.at())).toList();
        boolean deploys =
                claim.reading().mentions().stream()
                        .anyMatch(each -> CHANGES.contains(each.concept().id()));
        return !then.isEmpty()
                && !deploys
                && then.stream().allMatch(each -> CHANGED.contains(each.event()));
    }

    /** Where "since" stands before the time; -1 where it does not. */
    private static int since(Claim claim, TimeSaid said) {
        for (int i = said.first() - 1; i > said.first() - 4; i--) {
            if (SINCE.contains(claim.word(i))) {
                return i;
            }
        }
        return -1;
    }

    private static final Set<Event> CHANGED =
            Set.of(Event.DEPLOYED, Event.SWITCHED, Event.COMMITTED);
    private static final Set<String> CHANGES =
            Set.of("deploy", "switch", "enabled", "disabled", "flag", "change", "version");
    private static final Set<String> SUPPOSED =
            Set.of("if", "si", "whether", "would", "may", "might", "puede", "podria");
    private static final Set<String> IN_EFFECT =
            Set.of(
                    "live", "runs", "running", "run", "on", "off", "active", "effect", "place",
                    "vivo", "corre", "vigor", "activo", "activa", "marcha");

    private static boolean isCounted(Claim claim, Passage frequency, int before) {
        return !frequency.amounts().isEmpty()
                && claim.reading().amounts().stream()
                        .filter(each -> each.last() < before && each.last() >= before - NEAR)
                        .filter(each -> each.unit().kind() != Unit.Kind.TIME)
                        .anyMatch(each -> each.tells(frequency.amounts().get(0).value()));
    }

    private static boolean begins(Passage frequency, TimeSaid said) {
        Matcher at = BEGINS.matcher(frequency.text());
        return at.find() && said.names(Instant.parse(at.group(1)));
    }

    private static final Set<String> SINCE = Set.of("since", "desde");

    /** As {@code Times.frequency} writes it. */
    private static final Pattern BEGINS = Pattern.compile(" at (\\d{4}-\\S{5}T\\S{5,24}Z)");

    /**
     * "A stamp of 10:12:08": a time that somebody outside wrote, told of nothing that happened
     * then.
     */
    private static boolean isStamp(Claim claim, TimeSaid said) {
        String written = Passage.lower(claim.text(said.first(), said.first()));
        int start = start(claim, said);
        for (int i = said.first() - 1; i >= start; i--) {
            if (claim.token(i).isMark(",")) {
                break;
            }
            if (STAMPS.contains(claim.word(i))) {
                return after(claim, said) == null
                        && written.length() >= SHORTEST_STAMP
                        && claim.facts().bytes().anyMatch(each -> isIn(each.text(), written));
            }
        }
        return false;
    }

    private static final int SHORTEST_STAMP = 8;

    private static final Set<String> STAMPS =
            Set.of(
                    "stamp",
                    "timestamp",
                    "stamped",
                    "dated",
                    "value",
                    "field",
                    "reading",
                    "sello",
                    "marca",
                    "valor",
                    "campo",
                    "fecha",
                    "fechada",
                    "fechado");

    private static boolean isIn(String text, String written) {
        int at = text.toLowerCase(Locale.ROOT).indexOf(written);
        int end = at + written.length();
        return at >= 0
                && (at == 0 || !Character.isDigit(text.charAt(at - 1)))
                && (end == text.length() || !Character.isDigit(text.charAt(end)));
    }

    /**
     * "ledger-api fails since 00:00:07, risk-engine since 00:00:02": the time of a service is told
     * by evidence that speaks of that service, where any does.
     */
    private static boolean isThere(
            Claim claim, TimeSaid said, @Nullable Event event, List<Moment> fitting) {
        Party party = Party.of(claim, start(claim, said), said.first());
        if (party.onset() || fitting.stream().anyMatch(Moment::isCommon)) {
            return true;
        }
        Set<String> told = new HashSet<>();
        for (String name : party.names()) {
            if (Happenings.known(claim).stream()
                    .anyMatch(each -> Happenings.fits(each, event, "") && each.holds(name))) {
                told.add(name);
            }
        }
        return told.isEmpty()
                || fitting.stream().anyMatch(each -> told.stream().anyMatch(each::holds));
    }

    /** Where the part of the sentence begins that a time belongs to: behind the time before it. */
    private static int start(Claim claim, TimeSaid said) {
        int start = 0;
        for (TimeSaid other : claim.reading().times()) {
            if (other.last() < said.first()) {
                start = Math.max(start, other.last() + 1);
            }
        }
        for (int i = said.first() - 1; i >= start; i--) {
            if (claim.token(i).isMark(";")) {
                return i + 1;
            }
        }
        return start;
    }

    /** "At 17:11:00 UTC the errors began"; what stands behind a comma is another thing. */
    private static @Nullable Event after(Claim claim, TimeSaid said) {
        for (int i = said.last() + 1; i < claim.tokens().size() && i <= said.last() + NEAR; i++) {
            Token token = claim.token(i);
            boolean fronted = said.first() <= FRONT && i == said.last() + 1;
            if (token.isMark(";")
                    || token.isMark(".")
                    || (token.isMark(",") && !fronted)
                    || token.is(Token.Kind.NUMBER)) {
                return null;
            }
            Event event = Happenings.of(token);
            if (event != null) {
                return event;
            }
        }
        return null;
    }

    private static final int FRONT = 3;

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
        int event = Happenings.placeBefore(claim, said.first());
        if (event >= 0) {
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

    /** "llega tarde": too late, no time of the day. */
    private static boolean isLate(Claim claim, Token token) {
        String before = claim.word(claim.tokens().indexOf(token) - 1);
        return token.folded().equals("tarde")
                && !Set.of("la", "esta", "esa", "aquella", "media", "una").contains(before);
    }

    private static final Set<String> MIDNIGHT = Set.of("midnight", "medianoche");
    private static final Set<String> NOON = Set.of("noon", "mediodia");

    /** Midnight and noon are times of the day, in UTC as all others are. */
    /** "At noon" is so exact for what was changed then; "a job around noon" is not. */
    private static boolean isTwelve(Claim claim, Token token) {
        int hour = MIDNIGHT.contains(token.folded()) ? 0 : NOON.contains(token.folded()) ? 12 : -1;
        Event event = Happenings.before(claim, claim.tokens().indexOf(token));
        int minutes = event == null || event == Event.BEGAN ? ABOUT_TWELVE : 0;
        return hour >= 0
                && claim.facts().moments().stream()
                        .map(each -> each.at().atOffset(java.time.ZoneOffset.UTC))
                        .anyMatch(each -> each.getHour() == hour && each.getMinute() <= minutes);
    }

    private static final int ABOUT_TWELVE = 15;

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
