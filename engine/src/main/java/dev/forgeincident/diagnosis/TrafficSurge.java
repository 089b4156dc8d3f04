package dev.forgeincident.diagnosis;

import dev.forgeincident.context.Observation;
import dev.forgeincident.diagnosis.Hypothesis.Kind;
import dev.forgeincident.signal.Fault;
import dev.forgeincident.signal.FaultSignature;
import dev.forgeincident.signal.Sign;
import dev.forgeincident.signal.metric.MetricKind;
import dev.forgeincident.signal.metric.Shift;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** More requests than the service was made for. */
final class TrafficSurge implements Trigger {

    /** What load alone leads to; a missing column is missing at any load. */
    private static final Set<Fault> EXPLAINED =
            EnumSet.of(
                    Fault.CPU_SATURATED,
                    Fault.POOL_EXHAUSTED,
                    Fault.TIME_OUT,
                    Fault.SLOW,
                    Fault.THROTTLED,
                    Fault.BACKLOG,
                    Fault.OUT_OF_MEMORY,
                    Fault.UPSTREAM_ERROR,
                    Fault.CONNECTION_FAILED,
                    Fault.RETRIES_EXHAUSTED,
                    Fault.CRASH,
                    Fault.SURGE);

    /** Series that are drawn beside another one, to compare it with. */
    private static final Pattern COMPARED =
            Pattern.compile(
                    "(?i)prev(?:ious)?|yesterday|last_?week|baseline|expected|forecast|predicted");

    private static final double ENOUGH = 1.5;
    private static final double ROSE = 1.8;
    private static final double A_DOUBLING = 0.7;
    private static final double MOST_DOUBLINGS = 2.5;
    private static final double ROSE_AFTERWARDS = -3.0;
    private static final double NOT_EXPLAINED = -2.0;

    /** Rates are taken over five minutes at most as a rule; twice that, and it has settled. */
    private static final Duration YOUNG = Duration.ofMinutes(10);

    /** Metrics are sampled: within this time nobody can tell which came first. */
    private static final Duration SAMPLING = Duration.ofMinutes(2);

    @Override
    public Optional<Outside> in(Scene scene) {
        return scene.signals().shifts().stream()
                .filter(shift -> shift.measures() == MetricKind.TRAFFIC)
                .filter(shift -> shift.kind().isUp() && shift.ratio() >= ENOUGH)
                .filter(shift -> !shift.fromStart() && !isYoung(scene, shift))
                .filter(shift -> shift.before() > 0 && !COMPARED.matcher(shift.metric()).find())
                .findFirst()
                .map(shift -> outside(scene, shift));
    }

    /**
     * Whether the series had just begun. A rate over the last minutes rises by itself then, as that
     * of every new pod does.
     */
    private static boolean isYoung(Scene scene, Shift shift) {
        return scene.context().metrics().stream()
                .map(Observation::dataOrNull)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .filter(series -> series.name().equals(shift.metric()))
                .filter(series -> series.service().equals(shift.service()))
                .filter(series -> series.labels().equals(shift.labels()))
                .filter(series -> !series.points().isEmpty())
                .map(series -> series.points().get(0).at())
                .anyMatch(first -> first.plus(YOUNG).isAfter(shift.onset()));
    }

    private static Outside outside(Scene scene, Shift shift) {
        Evidence evidence = scene.exhibits().sign(new Sign.OfMetric(shift));
        List<Argument> arguments = new ArrayList<>();
        double doublings = Math.min(MOST_DOUBLINGS, Math.log(shift.ratio()) / Math.log(2));
        arguments.add(
                new Argument(
                        "the requests rose to %s times as many"
                                .formatted(String.format(Locale.ROOT, "%.1f", shift.ratio())),
                        (ROSE + A_DOUBLING * doublings) * shift.confidence(),
                        evidence));
        if (shift.onset().isAfter(scene.signals().onset().at().plus(SAMPLING))) {
            arguments.add(
                    new Argument(
                            "they rose only after the onset: those who were refused came again",
                            ROSE_AFTERWARDS,
                            evidence));
        }
        scene.signals().faults().stream()
                .filter(fault -> fault.weight() >= 0.99)
                .filter(fault -> !EXPLAINED.contains(fault.fault()))
                .findFirst()
                .ifPresent(fault -> arguments.add(notExplained(scene, fault)));
        return new Outside(
                "traffic-surge",
                Kind.EXTERNAL,
                "More requests came than " + shift.service() + " can answer",
                arguments,
                EXPLAINED,
                "",
                "scale",
                "Add replicas, and shed or limit what can wait",
                "kubectl scale "
                        + Shell.quote("deployment/" + shift.service())
                        + " --replicas=<more>");
    }

    private static Argument notExplained(Scene scene, FaultSignature fault) {
        return new Argument(
                "load alone does not lead to this (" + fault.fault().words() + ")",
                NOT_EXPLAINED,
                scene.exhibits().sign(fault.sign()));
    }
}
