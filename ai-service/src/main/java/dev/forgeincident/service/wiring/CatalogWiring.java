package dev.forgeincident.service.wiring;

import dev.forgeincident.context.catalog.Catalog;
import dev.forgeincident.sources.backstage.BackstageSource;
import dev.forgeincident.sources.files.FileSources;
import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.Secret;
import dev.forgeincident.sources.http.Wire;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The catalogs: a portal is believed before files. */
final class CatalogWiring {

    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final String BACKSTAGE = "forge.catalog.backstage";

    private CatalogWiring() {}

    static void add(Settings.Catalog settings, Wiring wiring) {
        if (settings.backstage().url().isPresent()) {
            backstage(settings.backstage(), wiring);
        }
        settings.files().ifPresent(globs -> files(globs, wiring));
    }

    private static void backstage(Settings.Backstage settings, Wiring wiring) {
        BackstageSource.Options options =
                settings.annotations()
                        .map(
                                names ->
                                        Wiring.checked(
                                                BACKSTAGE + ".annotations",
                                                () -> new BackstageSource.Options(names)))
                        .orElse(BackstageSource.Options.USUAL);
        Wire wire =
                wiring.wires()
                        .to(BACKSTAGE, settings.url().orElseThrow(), credentials(settings, wiring));
        wiring.sources()
                .catalog("Backstage", BackstageSource.catalog(wire, options, wiring.clock()));
        wiring.connections().add(BackstageSource.connection(wire));
    }

    private static Credentials credentials(Settings.Backstage settings, Wiring wiring) {
        Optional<Secret> shared =
                Wires.secret(settings.legacySecret(), settings.legacySecretFile());
        boolean token = settings.token().isPresent() || settings.tokenFile().isPresent();
        if (shared.isPresent() && token) {
            throw new BadSettings(
                    BACKSTAGE + " has a token and a legacySecret",
                    "one of them says who we are",
                    "Leave one of them out.");
        }
        Credentials others = Wires.credentials(BACKSTAGE, settings);
        return shared.map(secret -> others.and(BackstageSource.legacy(secret, wiring.clock())))
                .orElse(others);
    }

    private static void files(List<String> globs, Wiring wiring) {
        Catalog files = FileSources.catalog(globs, HERE, wiring.clock());
        wiring.sources().catalog("catalog files", files);
        wiring.connections().add(FileSources.connection(files, globs));
    }
}
