package dev.forgeincident.sources.files;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.Observation.Unavailable;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.logs.LogExcerpt;
import dev.forgeincident.context.logs.LogStore;
import dev.forgeincident.sources.text.TimeHints;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One log file a service; events oldest first. */
final class FileLogs implements LogStore {

    static final String SOURCE = "log file";

    private final Map<String, Path> files;
    private final ZoneId zone;
    private final Clock clock;

    FileLogs(Map<String, Path> filesByService, ZoneId zone, Clock clock) {
        this.files =
                filesByService.entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        entry -> entry.getKey().strip().toLowerCase(Locale.ROOT),
                                        Map.Entry::getValue));
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public Observation<LogExcerpt> lines(ServiceProfile service, TimeWindow window, int limit) {
        Path file = fileOf(service.ref());
        if (file == null) {
            return Unavailable.notConfigured(SOURCE);
        }
        String query = file.getFileName() + " from " + window.from() + " to " + window.to();
        if (!Files.isRegularFile(file)) {
            String reason =
                    Files.exists(file) ? "it is not a regular file" : "there is no such file";
            return new Unavailable<>(SOURCE, query, window, reason, true);
        }
        try {
            LogFileAnswer answer =
                    new LogFileAnswer(
                            service.ref().name(),
                            query,
                            window,
                            Math.max(1, limit),
                            clock.instant());
            return answer.of(file, new TimeHints(zone, window.to()));
        } catch (FileNotFoundException e) {
            // Java says so, too, of a file that is there and may not be read.
            return new Unavailable<>(SOURCE, query, window, "the file may not be read", true);
        } catch (IOException e) {
            return new Unavailable<>(SOURCE, query, window, "the file could not be read", true);
        }
    }

    private @Nullable Path fileOf(EntityRef ref) {
        return Stream.of(ref.toString(), ref.namespace() + "/" + ref.name(), ref.name())
                .map(files::get)
                .filter(path -> path != null)
                .findFirst()
                .orElse(null);
    }
}
