package dev.forgeincident.service.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMapping.NamingStrategy;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
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

    Tls tls();

    Context context();

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

    /** A model behind chat completions: nothing is asked of it unless its address is set. */
    interface ModelAddress {
        /**
         * The address below which {@code /chat/completions} is; it usually ends in {@code /v1}. No
         * endpoint: no model, no outbound call.
         */
        Optional<String> endpoint();

        /** None: no header is sent, as Ollama and vLLM want it. */
        Optional<String> key();

        Optional<String> keyFile();

        /** The model's name there; at Azure the deployment's. */
        @WithDefault("mistral-small-3.2-24b-instruct-2506")
        String chatModel();

        /** {@code openai} for any compatible endpoint, or {@code azure}. */
        @WithDefault("openai")
        String provider();

        /**
         * Azure's, for addresses of deployments; those that end in {@code /openai/v1} need none.
         */
        Optional<String> apiVersion();

        Price price();
    }

    /** Of a million tokens, in any one currency; not set: costs are not known. */
    interface Price {
        Optional<BigDecimal> input();

        Optional<BigDecimal> output();
    }

    interface Ai extends ModelAddress {
        /** Whether a failing model fails the analysis, as the older contract has it. */
        @WithDefault("false")
        boolean required();

        /** Of what the model writes: {@code en} or {@code es}. */
        @WithDefault("en")
        String language();

        /** From 0, always the likeliest word, to 2; left out where the model refuses it. */
        @WithDefault("0.2")
        double temperature();

        /** Of one answer; a longer one is cut off, and what was complete is kept. */
        @WithDefault("2000")
        int maxTokens();

        /** Of a question with its answer; evidence that does not fit is left out, and named. */
        @WithDefault("32000")
        int contextTokens();

        /** From the question to the end of the answer; later, the template tells it. */
        @WithDefault("PT20S")
        Duration deadline();

        /**
         * How an answer is held to its shape: {@code json-schema}, {@code json-object}, {@code
         * none}; {@code auto} begins with the schema and takes less where that is refused.
         */
        @WithDefault("auto")
        String structured();

        /** Whether sentences show while the model writes them; off: all at once, at its end. */
        @WithDefault("true")
        boolean streaming();

        /** Asked where the first one does not answer; all else is as for that one. */
        ModelAddress fallback();

        Budgets budget();

        Off off();

        /** Whether questions and answers are kept with the account of the calls, redacted. */
        @WithDefault("false")
        boolean keepPrompts();

        /** Name to regular expression: what it matches leaves only as {@code <name:1>}. */
        Map<String, String> redact();
    }

    /** A day is one of UTC; what is used up brings the template until the next. */
    interface Budget {
        Optional<Long> tokensPerDay();

        /** In the currency of the prices; without prices every call is refused. */
        Optional<BigDecimal> costPerDay();
    }

    /** For all teams together, and for one. */
    interface Budgets extends Budget {
        /** For each team that has none of its own. */
        Budget team();

        /** Owner to its own: {@code group:default/payments}. */
        Map<String, Budget> teams();
    }

    /** For whom no model is asked, and nothing leaves. */
    interface Off {
        /** Owners: {@code group:default/payments}. */
        Optional<List<String>> teams();

        /** Entities: {@code component:default/invoice-api}. */
        Optional<List<String>> entities();
    }

    interface Catalog {
        /** Globs of {@code catalog-info.yaml} files, relative to the settings file. */
        Optional<List<String>> files();

        Backstage backstage();
    }

    interface Backstage extends Endpoint {
        /** The portal's shared secret, in Base64, of which a token of its own kind is made. */
        Optional<String> legacySecret();

        Optional<String> legacySecretFile();

        /** By which monitoring may know a component, beside its name. */
        Optional<List<String>> annotations();
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
        /** The API's address; {@code https://ghe.example.com/api/v3} for an Enterprise server. */
        Optional<String> endpoint();

        Optional<String> token();

        Optional<String> tokenFile();

        App app();

        /** A folder for answers that can be asked for again cheaply. */
        Optional<String> cache();
    }

    /** A GitHub App in place of a token. */
    interface App {
        Optional<String> id();

        Optional<String> installationId();

        Optional<String> privateKeyFile();
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

    interface Loki extends Endpoint {
        /** Which streams are a service's; {@code ${service}} is its name. */
        @WithDefault("{app=\"\\${service}\"}")
        String selector();

        /** Which of their lines are read, in LogQL. */
        @WithDefault("|~ \"error|exception\"")
        String lineFilter();

        /** Lines of one request; the server refuses more than its own maximum. */
        @WithDefault("5000")
        int pageSize();
    }

    interface Elasticsearch extends Endpoint {
        @WithDefault("logs-*")
        String index();

        @WithDefault("@timestamp")
        String timeField();

        /** Of which one must be the service's name. */
        Optional<List<String>> serviceFields();

        /** Whether words that only hold {@code error} are found too, by wildcard queries. */
        @WithDefault("true")
        boolean wildcards();

        Optional<String> apiKey();

        Optional<String> apiKeyFile();
    }

    interface ApplicationInsights {
        /** No id: nothing is asked. */
        Optional<String> appId();

        Optional<String> token();

        Optional<String> tokenFile();

        Optional<String> apiKey();

        Optional<String> apiKeyFile();

        @WithDefault("https://api.applicationinsights.io")
        String url();
    }

    interface Metrics {
        Prometheus prometheus();
    }

    interface Prometheus extends Endpoint {
        /** Which labels name a service. */
        Optional<List<String>> labels();

        /** How often it scrapes; rates are taken over several of these. */
        @WithDefault("PT30S")
        Duration scrapeInterval();
    }

    interface Traces {
        Endpoint tempo();

        Endpoint jaeger();
    }

    /** A system behind HTTP: nothing is asked of it unless its address is set. */
    interface Endpoint {
        Optional<String> url();

        Optional<String> token();

        Optional<String> tokenFile();

        /** For a name and a password instead of a token. */
        Optional<String> user();

        Optional<String> password();

        Optional<String> passwordFile();

        /** Whose data of several tenants: the header {@code X-Scope-OrgID}. */
        Optional<String> tenant();

        /** Further headers; their values are kept secret. */
        Map<String, String> headers();
    }

    interface Tls {
        /** A PEM file of authorities that are trusted beside the platform's. */
        Optional<String> caFile();
    }

    /** What others push. */
    interface Context {
        Retention retention();
    }

    interface Retention {
        /** Logs and traces. */
        @WithDefault("PT24H")
        Duration telemetry();

        /** Deployments, flags and settings. */
        @WithDefault("P90D")
        Duration changes();
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

        /** How long resolved incidents and analyses are kept; for ever where it is not set. */
        Optional<Duration> retention();
    }
}
