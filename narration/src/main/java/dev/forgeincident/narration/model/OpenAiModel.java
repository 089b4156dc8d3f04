package dev.forgeincident.narration.model;

import dev.forgeincident.narration.prompt.Prompt;
import dev.forgeincident.sources.http.Trouble;
import dev.forgeincident.sources.http.Wire;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.output.TokenUsage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A model behind the chat completions of OpenAI, Azure or a compatible endpoint. It is given no
 * tool to call. What the endpoint refuses to be told is left out from then on.
 */
final class OpenAiModel implements Model {

    /** Of evidence, which is code and numbers more than prose; prose has four. */
    private static final double CHARACTERS_OF_A_TOKEN = 3.0;

    private final ModelEndpoint endpoint;
    private final ModelSettings settings;
    private final AnswerFormat format;
    private final Wire wire;
    private final Reasons reasons;
    private volatile Dialect spoken;

    OpenAiModel(ModelEndpoint endpoint, ModelSettings settings, AnswerFormat format, Wire wire) {
        this.endpoint = endpoint;
        this.settings = settings;
        this.format = format;
        this.wire = wire;
        this.reasons = new Reasons(endpoint, wire.address());
        this.spoken = Dialect.first(settings);
    }

    @Override
    public String provider() {
        return endpoint.provider().word();
    }

    @Override
    public String name() {
        return endpoint.chatModel();
    }

    @Override
    public Reply ask(Prompt prompt, Consumer<String> pieces, Duration patience)
            throws ModelTrouble {
        long began = System.nanoTime();
        Duration most = patience.compareTo(wire.deadline()) < 0 ? patience : wire.deadline();
        Dialect dialect = spoken;
        while (true) {
            Hearing hearing = new Hearing(reasons, pieces);
            try {
                TokenUsage usage = once(prompt, dialect, hearing, most.minus(since(began)));
                // Only now: an error may name a field that it is not about.
                spoken = dialect;
                return reply(prompt, hearing, usage, since(began));
            } catch (Trouble met) {
                Optional<Dialect> less = dialect.without(ProviderError.of(met));
                if (less.isEmpty() || !hearing.isSilent()) {
                    throw reasons.of(met, prompt);
                }
                dialect = less.get();
            }
        }
    }

    /** The tokens it took, as far as the endpoint says. */
    private @Nullable TokenUsage once(
            Prompt prompt, Dialect dialect, Hearing hearing, Duration patience) throws Trouble {
        Call call = new Call(wire, endpoint, dialect, reasons, hearing, patience);
        ChatRequest question = question(prompt, dialect);
        ChatResponse response = null;
        try {
            response =
                    dialect.streaming()
                            ? streamed(question, call, hearing)
                            : whole(question, call, hearing);
        } catch (RuntimeException ofTheLibrary) {
            // It says nothing that the call and the hearing do not know better, and may quote.
            hearing.garbled();
        }
        hearing.rethrow();
        Trouble met = call.trouble();
        if (hearing.isComplete() || hearing.isFiltered()) {
            return response == null ? null : response.tokenUsage();
        }
        if (met != null) {
            throw met;
        }
        if (hearing.isGarbled()) {
            throw reasons.notAModel(false);
        }
        return response == null ? null : response.tokenUsage();
    }

    private static @Nullable ChatResponse streamed(
            ChatRequest question, Call call, Hearing hearing) {
        AtomicReference<@Nullable ChatResponse> complete = new AtomicReference<>();
        OpenAiStreamingChatModel.builder()
                .httpClientBuilder(new OneClient(call))
                .strictJsonSchema(true)
                .build()
                .chat(
                        question,
                        new StreamingChatResponseHandler() {
                            @Override
                            public void onPartialResponse(String piece) {
                                hearing.piece(piece);
                            }

                            @Override
                            public void onCompleteResponse(ChatResponse response) {
                                complete.set(response);
                            }

                            @Override
                            public void onError(Throwable unreadable) {
                                hearing.garbled();
                            }
                        });
        return complete.get();
    }

    private static ChatResponse whole(ChatRequest question, Call call, Hearing hearing) {
        ChatResponse response =
                OpenAiChatModel.builder()
                        .httpClientBuilder(new OneClient(call))
                        .strictJsonSchema(true)
                        .maxRetries(0)
                        .build()
                        .chat(question);
        String text = response.aiMessage().text();
        if (text != null && !hearing.isFiltered()) {
            hearing.piece(text);
        }
        return response;
    }

    private ChatRequest question(Prompt prompt, Dialect dialect) {
        OpenAiChatRequestParameters.Builder parameters =
                OpenAiChatRequestParameters.builder().modelName(endpoint.chatModel());
        if (dialect.temperature()) {
            parameters.temperature(settings.temperature());
        }
        if (dialect.newTokens()) {
            parameters.maxCompletionTokens(settings.maxTokens());
        } else {
            parameters.maxOutputTokens(settings.maxTokens());
        }
        if (dialect.structured() != Structured.NONE) {
            parameters.responseFormat(responseFormat(dialect.structured()));
        }
        return ChatRequest.builder()
                .messages(SystemMessage.from(prompt.system()), UserMessage.from(prompt.data()))
                .parameters(parameters.build())
                .build();
    }

    private ResponseFormat responseFormat(Structured structured) {
        ResponseFormat.Builder json = ResponseFormat.builder().type(ResponseFormatType.JSON);
        if (structured == Structured.JSON_SCHEMA) {
            json.jsonSchema(
                    JsonSchema.builder()
                            .name(format.name())
                            .rootElement(JsonRawSchema.from(format.schema().toString()))
                            .build());
        }
        return json.build();
    }

    private Reply reply(Prompt prompt, Hearing hearing, @Nullable TokenUsage usage, Duration took)
            throws ModelTrouble {
        if (hearing.isFiltered()) {
            throw reasons.filtered(0);
        }
        String text = hearing.text();
        if (text.isBlank()) {
            throw reasons.empty(hearing.isCutOff(), settings.maxTokens());
        }
        Integer in = usage == null ? null : usage.inputTokenCount();
        Integer out = usage == null ? null : usage.outputTokenCount();
        return new Reply(
                text,
                counted(in, prompt.system().length() + prompt.data().length()),
                counted(out, text.length()),
                hearing.isCutOff(),
                took);
    }

    private static int counted(@Nullable Integer told, int characters) {
        return told != null && told > 0
                ? told
                : (int) Math.ceil(characters / CHARACTERS_OF_A_TOKEN);
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Override
    public String toString() {
        return name() + " at " + wire.address();
    }
}
