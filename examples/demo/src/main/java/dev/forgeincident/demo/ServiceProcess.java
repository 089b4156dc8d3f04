package dev.forgeincident.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The service as a process of its own, run by the Java that runs the demo. */
final class ServiceProcess implements Service {

    private static final Set<String> LEADING_OUT =
            Set.of(
                    "GITHUB_TOKEN",
                    "LOKI_URL",
                    "PROMETHEUS_URL",
                    "BACKSTAGE_URL",
                    "BACKSTAGE_TOKEN",
                    "OPENAI_API_KEY");

    /** Of this service, and of the older ones whose names it takes; in any case. */
    private static final List<String> PREFIXES =
            List.of("FORGE_", "AI__", "AI:", "INCIDENT_PILOT_");

    private static final int GRACE_SECONDS = 15;

    private final Process process;

    private ServiceProcess(Process process) {
        this.process = process;
    }

    static Start ofJar(Path jar) {
        return (settings, log) -> start(jar, settings, log);
    }

    private static Service start(Path jar, Path settings, Path log)
            throws IOException, DemoFailure {
        if (!Files.isRegularFile(jar)) {
            throw new DemoFailure(
                    "The service was not started.",
                    "There is no " + jar + ".",
                    "Build it: mvn -B -Dquick -DskipTests package");
        }
        ProcessBuilder service =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx1g",
                                "-jar",
                                jar.toString(),
                                "--config",
                                settings.toString())
                        .directory(settings.resolveSibling("").toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        service.environment().keySet().removeIf(ServiceProcess::leadsOut);
        return new ServiceProcess(service.start());
    }

    /**
     * Whether a variable of the caller's names a system of the caller's, or opens one: a made-up
     * world asks none of them, and shows nobody a token.
     */
    static boolean leadsOut(String variable) {
        String upper = variable.toUpperCase(Locale.ROOT);
        return LEADING_OUT.contains(variable) || PREFIXES.stream().anyMatch(upper::startsWith);
    }

    @Override
    public boolean isRunning() {
        return process.isAlive();
    }

    @Override
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
