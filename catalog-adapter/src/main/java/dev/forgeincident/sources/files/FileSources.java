package dev.forgeincident.sources.files;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.catalog.Catalog;
import dev.forgeincident.context.logs.LogStore;
import dev.forgeincident.sources.check.Connection;
import dev.forgeincident.sources.check.ObservedConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Sources that are files on this machine. */
public final class FileSources {

    private FileSources() {}

    /**
     * A catalog of {@code catalog-info.yaml} files, read again when one of them changes.
     *
     * @param globs which files, relative to {@code base} or absolute: {@code ./catalog/**}{@code
     *     /*.yaml}, {@code **}{@code /catalog-info.yaml}
     * @throws IllegalArgumentException naming the glob that is none
     */
    public static Catalog catalog(List<String> globs, Path base, Clock clock) {
        Path root = base.toAbsolutePath().normalize();
        List<FileGlob> files = globs.stream().map(glob -> FileGlob.of(glob, root)).toList();
        return new FileCatalog(new CatalogFiles(files, root), clock);
    }

    /**
     * Log files, read from their end.
     *
     * @param filesByService the file of each service; a service is named as in {@code invoice-api},
     *     {@code staging/invoice-api} or {@code component:staging/invoice-api}, in any case
     * @param zone the zone of times that name none
     */
    public static LogStore logs(Map<String, Path> filesByService, ZoneId zone, Clock clock) {
        return new FileLogs(filesByService, zone, clock);
    }

    /** How the catalog fares: what it holds, and what of it cannot be read. */
    public static Connection connection(Catalog catalog, List<String> globs) {
        return new ObservedConnection<>(
                new Connection.Identity(
                        FileCatalog.SOURCE,
                        Connection.Kind.CATALOG,
                        "catalog.files",
                        String.join(", ", globs)),
                catalog::components,
                found -> found.size() == 1 ? "1 component" : found.size() + " components");
    }

    /** Whether the log files are there to be read. */
    public static Connection connection(Map<String, Path> filesByService, Clock clock) {
        return new ObservedConnection<>(
                new Connection.Identity(
                        FileLogs.SOURCE,
                        Connection.Kind.LOGS,
                        "logs.files",
                        filesByService.size() == 1 ? "1 file" : filesByService.size() + " files"),
                () -> readable(filesByService, clock),
                services -> "readable for " + String.join(", ", services));
    }

    private static Observation<List<String>> readable(
            Map<String, Path> filesByService, Clock clock) {
        List<String> broken =
                filesByService.entrySet().stream()
                        .filter(
                                each ->
                                        !Files.isRegularFile(each.getValue())
                                                || !Files.isReadable(each.getValue()))
                        .map(each -> each.getKey() + ": " + each.getValue().getFileName())
                        .sorted()
                        .toList();
        return broken.isEmpty()
                ? new Observation.Available<>(
                        filesByService.keySet().stream().sorted().toList(),
                        FileLogs.SOURCE,
                        clock.instant())
                : new Observation.Unavailable<>(
                        FileLogs.SOURCE,
                        "",
                        null,
                        "no readable file: " + String.join(", ", broken),
                        true);
    }
}
