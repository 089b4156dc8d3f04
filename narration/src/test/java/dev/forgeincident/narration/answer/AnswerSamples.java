package dev.forgeincident.narration.answer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Answers as models give them, good and bad. */
final class AnswerSamples {

    static final String GOOD =
            """
            {"statements":[
              {"section":"cause","text":"Commit a3f7c2d renames host= to server=.","evidence":["e1","e2"],"action":0,"command":""},
              {"section":"evidence","text":"The driver says: invalid connection option \\"server\\".","evidence":["e2"],"action":0,"command":""},
              {"section":"action","text":"Revert it: no later commit touches its lines.","evidence":["e1"],"action":1,"command":""},
              {"section":"action","text":"See what the pod reads.","evidence":["e4"],"action":0,"command":"kubectl logs deploy/invoice-api"},
              {"section":"related","text":"notification-service gets no events [e6].","evidence":["e6"],"action":0,"command":""}
            ],"opinion":{"hypothesis":"h1","because":[{"text":"The error names the new key.","evidence":["e2"]}]}}
            """;

    private AnswerSamples() {}

    static String of(String name) {
        return Objects.requireNonNull(all().get(name), name);
    }

    /** Each by what is odd about it. */
    static Map<String, String> all() {
        Map<String, String> samples = new LinkedHashMap<>();
        samples.put("good", GOOD);
        samples.put("byte order mark", "\uFEFF" + GOOD);
        samples.put("code fence", "```json\n" + GOOD + "```\n");
        samples.put("prose around", "Here it is, don't worry:\n\n" + GOOD + "\nAnything else?");
        samples.put("braces in the prose", "The set {h1, h2} and { as said: " + GOOD + " {done}");
        samples.put("thoughts", "<think>Is it {\"statements\":[1]}? Yes.</think>\n" + GOOD);
        samples.put("thoughts in brackets", "[THINK]a < b[/THINK]" + GOOD);
        samples.put("a tag that is none", "a <thin line, [THIN, <think" + GOOD);
        samples.put("two objects", "{\"note\":{\"x\":[1,{}]}}\n" + GOOD + GOOD.replace("e1", "e9"));
        samples.put("in an object of its own", "{\"result\": " + GOOD + ", \"ok\": true}");
        samples.put(
                "lenient",
                """
                // the answer
                {statements: [ /* one */
                  {'section': 'cause', 'text': 'It isn\\'t "x"; it is y.', "evidence": ["e1",], weight: NaN,},
                  {"Section": "EVIDENCE", "TEXT": "two
                lines", "Evidence": "e1, [E2]",}, // "
                ], }
                """);
        samples.put(
                "keyed by section",
                """
                {"PROBABLE CAUSE": ["It is a3f7c2d [e1]."], "evidence": [{"text": "212 lines.", "evidence": ["e2"]}],
                 "suggested_actions": {"text": "Revert.", "evidence": "e1", "action": "1"},
                 "related_services": "notification-service is hit [e6].", "opinion": "none"}
                """);
        samples.put(
                "one object a line",
                """
                {"section":"cause","text":"It is a3f7c2d.","evidence":["e1"]}
                {"section":"action","text":"Revert.","evidence":["e1"],"action":1}
                """);
        samples.put(
                "a list and no object",
                "[{\"section\":\"causa\",\"text\":\"Es a3f7c2d.\",\"evidence\":[1]},"
                        + "{\"text\":\"Revertir.\",\"section\":\"Acción\",\"action\":\"#2\"}]");
        samples.put(
                "quotes within quotes",
                "{\"statements\":[{\"section\":\"cause\",\"text\":\"the \"x\" broke\",\"evidence\":[]},"
                        + "{\"section\":\"cause\",\"text\":\"It broke.\",\"evidence\":[\"e1\"]}]}");
        samples.put("cut off", GOOD.substring(0, GOOD.indexOf("no later commit")));
        samples.put("cut off before a sentence", GOOD.substring(0, 60));
        samples.put("never closed", GOOD.substring(0, GOOD.indexOf("],\"opinion")));
        samples.put("brackets that do not match", GOOD.replace("],\"opinion\"", "}],\"opinion\""));
        samples.put(
                "markdown",
                """
                ## PROBABLE CAUSE
                **Commit a3f7c2d** renames host= [e1], and
                the driver refuses it [e2, e3].

                ## EVIDENCE
                - 212 lines since 03:08:00 UTC [e2]
                * none before [E2]

                SUGGESTED ACTIONS:
                1. Revert a3f7c2d [e1].
                ```
                git revert a3f7c2d
                ```
                **Related services**
                notification-service [e6]
                ## Notes
                Nothing.
                """);
        samples.put("empty", "  \n");
        samples.put("refusal", "I'm sorry, but I can't help with that.");
        samples.put("html", "<!DOCTYPE html><html><body>502 Bad Gateway</body></html>");
        samples.put("no list", "{\"answer\": 42}");
        samples.put("empty list", "{\"statements\": [], \"opinion\": null}");
        samples.put("slashes", "/ // /* {\"a\": 1 / 2} */ {\"statements\": [/");
        samples.put("still thinking", "<think>Let me see {");
        return samples;
    }
}
