package dev.forgeincident.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The service as a process of its own, run by the Java that runs the demo. */
final class ServiceProcess implements Service {

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
        return new ServiceProcess(
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx1g",
                                "-jar",
                                jar.toString(),
                                "--config",
                                settings.toString())
                        .directory(settings.resolveSibling("").toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start());
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
