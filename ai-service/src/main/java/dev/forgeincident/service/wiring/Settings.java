package dev.forgeincident.service.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMapping.NamingStrategy;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code forge:} section of {@code app-config.yaml}. */
@ConfigMapping(prefix = "forge", namingStrategy = NamingStrategy.VERBATIM)
public interface Settings {

    /** Where portal plugins find us; read by the portal, not by this service. */
    Optional<String> aiServiceUrl();

    Listen listen();

    Ai ai();

    Catalog catalog();

    Changes changes();

    Logs logs();

    Metrics metrics();

    Traces traces();

    Gather gather();

    Rules rules();

    Delivery delivery();

    Store store();

    interface Listen {
        /**
         * The address to listen on. Anything but loopback opens the service to others, who get no
         * role.
         */
        @WithDefault("127.0.0.1")
        String host();

        @WithDefault("5100")
        int port();

        /**
         * Other origins whose pages may call this service from a browser on this machine, such as
         * the portal's.
         */
        Optional<List<String>> origins();
    }

    interface Ai {
        /** No endpoint: no model, no outbound call. */
        Optional<String> endpoint();

        Optional<String> key();

        Optional<String> keyFile();

        @WithDefault("mistral-small-3.2-24b-instruct-2506")
        String chatModel();

        /** {@code openai} for any compatible endpoint, or {@code azure}. */
        @WithDefault("openai")
        String provider();

        /** Whether a failing model fails the analysis, as the older contract has it. */
        @WithDefault("false")
        boolean required();

        @WithDefault("en")
        String language();
    }

    interface Catalog {
        /** Globs of {@code catalog-info.yaml} files, relative to the settings file. */
        Optional<List<String>> files();

        Endpoint backstage();
    }

    interface Changes {
        Git git();

        Github github();

        /** How far back changes are read. */
        @WithDefault("PT24H")
        Duration window();

        /** How many changes of a service at most. */
        @WithDefault("50")
        int limit();
    }

    interface Git {
        /** Project slug ({@code owner/repo}) to local clone. */
        Map<String, String> repositories();

        /** A folder of clones. */
        Optional<String> root();
    }

    interface Github {
        Optional<String> endpoint();

        Optional<String> token();

        Optional<String> tokenFile();
    }

    interface Logs {
        /** Service name to log file. */
        Map<String, String> files();

        /** The zone of log times that name none. */
        @WithDefault("UTC")
        String zone();

        Loki loki();

        Elasticsearch elasticsearch();

        ApplicationInsights applicationInsights();
    }

    interface Loki {
        Optional<String> url();

        Optional<String> selector();

        Optional<String> tenant();

        Optional<String> token();

        Optional<String> tokenFile();
    }

    interface Elasticsearch {
        Optional<String> url();

        Optional<String> index();

        Optional<String> apiKey();

        Optional<String> apiKeyFile();
    }

    interface ApplicationInsights {
        Optional<String> appId();

        Optional<String> apiKey();

        Optional<String> apiKeyFile();
    }

    interface Metrics {
        Endpoint prometheus();
    }

    interface Traces {
        Endpoint tempo();

        Endpoint jaeger();
    }

    interface Endpoint {
        Optional<String> url();

        Optional<String> token();

        Optional<String> tokenFile();
    }

    interface Gather {
        /** All sources together; an answer waits no longer for them. */
        @WithDefault("PT5S")
        Duration budget();

        /** One source; a slower one is named as missing. */
        @WithDefault("PT4S")
        Duration deadline();
    }

    interface Rules {
        /** A deployment at most this long before the alert is told as a finding. */
        @WithDefault("PT30M")
        Duration recentDeploy();

        /** This many error events or more are told as a spike. */
        @WithDefault("10")
        int errorSpike();

        /** A 99th percentile of the traces above this is told. */
        @WithDefault("PT1S")
        Duration tailLatency();

        /** This many events of leadership lost or contested, or more, are told as thrash. */
        @WithDefault("3")
        int leaderChanges();

        /** This many services in trouble along the dependencies, or more, are told as a cascade. */
        @WithDefault("3")
        int cascade();
    }

    interface Delivery {
        Slack slack();
    }

    interface Slack {
        Optional<String> webhookUrl();
    }

    interface Store {
        /**
         * Where the embedded database lives; {@code .forge/data} beside the first settings file
         * unless it is set. Not used when DATABASE_URL is.
         */
        Optional<String> directory();
    }
}
