package dev.forgeincident.sources.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the files that a {@code kind: Location} names; only ever below the catalog's directory. */
final class Locations {

    private final Path file;
    private final Path base;
    private final Problems problems;

    Locations(Path file, Path base, Problems problems) {
        this.file = file;
        this.base = base;
        this.problems = problems;
    }

    /** The files that the entity leads to; none when it is no location. */
    List<Path> targets(EntityDocument entity, int max) {
        List<Path> files = new ArrayList<>();
        if (!entity.ref().kind().equals("location")) {
            return files;
        }
        List<String> targets = new ArrayList<>(entity.specTexts("target"));
        targets.addAll(entity.specTexts("targets"));
        String type = entity.spec("type");
        boolean url = type != null && type.toLowerCase(Locale.ROOT).equals("url");
        for (String target : targets) {
            boolean relative = !target.contains("://") && !target.startsWith("/");
            if (relative && (!url || target.startsWith("."))) {
                files.addAll(local(entity, target, max));
            } else {
                problems.add(entity.place(), "a location that is no relative file is not followed");
            }
        }
        return files;
    }

    private Set<Path> local(EntityDocument entity, String target, int max) {
        Path directory = file.toAbsolutePath().normalize().getParent();
        if (directory == null) {
            return Set.of();
        }
        try {
            Set<Path> found = FileGlob.of(target, directory).files(max);
            Path top = directory.startsWith(base) ? base : directory;
            found.removeIf(path -> !path.startsWith(top));
            if (found.isEmpty()) {
                problems.add(entity.place(), "the location \"" + target + "\" leads to no file");
            }
            return found;
        } catch (IOException | IllegalArgumentException e) {
            problems.add(entity.place(), "the location \"" + target + "\" could not be read");
            return Set.of();
        }
    }
}
