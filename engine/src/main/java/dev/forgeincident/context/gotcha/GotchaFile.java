package dev.forgeincident.context.gotcha;

import dev.forgeincident.context.Words;
import java.util.List;

/**
 * A team's {@code GOTCHA.md}: Goals, Orchestration, Tools, Context, Heuristics, Args.
 *
 * @param layers what stands under each heading, in the file's order; text as written
 * @param heuristics the rules of the Heuristics layer, in the file's order
 */
public record GotchaFile(String service, List<Layer> layers, List<Heuristic> heuristics) {

    public GotchaFile {
        layers = List.copyOf(layers);
        heuristics = List.copyOf(heuristics);
    }

    /** One section: the heading without its {@code #}, and the text below it. */
    public record Layer(String heading, String text) {
        public Layer {
            heading = Words.clean(heading);
            text = Words.clean(text);
        }
    }
}
