package dev.forgeincident.sources.files;

import dev.forgeincident.context.catalog.Catalog;
import dev.forgeincident.context.logs.LogStore;
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
}
