package dev.forgeincident.diagnosis.meaning;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One thing that a change does. */
public sealed interface DiffMeaning {

    /**
     * What it does, as the end of a sentence that begins with the change: "renames host= to server=
     * in …".
     */
    String words();

    /** The lines of the diff that show it; empty where it was read otherwise. */
    List<LinePair> lines();

    /** Whether only the commit's message says so: no line of a diff was there to show it. */
    default boolean saidOnly() {
        return lines().isEmpty();
    }

    /** A name was replaced by another. */
    record NameReplaced(String from, String to, NameKind kind, @Nullable LinePair pair)
            implements DiffMeaning {

        /** Whether it is the name of a setting. */
        public boolean key() {
            return kind == NameKind.KEY;
        }

        @Override
        public String words() {
            String sign = key() ? "=" : "";
            String what = key() || kind == NameKind.SYMBOL ? "" : "the " + kind.words() + " ";
            return "renames %s%s%s to %s%s%s".formatted(what, from, sign, to, sign, in(lines()));
        }

        @Override
        public List<LinePair> lines() {
            return listOf(pair);
        }
    }

    /**
     * A number was replaced by another.
     *
     * @param name what it is the value of, as the code or configuration calls it; else the function
     *     around it; may be empty
     * @param from with its unit, as written: {@code 5*time.Second}, {@code 512Mi}; empty where the
     *     change sets what was not set before
     * @param to likewise, never empty
     */
    record QuantityChanged(
            String name, Quantity quantity, String from, String to, @Nullable LinePair pair)
            implements DiffMeaning {

        /** Whether nothing set it before, so that there was no such limit, or a default. */
        public boolean introduced() {
            return from.isEmpty();
        }

        /** Whether it is certainly less than before. */
        public boolean lowered() {
            return factor() < 1;
        }

        /** Whether it is certainly more than before. */
        public boolean raised() {
            return factor() > 1;
        }

        /**
         * The new amount by the old one, both in one unit; not a number where they cannot be
         * compared, as with the -1 that means "without limit".
         */
        public double factor() {
            Amount before = Amount.of(from, quantity);
            Amount after = Amount.of(to, quantity);
            return before.value() < 0 || after.value() < 0 ? Double.NaN : after.over(before);
        }

        @Override
        public String words() {
            String verb = lowered() ? "lowers" : raised() ? "raises" : "changes";
            String what =
                    name.isEmpty()
                            ? "the " + quantity.words()
                            : quantity == Quantity.OTHER || quantity.isNamedBy(name)
                                    ? name
                                    : "the " + quantity.words() + " of " + name;
            return introduced()
                    ? "sets %s to %s%s".formatted(what, to, in(lines()))
                    : "%s %s %s → %s%s".formatted(verb, what, shown(from), shown(to), in(lines()));
        }

        /** Spans of time as people say them, where the code spells them out. */
        private String shown(String amount) {
            return Amount.of(amount, quantity).said(amount);
        }

        @Override
        public List<LinePair> lines() {
            return listOf(pair);
        }
    }

    /**
     * A safeguard is gone, and was not put back elsewhere in the same commit.
     *
     * @param detail the call or setting that was it, as written; may be empty
     */
    record SafeguardRemoved(Safeguard what, String detail, List<LinePair> lines)
            implements DiffMeaning {
        public SafeguardRemoved {
            lines = List.copyOf(lines);
        }

        @Override
        public String words() {
            return "removes the %s%s%s".formatted(what.words(), bracketed(detail), in(lines));
        }
    }

    /**
     * It brings in what does harm under load, or with input that was fine before.
     *
     * @param detail the call or statement that is it, as written; may be empty
     */
    record HazardAdded(Hazard what, String detail, List<LinePair> lines) implements DiffMeaning {
        public HazardAdded {
            lines = List.copyOf(lines);
        }

        @Override
        public String words() {
            return what.words() + bracketed(detail) + in(lines);
        }
    }

    /** A switch is thrown: true to false, on to off, enabled to disabled. */
    record FlagDefault(String name, String from, String to, @Nullable LinePair pair)
            implements DiffMeaning {

        private static final Set<String> ON =
                Set.of("true", "on", "yes", "enabled", "enable", "1", "always", "active");

        /** Whether it is on afterwards. */
        public boolean turnsOn() {
            return ON.contains(to.toLowerCase(Locale.ROOT));
        }

        @Override
        public String words() {
            return "switches %s %s → %s%s".formatted(name, from, to, in(lines()));
        }

        @Override
        public List<LinePair> lines() {
            return listOf(pair);
        }
    }

    /** A flag was flipped while the code stayed as it was. */
    record FlagFlipped(String flag, String from, String to) implements DiffMeaning {
        @Override
        public String words() {
            String before = from.isEmpty() ? "" : from + " ";
            return "switches the flag %s %s→ %s".formatted(flag, before, to);
        }

        @Override
        public List<LinePair> lines() {
            return List.of();
        }

        @Override
        public boolean saidOnly() {
            return false;
        }
    }

    /** The level from which on messages are logged. */
    record LogLevelChanged(String from, String to, @Nullable LinePair pair) implements DiffMeaning {

        private static final List<String> LEVELS =
                List.of("trace", "debug", "info", "notice", "warn", "error", "fatal", "off");

        /** Whether more is logged than before. */
        public boolean lowered() {
            return rank(to) < rank(from);
        }

