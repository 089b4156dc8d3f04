package dev.forgeincident.narration.answer;

import java.util.List;
import java.util.Locale;

/** What an answer is that holds no statement, told by how it begins. */
final class Refusals {

    private static final int LOOKED_AT = 400;

    private static final List<String> HTML = List.of("<!doctype", "<html", "<head", "<body");

    private static final List<String> DECLINED =
            List.of(
                    "i'm sorry",
                    "i’m sorry",
                    "i am sorry",
                    "i can't",
                    "i can’t",
                    "i cannot",
                    "i'm unable",
                    "i am unable",
                    "i won't",
                    "as an ai",
                    "lo siento",
                    "no puedo");

    private Refusals() {}

    static String problem(String text) {
        String start =
                text.substring(0, Math.min(LOOKED_AT, text.length()))
                        .replace("\uFEFF", "")
                        .strip()
                        .toLowerCase(Locale.ROOT);
        if (HTML.stream().anyMatch(start::startsWith)) {
            return "the answer is an HTML page: what answered is not a model, the address may be"
                    + " wrong";
        }
        if (DECLINED.stream().anyMatch(start::contains)) {
            return "the model declined to answer";
        }
        return start.contains("{")
                ? "the answer's JSON object has no list \"statements\""
                : "there is no JSON object in the answer";
    }
}
