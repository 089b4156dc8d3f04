package dev.forgeincident.diagnosis;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.status.ProviderNotice;
import dev.forgeincident.context.traces.Span;
import dev.forgeincident.diagnosis.Hypothesis.Kind;
import dev.forgeincident.diagnosis.meaning.CodeWords;
import dev.forgeincident.signal.Fault;
import dev.forgeincident.signal.FaultSignature;
import dev.forgeincident.signal.Sign;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else's service fails: the errors name a host that is none of ours, or the provider's own
 * status page says so.
 */
final class ProviderTrouble implements Trigger {

    /** Before the page says so, people have noticed. */
    static final long PAGE_LAG_SECONDS = 1_800;

    private static final double PAGE_SAYS_SO = 3.5;
    private static final double ERRORS_NAME_IT = 2.2;
    private static final double SEVERAL_SERVICES = 0.8;
    private static final double OWN_ERRORS = 0.6;

    /** What who calls it sees of it. */
    static final Set<Fault> SEEN_FROM_OUTSIDE =
            EnumSet.of(
                    Fault.UPSTREAM_ERROR,
                    Fault.TIME_OUT,
                    Fault.CONNECTION_FAILED,
                    Fault.THROTTLED,
                    Fault.RETRIES_EXHAUSTED);

    static final String ID = "provider-trouble";

    @Override
    public Optional<Outside> in(Scene scene) {
        List<FaultSignature> outside =
                scene.signals().faults().stream()
                        .filter(fault -> SEEN_FROM_OUTSIDE.contains(fault.fault()))
                        .filter(fault -> !(fault.sign() instanceof Sign.OfMetric))
                        .filter(fault -> !host(scene, fault.sign()).isEmpty())
                        .toList();
        ProviderNotice notice = notice(scene);
        if (outside.isEmpty() && notice == null) {
            return Optional.empty();
        }
        List<Argument> arguments = new ArrayList<>();
        String host = "";
        if (notice != null) {
            arguments.add(
                    new Argument(
                            "the status page of " + notice.service() + " says so",
                            PAGE_SAYS_SO,
                            scene.exhibits().notice(notice)));
        }
        if (!outside.isEmpty()) {
            FaultSignature first = outside.get(0);
            host = host(scene, first.sign());
            arguments.addAll(errors(scene, outside, first, host));
        }
        boolean region = notice != null && !notice.region().isEmpty();
        String who = notice == null ? host : notice.service();
        return Optional.of(
                new Outside(
                        ID,
                        Kind.EXTERNAL,
                        "A provider has trouble of its own: "
                                + who
                                + (region ? " in " + Objects.requireNonNull(notice).region() : ""),
                        arguments,
                        Set.of(),
                        host,
                        region ? "failover" : "escalate-upstream",
                        region
                                ? "Send the traffic to another region, and tell the provider"
                                : "Tell the provider, and answer without it as well as that goes",
                        Hosts.look(scene.context().serviceName(), host, false)));
    }

    private static List<Argument> errors(
            Scene scene, List<FaultSignature> outside, FaultSignature first, String host) {
        List<Argument> arguments = new ArrayList<>();
        Evidence evidence = scene.exhibits().sign(first.sign());
        arguments.add(
                new Argument(
                        "the errors name " + host + ", which is none of ours",
                        ERRORS_NAME_IT,
                        evidence));
        if (first.fault() == Fault.UPSTREAM_ERROR || first.fault() == Fault.THROTTLED) {
            arguments.add(
                    new Argument(
                            "it answers, with errors of its own (" + first.fault().words() + ")",
                            OWN_ERRORS,
                            evidence));
        }
        Set<String> services = new LinkedHashSet<>();
        outside.forEach(fault -> services.add(fault.sign().service()));
        if (services.size() > 1) {
            arguments.add(
                    new Argument(
                            "several services fail on it: " + String.join(", ", services),
                            SEVERAL_SERVICES,
                            scene.exhibits().sign(outside.get(outside.size() - 1).sign())));
        }
        return arguments;
    }

    /** The host that a sign speaks of, where it is nobody's of ours; else empty. */
    private static String host(Scene scene, Sign sign) {
        String host = Hosts.in(sign.text());
        if (host.isEmpty() && sign instanceof Sign.OfSpan failed) {
            host = peer(failed.span());
        } else if (host.isEmpty() && sign instanceof Sign.OfLog log) {
            host = log.pattern().example().attributes().getOrDefault("net.peer.name", "");
        }
        String lower = host.toLowerCase(Locale.ROOT);
        return Hosts.isPublic(lower) && !scene.places().isOurs(lower) ? lower : "";
    }

    private static String peer(Span span) {
        for (String name :
                List.of("net.peer.name", "server.address", "http.host", "peer.service")) {
            String value = span.attributes().getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    /** What a page says of the time of the onset, about something that the signs speak of. */
    private static @Nullable ProviderNotice notice(Scene scene) {
        Set<String> said = new LinkedHashSet<>();
        scene.signals().faults().forEach(fault -> said.addAll(words(fault.sign())));
        return scene.context().notices().stream()
                .map(Observation::dataOrNull)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .filter(notice -> notice.holdsAt(scene.signals().onset().at(), PAGE_LAG_SECONDS))
                .filter(notice -> isSpokenOf(notice, said))
                .findFirst()
                .orElse(null);
    }

    /** Where the region is named as well, a common word ("queue") is enough. */
    private static boolean isSpokenOf(ProviderNotice notice, Set<String> said) {
        boolean named = !notice.region().isEmpty();
        if (named && !said.containsAll(words(notice.region()))) {
            return false;
        }
        return words(notice.service()).stream()
                .filter(said::contains)
                .anyMatch(
                        word ->
                                !CodeWords.isOrdinary(word)
                                        || (named && !word.startsWith("service")));
    }

    private static Set<String> words(Sign sign) {
        Set<String> words = words(sign.text());
        if (sign instanceof Sign.OfLog log) {
            log.pattern().example().attributes().values().forEach(v -> words.addAll(words(v)));
        } else if (sign instanceof Sign.OfSpan failed) {
            failed.span().attributes().values().forEach(value -> words.addAll(words(value)));
        }
        return words;
    }

    /** Products have short names (S3, RDS), which count as words here. */
    private static Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")) {
            if (word.length() > 1 || (!word.isEmpty() && Character.isDigit(word.charAt(0)))) {
                words.add(word);
            }
        }
        return words;
    }
}
