package dev.forgeincident.diagnosis.meaning;

import java.util.Locale;
import java.util.Set;

/** How a file marks its comments, told by its name. */
enum CommentStyle {
    /** {@code #} to the end of the line: Python, Ruby, shells, YAML, TOML, Dockerfiles. */
    HASH,
    /** {@code //} and {@code /* … *}{@code /}: the family of C. */
    SLASH,
    /** Both: PHP, Terraform. */
    HASH_OR_SLASH,
    /** {@code --}: SQL, Lua. */
    DASH,
    /** A line that begins with {@code #}, {@code ;} or {@code !}: properties, ini. */
    LINE_START,
    /** XML's, and none in JSON and plain text. */
    MARKUP,
    /** Nothing is known: what begins a line with a comment sign. */
    UNKNOWN;

    private static final Set<String> SLASHES =
            Set.of(
                    "java",
                    "kt",
                    "kts",
                    "scala",
                    "go",
                    "js",
                    "jsx",
                    "mjs",
                    "cjs",
                    "ts",
                    "tsx",
                    "c",
                    "h",
                    "cc",
                    "cpp",
                    "cxx",
                    "hpp",
                    "cs",
                    "rs",
                    "swift",
                    "groovy",
                    "gradle",
                    "dart",
                    "proto",
                    "css",
                    "scss",
                    "less",
                    "m",
                    "mod",
                    "vue",
                    "svelte",
                    "jsonc",
                    "json5",
                    "sol",
                    "zig",
                    "graphqls");
    private static final Set<String> HASHES =
            Set.of(
                    "py", "pyi", "rb", "rake", "sh", "bash", "zsh", "yaml", "yml", "toml", "pl",
                    "ex", "exs", "r", "nix", "ps1", "conf", "mk", "bzl", "graphql", "tpl",
                    "gemspec", "jl");
    private static final Set<String> LINE_STARTS = Set.of("properties", "ini", "cfg", "env");
    private static final Set<String> MARKUPS =
            Set.of("xml", "html", "htm", "json", "md", "txt", "csproj", "svg");

    static CommentStyle of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        String end = name.substring(name.lastIndexOf('.') + 1);
        if (name.startsWith("dockerfile")
                || name.equals("makefile")
                || name.equals("gemfile")
                || name.equals("rakefile")
                || (name.startsWith("requirements") && end.equals("txt"))) {
            return HASH;
        }
        if (end.equals("php") || end.equals("tf") || end.equals("tfvars") || end.equals("hcl")) {
            return HASH_OR_SLASH;
        }
        if (end.equals("sql") || end.equals("lua") || end.equals("hs")) {
            return DASH;
        }
        return SLASHES.contains(end)
                ? SLASH
                : HASHES.contains(end)
                        ? HASH
                        : LINE_STARTS.contains(end) || name.startsWith(".env")
                                ? LINE_START
                                : MARKUPS.contains(end) ? MARKUP : UNKNOWN;
    }

    /**
     * Where in the line, which is outside a string there, a comment begins: 0 where it does not, 1
     * for the rest of the line, 2 up to the next end of a block.
     */
    int opensAt(String text, int i, boolean lineStart) {
        char c = text.charAt(i);
        char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
        boolean slash = this == SLASH || this == HASH_OR_SLASH;
        if (c == '/' && (slash || this == UNKNOWN || this == DASH)) {
            boolean rest = next == '/' && this != DASH && (i == 0 || text.charAt(i - 1) != ':');
            return rest ? 1 : next == '*' ? 2 : 0;
        }
        if (c == '#' && (this == HASH || this == HASH_OR_SLASH)) {
            return (lineStart && next != '!') || (i > 0 && text.charAt(i - 1) <= ' ') ? 1 : 0;
        }
        if (c == '-' && next == '-' && this == DASH) {
            return 1;
        }
        if (!lineStart) {
            return 0;
        }
        return switch (c) {
            case '*' -> (slash || this == UNKNOWN) && (next <= ' ' || next == '/') ? 1 : 0;
            case '#' -> this == LINE_START || (this == UNKNOWN && next <= ' ') ? 1 : 0;
            case ';', '!' -> this == LINE_START ? 1 : 0;
            case '<' -> (this == MARKUP || this == UNKNOWN) && text.startsWith("<!--", i) ? 1 : 0;
            default -> 0;
        };
    }
}
