package dev.forgeincident.narration.model;

import static dev.forgeincident.narration.model.FakeEndpoint.PATIENCE;
import static dev.forgeincident.narration.model.FakeEndpoint.PROMPT;
import static dev.forgeincident.narration.model.FakeEndpoint.STREAMING;
import static dev.forgeincident.narration.model.FakeEndpoint.WHOLE;
import static dev.forgeincident.narration.model.FakeEndpoint.completion;
import static dev.forgeincident.narration.model.FakeEndpoint.events;
import static dev.forgeincident.narration.model.FakeEndpoint.finish;
import static dev.forgeincident.narration.model.FakeEndpoint.json;
import static dev.forgeincident.narration.model.FakeEndpoint.piece;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What compatible endpoints refuse, in their own words, and what is left out for it. */
@Timeout(60)
class DialectTest {

    private final FakeEndpoint endpoint = new FakeEndpoint();

    @AfterEach
    void close() {
        endpoint.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    400 | {"error":{"message":"Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) value is supported.","type":"invalid_request_error","param":"temperature","code":"unsupported_value"}} | temperature
                    422 | {"object":"error","message":{"detail":[{"type":"extra_forbidden","loc":["body","stream_options","include_usage"],"msg":"Extra inputs are not permitted","input":true}]},"type":"invalid_request_error","param":null,"code":null} | stream_options
                    400 | {"error":{"message":"Unrecognized request argument supplied: stream_options","type":"invalid_request_error","param":null,"code":null}} | stream_options
                    400 | {"error":{"message":"This response_format type is unavailable now","type":"invalid_request_error","param":null,"code":"invalid_request_error"}} | json_schema
                    422 | Failed to deserialize the JSON body into the target type: response_format: response_format.type `json_schema` is unavailable now at line 1 column 1 | json_schema
                    400 | {"error":{"message":"'response_format.type' : value is not one of the allowed values ['text','json_object']","type":"invalid_request_error"}} | json_schema
                    400 | {"code":"Client specified an invalid argument","error":"The response_format parameter is unsupported at the moment. Leave it unset."} | json_schema
                    400 | {"error":{"message":"Invalid schema for response_format 'narration': In context=(), 'additionalProperties' is required to be supplied and to be false.","type":"invalid_request_error","param":"response_format","code":null}} | json_schema
                    500 | {"error":"invalid JSON schema in format"} | json_schema
                    """)
    void what_is_refused_is_left_out_and_stays_so(int status, String refusal, String field)
            throws Exception {
        endpoint.answers(json(status, refusal), events(piece("x"), finish("stop"), "[DONE]"));
        Model model = endpoint.model(STREAMING);

        assertThat(ask(model).text()).isEqualTo("x");
        ask(model);

        List<JsonNode> bodies = endpoint.bodies();
        assertThat(bodies).hasSize(3);
        assertThat(bodies.get(0).toString()).contains('"' + field + '"');
        assertThat(bodies.get(1).toString()).doesNotContain('"' + field + '"');
        assertThat(bodies.get(2)).isEqualTo(bodies.get(1));
        assertThat(bodies.get(1).path("stream").asBoolean()).isTrue();
        assertThat(bodies.get(1).path("max_tokens").asInt()).isEqualTo(2_000);
    }

    @Test
    void the_limit_of_tokens_is_called_by_its_new_name_where_the_old_one_is_refused()
            throws Exception {
        endpoint.answers(
                json(
                        400,
                        "{\"error\":{\"message\":\"Unsupported parameter: 'max_tokens' is not"
                                + " supported with this model. Use 'max_completion_tokens' instead.\","
                                + "\"type\":\"invalid_request_error\",\"param\":\"max_tokens\","
                                + "\"code\":\"unsupported_parameter\"}}"),
                completion("x"));

        ask(endpoint.model(WHOLE));

        JsonNode second = endpoint.bodies().get(1);
        assertThat(second.has("max_tokens")).isFalse();
        assertThat(second.path("max_completion_tokens").asInt()).isEqualTo(2_000);
        assertThat(second.path("temperature").asDouble()).isEqualTo(0.2);
    }

    @Test
    void a_stream_that_is_refused_is_asked_for_whole() throws Exception {
        endpoint.answers(
                json(
                        400,
                        "{\"error\":{\"message\":\"Your organization must be verified to stream"
                                + " this model.\",\"type\":\"invalid_request_error\","
                                + "\"param\":\"stream\",\"code\":\"unsupported_value\"}}"),
                completion("x"));

        assertThat(ask(endpoint.model(STREAMING)).text()).isEqualTo("x");

        JsonNode second = endpoint.bodies().get(1);
        assertThat(second.path("stream").asBoolean(true)).isFalse();
        assertThat(second.has("stream_options")).isFalse();
        assertThat(second.path("response_format").path("type").asText()).isEqualTo("json_schema");
    }

    @Test
    void structure_steps_down_to_none() throws Exception {
        String refusal = "{\"error\":{\"message\":\"response_format is not supported\"}}";
        endpoint.answers(json(400, refusal), json(400, refusal), completion("x"));

        ask(endpoint.model(WHOLE));

        assertThat(endpoint.bodies())
                .extracting(each -> each.path("response_format").path("type").asText("none"))
                .containsExactly("json_schema", "json_object", "none");
    }

    @Test
    void an_endpoint_that_refuses_nearly_all_is_asked_in_the_end() throws Exception {
        endpoint.answers(
                json(400, "{\"error\":{\"message\":\"no stream_options\"}}"),
                json(400, "{\"error\":{\"message\":\"no response_format\"}}"),
                json(400, "{\"error\":{\"message\":\"no response_format\"}}"),
                json(400, "{\"error\":{\"message\":\"use max_completion_tokens\"}}"),
                json(400, "{\"error\":{\"message\":\"no temperature\"}}"),
                json(400, "{\"error\":{\"message\":\"streaming is not supported\"}}"),
                completion("x"));

        assertThat(ask(endpoint.model(STREAMING)).text()).isEqualTo("x");
        assertThat(endpoint.bodies().get(6).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("model", "messages", "max_completion_tokens", "stream");
    }

    @Test
    void who_refuses_for_ever_is_not_asked_for_ever() {
        endpoint.answers(
                json(
                        400,
                        "{\"error\":{\"message\":\"stream_options response_format streaming"
                                + " max_completion_tokens temperature\"}}"));

        ModelTrouble trouble = trouble(endpoint.model(STREAMING));

        assertThat(trouble.kind()).isEqualTo(ModelTrouble.Kind.REFUSED);
        assertThat(endpoint.asked()).hasSize(7);
    }

    @Test
    void what_did_not_help_is_not_remembered() throws Exception {
        endpoint.answers(
                json(400, "{\"error\":{\"message\":\"the temperature of the prompt is bad\"}}"),
                json(400, "{\"error\":{\"message\":\"the prompt is bad\"}}"),
                completion("x"));
        Model model = endpoint.model(WHOLE);

        trouble(model);
        ask(model);

        assertThat(endpoint.bodies().get(2).has("temperature")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"object\":\"error\",\"message\":\"This model's maximum context length is 6048"
                        + " tokens. However, you requested 6616 tokens (568 in the messages, 6048 in"
                        + " the completion).\",\"type\":\"BadRequestError\",\"param\":null,\"code\":400}",
                "{\"error\":{\"message\":\"input length and `max_tokens` exceed context limit:"
                        + " 143653 + 64000 > 200000; see response_format\"}}",
                "{\"object\":\"error\",\"message\":\"max_tokens must be at least 1, got -186.\","
                        + "\"type\":\"BadRequestError\",\"code\":400}",
                "{\"error\":{\"code\":\"content_filter\",\"message\":\"The response was filtered\","
                        + "\"param\":\"temperature\"}}"
            })
    void an_error_about_the_question_itself_changes_no_field(String refusal) {
        endpoint.answers(json(400, refusal));

        trouble(endpoint.model(STREAMING));

        assertThat(endpoint.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON_SCHEMA", "JSON_OBJECT"})
    void a_structure_that_was_set_is_not_given_up(Structured structured) {
        endpoint.answers(json(400, "{\"error\":{\"message\":\"no response_format\"}}"));

        ModelTrouble trouble =
                trouble(endpoint.model(new ModelSettings(null, 9, structured, false)));

        assertThat(trouble.kind()).isEqualTo(ModelTrouble.Kind.REFUSED);
        assertThat(trouble.reason()).contains("no response_format");
        assertThat(endpoint.asked()).hasSize(1);
    }

    @Test
    void a_refusal_that_comes_as_a_stream_is_understood_too() throws Exception {
        endpoint.answers(
                events(
                        "{\"error\":{\"message\":\"Provider returned error\",\"code\":400,"
                                + "\"metadata\":{\"raw\":\"{\\\"error\\\":{\\\"message\\\":\\\"no"
                                + " response_format\\\"}}\"}}}"),
                events(piece("x"), finish("stop"), "[DONE]"));

        assertThat(ask(endpoint.model(STREAMING)).text()).isEqualTo("x");
        assertThat(endpoint.bodies().get(1).path("response_format").path("type").asText())
                .isEqualTo("json_object");
    }

    private static Reply ask(Model model) throws ModelTrouble {
        return model.ask(PROMPT, piece -> {}, PATIENCE);
    }

    private static ModelTrouble trouble(Model model) {
        return catchThrowableOfType(ModelTrouble.class, () -> ask(model));
    }
}
