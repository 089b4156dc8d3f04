package dev.forgeincident.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The log lines of one system and the template that each is known to come from.
 *
 * @param templates one for each line
 */
record LabelledLog(String system, List<String> templates, List<String> lines) {

    private static final String SUFFIX = ".tsv.gz";

    /**
     * Reads every {@code *.tsv.gz} in the folder, by name; a line is {@code template TAB line}.
     *
     * @throws IllegalArgumentException when there is none, or one cannot be read
     */
    static List<LabelledLog> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(folder + " is not a folder");
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> logs =
                    files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                            .sorted()
                            .toList();
            if (logs.isEmpty()) {
                throw new IllegalArgumentException("no *" + SUFFIX + " in " + folder);
            }
            return logs.stream().map(LabelledLog::read).toList();
        } catch (IOException e) {
            throw new IllegalArgumentException(folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static LabelledLog read(Path file) {
        List<String> templates = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            String line;
            while ((line = reader.readLine()) != null) {
                int tab = line.indexOf('\t');
                if (tab < 1) {
                    throw new IllegalArgumentException(
                            file + ": line " + (lines.size() + 1) + " has no template and TAB");
                }
                templates.add(line.substring(0, tab));
                lines.add(line.substring(tab + 1));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no line");
        }
        String name = file.getFileName().toString();
        return new LabelledLog(
                name.substring(0, name.length() - SUFFIX.length()), templates, lines);
    }
}
