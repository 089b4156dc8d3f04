package dev.forgeincident.sources.files;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Splits a YAML stream into its documents before reading them, so that a broken one does not take
 * the others with it. Scalars stay the text that they are: {@code name: 0755} is a name.
 */
final class YamlDocuments {

    private static final int MAX_ALIASES = 20;
    private static final int MAX_DEPTH = 40;
    private static final Pattern MARKER = Pattern.compile("---(?:\\s.*+)?");
    private static final Pattern NOTHING = Pattern.compile("\\s*+(?:[#%].*+)?");

    private YamlDocuments() {}

    /**
     * A document of a stream.
     *
     * @param number its place in the stream, from 1
     * @param line the line of the file before its first one
     */
    record Document(int number, int line, String text) {

        /**
         * What the document holds: maps, lists and strings.
         *
         * @throws IllegalArgumentException saying in a line what is wrong with it
         */
        @Nullable Object read() {
            try {
                return yaml(text.length()).load(text);
            } catch (MarkedYAMLException e) {
                int at = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
                throw new IllegalArgumentException(e.getProblem() + " (line " + (line + at) + ")");
            } catch (RuntimeException e) {
                throw new IllegalArgumentException(String.valueOf(e.getMessage()));
            } catch (StackOverflowError e) {
                throw new IllegalArgumentException("nested too deeply");
            }
        }
    }

    /** The documents of the text that are not blank. */
    static List<Document> of(String text) {
        List<Document> documents = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        boolean something = false;
        int number = 1;
        int begin = 0;
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (MARKER.matcher(line).matches()) {
                if (something) {
                    documents.add(new Document(number++, begin, open.toString()));
                }
                open.setLength(0);
                something = false;
                begin = i;
            }
            boolean marker = open.length() == 0 && line.startsWith("---");
            something |= !NOTHING.matcher(marker ? line.substring(3) : line).matches();
            if (something || !line.startsWith("%")) {
                open.append(line).append('\n');
            } else {
                open.append('\n');
            }
        }
        if (something) {
            documents.add(new Document(number, begin, open.toString()));
        }
        return documents;
    }

    private static Yaml yaml(int length) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(MAX_ALIASES);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setAllowDuplicateKeys(false);
        options.setAllowRecursiveKeys(false);
        options.setCodePointLimit(length + 1);
        DumperOptions unused = new DumperOptions();
        return new Yaml(
                new SafeConstructor(options),
                new Representer(unused),
                unused,
                options,
                new TextsOnly());
    }

    private static final class TextsOnly extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.MERGE, MERGE, "<");
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }
}
