package dev.forgeincident.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceProcessTest {

    @ParameterizedTest
    @CsvSource({
        "LOKI_URL, true",
        "FORGE_AI_ENDPOINT, true",
        "OPENAI_API_KEY, true",
        "AI__Endpoint, true",
        "ai__key, true",
        "INCIDENT_PILOT_LLM_BASE_URL, true",
        "PATH, false",
        "AIRFLOW_HOME, false",
    })
    void whatNamesASystemOfTheCallersStaysWithTheCaller(String variable, boolean leadsOut) {
        assertThat(ServiceProcess.leadsOut(variable)).isEqualTo(leadsOut);
    }
}
