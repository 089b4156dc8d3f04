package dev.forgeincident.narration.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.diagnosis.Diagnostician;
import dev.forgeincident.diagnosis.RuleSettings;
import dev.forgeincident.narration.Worlds;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The estimate beside what two real tokenizers count. */
class TokensTest {

    @ParameterizedTest
    @EnumSource(
            value = EncodingType.class,
            names = {"CL100K_BASE", "O200K_BASE"})
    void theEstimateIsNeverMuchTooLowAndNotFarTooHigh(EncodingType type) throws PromptTooLong {
        Encoding encoding = Encodings.newDefaultEncodingRegistry().getEncoding(type);

        whole().forEach(
                        (name, text) ->
                                assertThat(ratio(encoding, text)).as(name).isBetween(1.0, 1.4));
        pieces().forEach(
                        (name, text) ->
                                assertThat(ratio(encoding, text)).as(name).isBetween(0.85, 3.1));
    }

    private static double ratio(Encoding encoding, String text) {
        return (double) Tokens.of(text) / encoding.countTokensOrdinary(text);
    }

    /** What is asked, from the first word to the last. */
    private static Map<String, String> whole() throws PromptTooLong {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String language : new String[] {"en", "es"}) {
            texts.put("system " + language, PromptTexts.in(language).system());
        }
        IncidentContext context = Worlds.story().context();
        texts.put(
                "story",
                new PromptWriter(new PromptSettings("en", 64_000, 2_000))
                        .write(
                                context,
                                new Diagnostician(RuleSettings.DEFAULTS).diagnose(context),
                                Redactions.none())
                        .data());
        return texts;
    }

    /** What may make up much of a question. */
    private static Map<String, String> pieces() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(
                "java",
                """
                Exception in thread "main" java.lang.IllegalStateException: pool exhausted
                	at com.zaxxer.hikari.pool.HikariPool.getConnection(HikariPool.java:155)
                	at io.quarkus.agroal.runtime.AgroalConnectionProvider.acquire(AgroalConnectionProvider.java:42)
                """);
        texts.put(
                "json",
                "{\"ts\":\"2026-11-20T03:08:01.512Z\",\"level\":\"error\",\"trace_id\":\"4bf92f3577b34da6a3ce929d0e0e4736\",\"msg\":\"upstream 10.0.1.5:5432 refused\"}");
        texts.put(
                "keys",
                "MAX_POOL_SIZE=50 HTTP_PROXY=none SPRING_DATASOURCE_URL=jdbc:postgresql://db:5432/x");
        texts.put("base64", "dGhlIHF1aWNrIGJyb3duIGZveCBqdW1wcyBvdmVyIHRoZSBsYXp5IGRvZw==");
        texts.put(
                "spanish", "La conexión falló después de la configuración; ningún índice existía.");
        texts.put("cyrillic", "Не удалось подключиться к базе данных: превышено время ожидания");
        texts.put("chinese", "连接数据库失败：请求超时，请稍后再试。服务器没有响应");
        texts.put("emoji", "deploy 🚀🔥 failed 💥 again");
        texts.put("rules", "-------- ======== ........ ########");
        return texts;
    }
}
