package dev.forgeincident.narration.answer;

import dev.forgeincident.narration.claim.Section;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words by which models call a section, whatever their case and what stands between them. */
final class SectionNames {

    private static final int MAX_NAME = 60;

    private static final Pattern NO_LETTER = Pattern.compile("[^a-z]+");

    private static final Map<Section, List<String>> NAMES =
            Map.of(
                    Section.CAUSE,
                    List.of(
                            "cause",
                            "causes",
                            "probablecause",
                            "likelycause",
                            "rootcause",
                            "causa",
                            "causas",
                            "causaprobable",
                            "causaraiz"),
                    Section.EVIDENCE,
                    List.of("evidence", "evidences", "evidencia", "evidencias", "pruebas"),
                    Section.ACTION,
                    List.of(
                            "action",
                            "actions",
                            "suggestedaction",
                            "suggestedactions",
                            "recommendedactions",
                            "recommendations",
                            "nextsteps",
                            "accion",
                            "acciones",
                            "accionessugeridas",
                            "accionesrecomendadas",
                            "siguientespasos"),
                    Section.RELATED,
                    List.of(
                            "related",
                            "relatedservice",
                            "relatedservices",
                            "affectedservices",
                            "relacionado",
                            "relacionados",
                            "serviciosrelacionados",
                            "serviciosafectados"));

    private static final Map<String, Section> BY_NAME = byName();

    private SectionNames() {}

    /** The section that is meant; null where it is none. */
    static @Nullable Section of(String name) {
        return name.length() > MAX_NAME ? null : BY_NAME.get(folded(name));
    }

    /** In lower case, letters only, without accents. */
    static String folded(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        return NO_LETTER.matcher(plain).replaceAll("");
    }

    private static Map<String, Section> byName() {
        Map<String, Section> sections = new HashMap<>();
        NAMES.forEach((section, names) -> names.forEach(name -> sections.put(name, section)));
        return Map.copyOf(sections);
    }
}
