package dev.forgeincident.sources.files;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds and reads the files of a catalog, and follows the locations that they name. */
final class CatalogFiles {

    private static final int MAX_FILES = 5_000;
    private static final int MAX_FILE_BYTES = 5 << 20;
    private static final int MAX_ENTITIES = 20_000;
    private static final Set<String> KINDS =
            Set.of(
                    "component",
                    "api",
                    "resource",
                    "system",
                    "domain",
                    "group",
                    "user",
                    "location",
                    "template");

    private final List<FileGlob> globs;
    private final Path base;

    CatalogFiles(List<FileGlob> globs, Path base) {
        this.globs = globs;
        this.base = base;
    }

    /**
     * What was read.
     *
     * @param files the files that were looked at, with what tells whether they changed
     */
    record Read(CatalogSnapshot snapshot, Map<Path, Stamp> files) {}

    /** What changes when a file does. */
    record Stamp(FileTime modified, long size) {}

    List<FileGlob> globs() {
        return globs;
    }

    /** The files that match the globs; each real file once, however many links lead to it. */
    Set<Path> matching() throws IOException {
        Set<Path> files = new TreeSet<>();
        Set<Path> real = new HashSet<>();
        for (FileGlob glob : globs) {
            for (Path file : glob.files(MAX_FILES)) {
                if (files.size() < MAX_FILES && real.add(real(file))) {
                    files.add(file);
                }
            }
        }
        return files;
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException goneMeanwhile) {
            return file;
        }
    }

    /** Whether the matching files, or those that they led to, are others than they were. */
    boolean haveChanged(Set<Path> matching, Read since) {
        for (Path file : matching) {
            if (!since.files().containsKey(file)) {
                return true;
            }
        }
        return since.files().entrySet().stream()
                .anyMatch(entry -> !entry.getValue().equals(stamp(entry.getKey())));
    }

    /**
     * Reads them all.
     *
     * @throws InterruptedException when the thread was interrupted before all were read
     */
    Read read(Set<Path> matching, Instant now) throws InterruptedException {
        Problems problems = new Problems();
        List<EntityDocument> entities = new ArrayList<>();
        Map<Path, Stamp> files = new TreeMap<>();
        if (matching.size() >= MAX_FILES) {
            problems.add("catalog", "only the first " + MAX_FILES + " files are read");
        }
        Deque<Path> queue = new ArrayDeque<>(matching);
        while (!queue.isEmpty()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            Path file = queue.removeFirst();
            if (files.containsKey(file)) {
                continue;
            }
            if (files.size() >= MAX_FILES || entities.size() >= MAX_ENTITIES) {
                problems.add("catalog", (queue.size() + 1) + " more files were left out");
                break;
            }
            files.put(file, stamp(file));
            int before = entities.size();
            read(file, entities, problems);
            Locations locations = new Locations(file, base, problems);
            for (EntityDocument entity : entities.subList(before, entities.size())) {
                queue.addAll(locations.targets(entity, MAX_FILES));
            }
        }
        return new Read(CatalogSnapshot.of(entities, problems, now), files);
    }

    private void read(Path file, List<EntityDocument> to, Problems problems) {
        String name = name(file);
        String text;
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                problems.add(name, "left out, larger than 5 MiB");
                return;
            }
            text = text(file);
        } catch (CharacterCodingException e) {
            problems.add(name, "not UTF-8 text");
            return;
        } catch (IOException e) {
            problems.add(name, "could not be read");
            return;
        }
        for (YamlDocuments.Document document : YamlDocuments.of(text)) {
            String place = name + ", document " + document.number();
            try {
                Object content = document.read();
                if (!(content instanceof Map<?, ?> map)) {
                    problems.add(place, "not a mapping");
                } else if (to.size() >= MAX_ENTITIES) {
                    problems.add(place, "left out with what follows, too many entities");
                    return;
                } else if (isEntity(map)) {
                    to.add(EntityDocument.of(map, place));
                }
            } catch (IllegalArgumentException e) {
                problems.add(place, String.valueOf(e.getMessage()));
            }
        }
    }

    /** A glob for all YAML files also matches what is written for Kubernetes and others. */
    private static boolean isEntity(Map<?, ?> document) {
        return !(document.get("apiVersion") instanceof String version)
                || version.startsWith("backstage.io/")
                || (document.get("kind") instanceof String kind
                        && KINDS.contains(kind.toLowerCase(Locale.ROOT)));
    }

    private static String text(Path file) throws IOException {
        // A channel would be closed by an interrupt, and the file taken for a broken one.
        try (InputStream in = new FileInputStream(file.toFile())) {
            byte[] bytes = in.readNBytes(MAX_FILE_BYTES);
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
    }

    private String name(Path file) {
        return file.startsWith(base)
                ? base.relativize(file).toString()
                : String.valueOf(file.getFileName());
    }

    private static Stamp stamp(Path file) {
        try {
            return new Stamp(Files.getLastModifiedTime(file), Files.size(file));
        } catch (IOException e) {
            return new Stamp(FileTime.fromMillis(0), -1);
        }
    }
}
