package dev.forgeincident.narration.answer;

import dev.forgeincident.context.Words;
import dev.forgeincident.narration.claim.Section;
import dev.forgeincident.narration.claim.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An answer in Markdown with the sections as headings: every bullet, number or paragraph is a
 * statement that cites what stands in it in brackets. What a number of a list means is not known:
 * no statement is of one of the diagnosis's actions.
 */
final class MarkdownAnswer {

    private static final Pattern HEADING = Pattern.compile("^(?:#{1,6}\\s+|\\*\\*)?(.{1,60}+)$");
    private static final Pattern BULLET = Pattern.compile("^\\s{0,8}(?:[-*+•]|\\d{1,3}[.)])\\s+");
    private static final Pattern CITES =
            Pattern.compile("\\[\\s?(e\\d{1,6}(?:[,;]?\\s?e\\d{1,6}){0,20})\\s?]");
    private static final Pattern CITE = Pattern.compile("e\\d{1,6}");

    private final List<Statement> statements = new ArrayList<>();
    private final StringBuilder statement = new StringBuilder();
    private @Nullable Section section;

    private MarkdownAnswer() {}

    /**
     * The statements; empty where no heading names a section.
     *
     * @param cutOff whether the last one may be half of one, and is left out
     */
    static List<Statement> read(String text, boolean cutOff) {
        MarkdownAnswer answer = new MarkdownAnswer();
        text.lines().forEach(answer::line);
        if (!cutOff) {
            answer.end();
        }
        return answer.statements;
    }

    private void line(String line) {
        if (line.length() > Elements.MAX_TEXT) {
            statement.setLength(0);
            return;
        }
        Matcher heading = HEADING.matcher(line.strip());
        if (heading.matches() && (line.startsWith("#") || isSection(heading.group(1)))) {
            end();
            section = SectionNames.of(heading.group(1));
        } else if (line.isBlank() || line.strip().startsWith("```")) {
            end();
        } else {
            Matcher bullet = BULLET.matcher(line);
            boolean begins = bullet.lookingAt();
            if (begins) {
                end();
            }
            if (statement.length() <= Elements.MAX_TEXT) {
                statement
                        .append(statement.isEmpty() ? "" : " ")
                        .append(line.substring(begins ? bullet.end() : 0).strip());
            }
        }
    }

    private static boolean isSection(String heading) {
        return SectionNames.of(heading) != null;
    }

    private void end() {
        String text = statement.toString().replace("**", "").strip();
        statement.setLength(0);
        if (section != null && !text.isEmpty() && text.length() <= Elements.MAX_TEXT) {
            statements.add(new Statement(section, Words.clean(text), cites(text), 0, ""));
        }
    }

    private static List<String> cites(String text) {
        Set<String> cites = new LinkedHashSet<>();
        Matcher group = CITES.matcher(text.toLowerCase(Locale.ROOT));
        while (group.find()) {
            Matcher cite = CITE.matcher(group.group(1));
            while (cite.find()) {
                cites.add(cite.group());
            }
        }
        return cites.stream().limit(Elements.MAX_CITES).toList();
    }
}
