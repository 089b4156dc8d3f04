package dev.forgeincident.diagnosis.meaning;

import dev.forgeincident.diagnosis.meaning.DiffMeaning.ValueChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads where code writes or reads another format than before. */
final class FormatReader {

    private static final Map<String, Pattern> FORMATS = new TreeMap<>();

    static {
        format("JSON", "json\\w*|\\w*json|stringify|object mapper|gson");
        format(
                "Protobuf",
                "proto ?buf\\w*|protos?|to byte array|parse from|serialize to string|encode\\([^()]*\\)\\.finish");
        format("Avro", "avro\\w*");
        format("MessagePack", "msg ?pack\\w*|message ?pack\\w*");
        format("CBOR", "cbor\\w*");
        format("YAML", "ya?ml\\w*");
        format("XML", "xml\\w*|jaxb");
        format("Thrift", "thrift\\w*");
        format("pickle", "pickle|marshal\\.(?:dumps|loads)");
    }

    private FormatReader() {}

    private static void format(String name, String words) {
        FORMATS.put(name, Pattern.compile("\\b(?:" + words + ")\\b"));
    }

    static void read(Hunk hunk, List<DiffMeaning> meanings) {
        if (hunk.isConfiguration()) {
            return;
        }
        for (Edit edit : hunk.edits()) {
            HunkLine before = edit.before();
            HunkLine after = edit.after();
            if (before != null
                    && after != null
                    && before.is(Trait.FORMATTING)
                    && after.is(Trait.FORMATTING)
                    && before.code().indexOf('(') > 0) {
                List<String> old = formats(before);
                List<String> current = formats(after);
                if (old.size() == 1 && current.size() == 1 && !old.equals(current)) {
                    meanings.add(
                            new ValueChanged(
                                    "the format", old.get(0), current.get(0), edit.pair()));
                    return;
                }
            }
        }
    }

    private static List<String> formats(HunkLine line) {
        List<String> found = new ArrayList<>();
        FORMATS.forEach(
                (name, pattern) -> {
                    if (pattern.matcher(line.phrase()).find()) {
                        found.add(name);
                    }
                });
        return found;
    }
}
