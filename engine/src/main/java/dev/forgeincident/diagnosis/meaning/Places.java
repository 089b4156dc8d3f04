package dev.forgeincident.diagnosis.meaning;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a line stands: the sections above it in configuration, the function around it in code. */
final class Places {

    private static final Set<String> CONFIGURATION =
            Set.of(
                    "yaml",
                    "yml",
                    "json",
                    "toml",
                    "properties",
                    "ini",
                    "conf",
                    "cfg",
                    "env",
                    "tf",
                    "tfvars",
                    "hcl",
                    "xml",
                    "cnf",
                    "config",
                    "tpl",
                    "plist",
                    "hocon",
                    "cue",
                    "jsonnet",
                    "libsonnet");

    private static final Pattern SECTION = Pattern.compile("\\[+([\\w.\\- ]{1,60})\\]+");
    private static final Pattern NAMED =
            Pattern.compile(
                    "-?\\s*\"?([\\w./$-]{1,60})\"?(?:\\s+\"([\\w.-]{1,60})\")*\\s*(?:[:={].*)?");
    private static final Pattern VARIABLE =
            Pattern.compile("[-{\\s]*\"?(?:name|key)\"?\\s*[:=]\\s*\"?([\\w.-]{1,80})\"?,?");

    private static final Pattern FUNCTION =
            Pattern.compile(
                    "\\bfunc\\s+(?:\\([^)]{0,80}\\)\\s*)?(\\w{1,80})"
                            + "|\\b(?:def|fn|fun|function|sub)\\s+(?:self\\.)?(\\w{1,80})"
                            + "|^(?:export |const |let |var )*(\\w{1,80})\\s*[=:]\\s*(?:async\\s*)?(?:function\\b|\\([^)]{0,200}\\)\\s*=>)");
    private static final Pattern CALLED =
            Pattern.compile("(?<![.\\w])(?:\\w{1,80}::)?(\\w{1,80})\\s*\\(");
    private static final Set<String> NO_FUNCTIONS =
            Set.of(
                    "if",
                    "for",
                    "while",
                    "switch",
                    "catch",
                    "return",
                    "synchronized",
                    "with",
                    "select",
                    "foreach",
                    "when",
                    "else",
                    "match",
                    "new",
                    "throw",
                    "using",
                    "lock",
                    "try",
                    "require",
                    "import");

    private static final int MAX_LEVELS = 4;
    private static final int MAX_ABOVE = 200;
    private static final int MAX_DEFINITION = 400;

    private Places() {}

    /** Whether the file is read as settings rather than run. */
    static boolean isConfiguration(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return name.startsWith(".env")
                || name.startsWith("dockerfile")
                || name.equals("procfile")
                || CONFIGURATION.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** The names of the sections around a line of configuration, with dots; empty where none is. */
    static String sections(Hunk hunk, HunkLine line) {
        StringBuilder sections = new StringBuilder();
        int indent = line.indent();
        int at = indexOf(hunk.lines(), line);
        int levels = 0;
        for (int i = at - 1; i >= Math.max(0, at - MAX_ABOVE) && levels < MAX_LEVELS; i--) {
            HunkLine above = hunk.lines().get(i);
            if (above.isBlank() || above.sign() == (line.removed() ? '+' : '-')) {
                continue;
            }
            Matcher section = SECTION.matcher(above.bare());
            boolean headed = section.matches();
            Matcher named = NAMED.matcher(above.bare());
            if (headed || (above.indent() < indent && named.matches())) {
                String name = headed ? section.group(1) : name(named);
                sections.insert(0, sections.isEmpty() ? name : name + ".");
                indent = above.indent();
                levels++;
                if (headed) {
                    break;
                }
            }
        }
        return sections.toString();
    }

    private static @Nullable String name(Matcher named) {
        return named.group(2) != null ? named.group(1) + "." + named.group(2) : named.group(1);
    }

    /**
     * What an entry is called that gives its name in the line before: {@code name: X, value: 5}.
     */
    static String nameInLineBefore(Hunk hunk, HunkLine line) {
        int at = indexOf(hunk.lines(), line);
        for (int i = at - 1; i >= 0; i--) {
            HunkLine above = hunk.lines().get(i);
            if (!above.isBlank() && above.sign() != (line.removed() ? '+' : '-')) {
                Matcher variable = VARIABLE.matcher(above.bare());
                return variable.matches() ? String.valueOf(variable.group(1)) : "";
            }
        }
        return "";
    }

    /** The function around the line, from the lines above it or the hunk's header; may be empty. */
    static String function(Hunk hunk, HunkLine line) {
        int at = indexOf(hunk.lines(), line);
        for (int i = at - 1; i >= Math.max(0, at - MAX_ABOVE); i--) {
            HunkLine above = hunk.lines().get(i);
            boolean around = above.indent() < line.indent();
            if (!above.isBlank() && around && above.sign() != (line.removed() ? '+' : '-')) {
                String name = functionIn(above.code());
                if (!name.isEmpty()) {
                    return name;
                }
            }
        }
        return functionIn(hunk.context());
    }

    /** The name of the function that a line defines; empty where it defines none. */
    static String functionIn(String code) {
        String line = code.substring(0, Math.min(code.length(), MAX_DEFINITION)).strip();
        Matcher function = FUNCTION.matcher(line);
        if (function.find()) {
            for (int group = 1; group <= 3; group++) {
                String name = function.group(group);
                if (name != null) {
                    return name;
                }
            }
        }
        // C, Java and their kin: a name, its parameters, and a brace.
        Matcher called = CALLED.matcher(line);
        boolean opens = line.endsWith("{") || line.endsWith(",") || line.endsWith(")");
        String name = opens && called.find() ? String.valueOf(called.group(1)) : "";
        boolean typed = line.indexOf(name) > 0 || line.endsWith("{");
        boolean assigned = line.contains("=") || line.contains(";") || line.startsWith("return");
        return typed && !assigned && !NO_FUNCTIONS.contains(name) ? name : "";
    }

    /** The place of that very line, for its like may stand there too. */
    @SuppressWarnings("ReferenceEquality")
    private static int indexOf(List<HunkLine> lines, HunkLine line) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i) == line) {
                return i;
            }
        }
        return lines.size();
    }
}
