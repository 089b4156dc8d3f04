package dev.forgeincident.service.wiring;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.change.ChangeHistory;
import dev.forgeincident.service.SourceWatch;
import dev.forgeincident.sources.Source;
import dev.forgeincident.sources.check.Connection;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Asks every configured source whether it is well, and says how to mend one that is not. Starts no
 * service and no database.
 */
final class CheckCommand {

    /** So many components have their repositories looked for. */
    private static final int COMPONENTS = 20;

    private final PrintStream out;
    private int failures;

    CheckCommand(PrintStream out) {
        this.out = out;
    }

    /** The exit code: 0, or 1 when a configured source fails. */
    int run(Settings settings, Clock clock) {
        try (ConfiguredSources configured = new ConfiguredSources(settings, null, clock);
                SourceWatch watch =
                        new SourceWatch(
                                configured.connections(), settings.gather().deadline(), clock)) {
            if (configured.connections().isEmpty()) {
                out.println("No source is configured; only what callers send is known.");
                out.println("  See docs/settings.md for what can be connected.");
                return 0;
            }
            watch.states().forEach(this::tell);
            repositories(configured, clock);
        }
        out.println(
                failures == 0
                        ? "Every configured source answers."
                        : failures + (failures == 1 ? " problem." : " problems."));
        return failures == 0 ? 0 : 1;
    }

    private void tell(SourceWatch.State state) {
        Connection.Identity identity = state.connection().identity();
        Connection.Look look = state.look();
        out.println(
                row(
                        look.well() ? "ok" : "FAIL",
                        identity.name(),
                        "forge." + identity.setting(),
                        look.said() + " (" + look.took().toMillis() + " ms)"));
        if (!look.well()) {
            failures++;
        }
        if (!look.remedy().isEmpty()) {
            out.println("      -> " + look.remedy());
        }
    }

    /**
     * A component that names a repository which nobody has is a wrong annotation; that a source
     * does not answer is none, and was told.
     */
    private void repositories(ConfiguredSources configured, Clock clock) {
        List<ServiceProfile> components =
                configured.catalog().map(catalog -> catalog.components().dataOrNull()).orElse(null);
        List<Source<ChangeHistory>> histories = configured.sources().build().changes();
        if (components == null || histories.isEmpty()) {
            return;
        }
        TimeWindow window = TimeWindow.endingAt(clock.instant(), Duration.ofHours(24));
        List<ServiceProfile> named =
                components.stream()
                        .filter(each -> each.annotation(ServiceProfile.PROJECT_SLUG) != null)
                        .toList();
        named.stream()
                .limit(COMPONENTS)
                .forEach(component -> repository(component, histories, window));
        if (named.size() > COMPONENTS) {
            out.println(
                    "      the repositories of "
                            + COMPONENTS
                            + " of "
                            + named.size()
                            + " components were looked for");
        }
    }

    private void repository(
            ServiceProfile component, List<Source<ChangeHistory>> histories, TimeWindow window) {
        StringBuilder reasons = new StringBuilder();
        for (Source<ChangeHistory> history : histories) {
            Observation<?> found = history.port().changes(component, window, 1);
            if (!(found instanceof Observation.Unavailable<?> missing) || missing.retryable()) {
                return;
            }
            reasons.append(reasons.isEmpty() ? "" : "; ")
                    .append(history.name())
                    .append(": ")
                    .append(missing.reason());
        }
        failures++;
        out.println(
                row(
                        "FAIL",
                        component.ref().toString(),
                        ServiceProfile.PROJECT_SLUG,
                        component.annotation(ServiceProfile.PROJECT_SLUG) + ": " + reasons));
        out.println(
                "      -> Correct the annotation in its catalog-info.yaml, or configure where that"
                        + " repository is.");
    }

    private static String row(String state, String name, String setting, String said) {
        return String.format(Locale.ROOT, "%-4s  %-20s  %-30s  %s", state, name, setting, said);
    }
}
