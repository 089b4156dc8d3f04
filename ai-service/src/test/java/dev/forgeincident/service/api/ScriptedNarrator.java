package dev.forgeincident.service.api;

import dev.forgeincident.narration.Narration;
import dev.forgeincident.narration.NarrationListener;
import dev.forgeincident.narration.Narrator;
import dev.forgeincident.narration.Telling;
import dev.forgeincident.narration.TemplateNarrator;
import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;
import java.util.function.BiFunction;

/** A narrator that does what the test at hand says, as a model's would. */
@Alternative
@ApplicationScoped
public class ScriptedNarrator implements Narrator {

    /** The template's words first, and what comes of them. */
    static volatile BiFunction<Narration, NarrationListener, Narration> script =
            (atOnce, listener) -> atOnce;

    private final Narrator template = new TemplateNarrator();

    @Override
    public Narration atOnce(Telling telling) {
        return template.atOnce(telling);
    }

    @Override
    public Narration narrate(Telling telling, NarrationListener listener) {
        return script.apply(atOnce(telling), listener);
    }

    /** A service with this narrator. */
    public static final class Profile implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(ScriptedNarrator.class);
        }
    }
}
