package dev.forgeincident.sources.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://prom:9090/graph?g0.expr=up+%3D%3D+0&g0.tab=1",
                "https://mimir.example.com/prometheus/graph?g0.tab=1&g0.expr=up%20%3d%3d%200#top",
                "/graph?g0.expr=up%20==%200",
            })
    void reads_the_expression(String url) {
        assertThat(GeneratorUrl.expression(url)).isEqualTo("up == 0");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "http://prom:9090/graph",
                "http://prom:9090/graph?",
                "http://prom:9090/graph?g0.expr=",
                "http://prom:9090/graph?g0.expr=%ZZ",
                "http://prom:9090/graph?g0.expr=%",
                "http://prom:9090/graph?xg0.expr=up",
                "http://vm:8880/vmalert/alert?group_id=1&alert_id=2",
                "http://grafana:3000/alerting/grafana/abc/view?orgId=1",
                "not an address at all",
            })
    void has_none_where_there_is_none(String url) {
        assertThat(GeneratorUrl.expression(url)).isNull();
    }

    @Test
    void is_not_read_where_it_is_too_long_to_be_one() {
        assertThat(GeneratorUrl.expression("http://p/graph?g0.expr=" + "x".repeat(1_000_000)))
                .isNull();
    }
}
