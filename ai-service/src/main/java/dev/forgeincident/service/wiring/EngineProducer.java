package dev.forgeincident.service.wiring;

import dev.forgeincident.diagnosis.Diagnostician;
import dev.forgeincident.diagnosis.RuleSettings;
import dev.forgeincident.service.KeptFor;
import dev.forgeincident.service.RecordsModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The engine and its clock. */
@ApplicationScoped
class EngineProducer {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Diagnostician diagnostician(Settings settings) {
        return new Diagnostician(
                new RuleSettings(
                        settings.rules().recentDeploy(),
                        settings.rules().errorSpike(),
                        settings.rules().tailLatency(),
                        settings.rules().leaderChanges(),
                        settings.rules().cascade()));
    }

    @Produces
    @Singleton
    KeptFor keptFor(Settings settings) {
        Settings.Retention pushed = settings.context().retention();
        return new KeptFor(
                pushed.telemetry(), pushed.changes(), settings.store().retention().orElse(null));
    }

    @Produces
    @Singleton
    ObjectMapperCustomizer json() {
        return mapper -> mapper.registerModule(new RecordsModule());
    }
}
