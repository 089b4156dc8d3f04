package dev.forgeincident.diagnosis.meaning;

import java.util.List;
import java.util.regex.Pattern;

/** One thing that a change does. */
public sealed interface DiffMeaning {

    /**
     * What it does, as the end of a sentence that begins with the change: "renames host= to server=
     * in …".
     */
    String words();

    /** The lines of the diff that show it; empty where it was read from the message alone. */
    List<LinePair> lines();

    /** A name was replaced by another: a key, a field, an option, a function. */
    record NameReplaced(String from, String to, boolean key, LinePair pair) implements DiffMeaning {
        @Override
        public String words() {
            String sign = key ? "=" : "";
            return "renames %s%s to %s%s in %s"
                    .formatted(from, sign, to, sign, pair.place().path());
        }

        @Override
        public List<LinePair> lines() {
            return List.of(pair);
        }
    }

    /** A number was replaced by another, with the name it stands for where there is one. */
    record NumberChanged(String name, String from, String to, LinePair pair)
            implements DiffMeaning {
        private static final Pattern LIMIT =
                Pattern.compile(
                        "(?i).*(max|limit|pool|size|memory|heap|mem|cpu|connections|threads|workers|replicas"
                                + "|capacity|quota|budget|queue|timeout|concurrency|buffer).*");

        /** Whether a limit, a pool, a budget is smaller than before, as far as its name tells. */
        public boolean lowersALimit() {
            return LIMIT.matcher(name).matches() && number(to) < number(from);
        }

        private static double number(String text) {
            try {
                return Double.parseDouble(text.replace(",", "."));
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }

        @Override
        public String words() {
            return "changes %s %s → %s in %s"
                    .formatted(name.isEmpty() ? "a number" : name, from, to, pair.place().path());
        }

        @Override
        public List<LinePair> lines() {
            return List.of(pair);
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
                    : "changes connection settings in %s".formatted(lines.get(0).place().path());
        }
    }

    /** A dependency moved to another version. */
    record DependencyBumped(String name, String from, String to, LinePair pair)
            implements DiffMeaning {
        @Override
        public String words() {
            return "moves the dependency %s %s → %s".formatted(name, from, to);
        }

        @Override
        public List<LinePair> lines() {
            return List.of(pair);
        }
    }

    /**
     * It carries a database migration, so that taking the code back does not take the data back.
     */
    record Migration(String path) implements DiffMeaning {
        @Override
        public String words() {
            return "carries the database migration " + path;
        }

        @Override
        public List<LinePair> lines() {
            return List.of();
        }
    }

    /** Nothing in it runs: documentation, tests, comments. */
    record Harmless(String what) implements DiffMeaning {
        @Override
        public String words() {
            return "touches only " + what;
        }

        @Override
        public List<LinePair> lines() {
            return List.of();
        }
    }
}