        /** Whether less is logged than before. */
        public boolean raised() {
            return rank(to) > rank(from);
        }

        /** The place of the level among all; negative where the word is none. */
        static int rank(String level) {
            String lower = level.toLowerCase(Locale.ROOT);
            return switch (lower) {
                case "all", "verbose", "silly", "finest", "finer", "fine" -> 0;
                case "information", "config" -> LEVELS.indexOf("info");
                case "warning" -> LEVELS.indexOf("warn");
                case "critical", "panic", "severe" -> LEVELS.indexOf("fatal");
                case "none", "silent" -> LEVELS.indexOf("off");
                default -> LEVELS.indexOf(lower);
            };
        }

        @Override
        public String words() {
            String verb = lowered() ? "lowers" : raised() ? "raises" : "changes";
            return "%s the log level %s → %s%s".formatted(verb, from, to, in(lines()));
        }

        @Override
        public List<LinePair> lines() {
            return listOf(pair);
        }
    }

    /** A setting has another value: a region, a format, an algorithm, an image, a path. */
    record ValueChanged(String name, String from, String to, @Nullable LinePair pair)
            implements DiffMeaning {
        @Override
        public String words() {
            return "changes %s %s → %s%s".formatted(name, from, to, in(lines()));
        }

        @Override
        public List<LinePair> lines() {
            return listOf(pair);
        }
    }

    /**
     * Something is done at other times.
     *
     * @param name what it is the schedule of, as written; may be empty
     * @param from as written: {@code 15 0 * * *}, {@code 5 minutes}
     */
    record ScheduleChanged(String name, String from, String to, @Nullable LinePair pair)
            implements DiffMeaning {
        @Override
        public String words() {
            String what = name.isEmpty() ? "the schedule" : name;
            return "reschedules %s %s → %s%s".formatted(what, from, to, in(lines()));
        }

        @Override
        public List<LinePair> lines() {
            return listOf(pair);
        }
    }

    /**
     * A health check asks otherwise: another path or port, other thresholds, other dependencies.
     *
     * @param what which check: readiness probe, liveness probe, health check
     */
    record ProbeChanged(String what, List<LinePair> lines) implements DiffMeaning {
        public ProbeChanged {
            lines = List.copyOf(lines);
        }

        @Override
        public String words() {
            return "changes the " + what + in(lines);
        }
    }

    /** It touches how a connection is made: a connection string, a host, a port, a DSN. */
    record ConnectionSettings(String mark, List<LinePair> lines) implements DiffMeaning {
        public ConnectionSettings {
            lines = List.copyOf(lines);
        }

        @Override
        public String words() {
            return lines.isEmpty()
                    ? "changes connection settings (its message says \"%s\")".formatted(mark)
                    : "changes connection settings" + in(lines);
        }
    }

    /**
     * A dependency moved to another version.
     *
     * @param from empty where only the message tells of it
     * @param to empty where the dependency is gone
     */
    record DependencyBumped(
            String name, String from, String to, VersionStep step, @Nullable LinePair pair)
            implements DiffMeaning {
        @Override
        public String words() {
            return to.isEmpty()
                    ? "removes the dependency %s %s".formatted(name, from)
                    : "moves the dependency %s %s"
                            .formatted(name, from.isEmpty() ? "to " + to : from + " → " + to);
        }

        @Override
        public List<LinePair> lines() {
            return listOf(pair);
        }
    }

    /**
     * It carries a database migration, so that taking the code back does not take the data back.
     *
     * @param edits what it does to the schema, as far as it could be read
     * @param lines its statements that say so; may be empty
     */
    record Migration(String path, Set<SchemaEdit> edits, List<LinePair> lines)
            implements DiffMeaning {
        public Migration {
            edits = edits.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(edits));
            lines = List.copyOf(lines);
        }

        /** Whether queries may be slower for it, or have to wait until it is done. */
        public boolean slowsQueries() {
            return edits.contains(SchemaEdit.DROPS_INDEX) || edits.contains(SchemaEdit.LOCKS_TABLE);
        }

        @Override
        public String words() {
            String does = edits.stream().map(SchemaEdit::words).collect(Collectors.joining(", "));
            return "carries the database migration " + path + bracketed(does);
        }

        @Override
        public boolean saidOnly() {
            return false;
        }
    }

    /**
     * All of it is for another environment than production: its paths say staging, dev, sandbox.
     */
    record NotProduction(String environment) implements DiffMeaning {
        @Override
        public String words() {
            return "touches only the environment " + environment;
        }

        @Override
        public List<LinePair> lines() {
            return List.of();
        }

        @Override
        public boolean saidOnly() {
            return false;
        }
    }

    /** Nothing in it does anything: documentation, tests, comments; or next to nothing. */
    record Harmless(String what, Harmlessness harmlessness) implements DiffMeaning {
        @Override
        public String words() {
            return "touches only " + what;
        }

        @Override
        public List<LinePair> lines() {
            return List.of();
        }

        @Override
        public boolean saidOnly() {
            return false;
        }
    }

    private static List<LinePair> listOf(@Nullable LinePair pair) {
        return pair == null ? List.of() : List.of(pair);
    }

    private static String in(List<LinePair> lines) {
        return lines.isEmpty()
                ? " (its message says so)"
                : lines.get(0).place().path().isEmpty() ? "" : " in " + lines.get(0).place().path();
    }

    private static String bracketed(String detail) {
        return detail.isEmpty() ? "" : " (" + detail + ")";
    }
}
