package dev.forgeincident.narration.claim;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Commands of which it is known that they only look. A list of what is allowed, not of what is
 * forbidden: a flag that is not listed is refused.
 */
final class ReadOnlyCommands {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
    private static final Pattern SPAN = Pattern.compile("\\d{1,5}[smhd]");
    private static final Pattern TIME =
            Pattern.compile(
                    "[\\d :TZ+-]{4,30}|(?:\\d{1,4} (?:min|minutes?|hours?|days?) ago)|today|yesterday");
    private static final Pattern FORMAT =
            Pattern.compile(
                    "wide|yaml|json|name|jsonpath='?\\{[\\w.\\[\\]*@?()=\"\\\\ ,:-]{1,160}\\}'?");
    private static final Pattern PLAIN = Pattern.compile("[\\w.,:=/ -]{1,200}");
    private static final Pattern REVISION =
            Pattern.compile("(?:HEAD|[0-9a-f]{7,40})(?:[~^]\\d{0,3}){0,2}");
    private static final Set<String> KINDS =
            Set.of(
                    "pod",
                    "pods",
                    "po",
                    "deployment",
                    "deployments",
                    "deploy",
                    "service",
                    "services",
                    "svc",
                    "node",
                    "nodes",
                    "no",
                    "event",
                    "events",
                    "ev",
                    "ingress",
                    "ing",
                    "replicaset",
                    "replicasets",
                    "rs",
                    "statefulset",
                    "statefulsets",
                    "sts",
                    "daemonset",
                    "daemonsets",
                    "ds",
                    "job",
                    "jobs",
                    "cronjob",
                    "cronjobs",
                    "hpa",
                    "endpoints",
                    "ep",
                    "namespace",
                    "namespaces",
                    "ns",
                    "pvc",
                    "configmap",
                    "configmaps",
                    "cm",
                    "quota",
                    "resourcequota",
                    "networkpolicy",
                    "pv");
    private static final Set<String> PATHS =
            Set.of(
                    "",
                    "/",
                    "/health",
                    "/healthz",
                    "/ready",
                    "/readyz",
                    "/livez",
                    "/metrics",
                    "/status",
                    "/version");
    private static final Set<String> RECORDS =
            Set.of("a", "aaaa", "cname", "txt", "ns", "soa", "mx", "srv", "ptr", "any");

    /** Whether a name is one that the diagnosis knows. */
    private final Predicate<String> known;

    private final Predicate<String> knownSha;

    ReadOnlyCommands(Predicate<String> known, Predicate<String> knownSha) {
        this.known = known;
        this.knownSha = knownSha;
    }

    boolean allowPipe(List<List<String>> pipe) {
        return allow(pipe.get(0)) && pipe.stream().skip(1).allMatch(Filters::allow);
    }

    private boolean allow(List<String> words) {
        String tool = words.get(0);
        List<String> rest = words.subList(1, words.size());
        return switch (tool) {
            case "kubectl" -> kubectl(rest);
            case "git" -> git(rest);
            case "date" -> rest.isEmpty() || rest.equals(List.of("-u"));
            case "npm" -> listed(rest, Set.of("ls", "list", "view"), NPM);
            case "pip", "pip3" -> listed(rest, Set.of("show", "freeze", "list"), Map.of());
            case "helm" -> sub(rest, Set.of("history", "status", "list"), HELM);
            case "docker" -> sub(rest, Set.of("ps", "logs", "inspect"), DOCKER);
            case "systemctl" -> sub(rest, Set.of("status"), Map.of("--no-pager", Value.NONE));
            case "journalctl" -> options(rest, JOURNAL) && operands(rest, JOURNAL).isEmpty();
            case "dig", "nslookup" -> lookup(rest);
            case "openssl" ->
                    !rest.isEmpty()
                            && rest.get(0).equals("s_client")
                            && tls(rest.subList(1, rest.size()));
            case "curl" ->
                    options(rest, CURL)
                            && operands(rest, CURL).size() == 1
                            && url(operands(rest, CURL).get(0));
            case "psql" ->
                    options(rest, PSQL)
                            && operands(rest, PSQL).isEmpty()
                            && new Query(known).isIn(rest);
            default -> false;
        };
    }

    /** What an option must be followed by. */
    private enum Value {
        NONE,
        NUMBER,
        SPAN,
        TIME,
        FORMAT,
        /** A name that is known. */
        KNOWN,
        /** {@code app=name}. */
        SELECTOR,
        HOST_AND_PORT,
        ANY
    }

    private static final Map<String, Value> KUBECTL =
            flags(
                    "-n KNOWN --namespace KNOWN -l SELECTOR --selector SELECTOR -o FORMAT --output FORMAT --since SPAN --since-time TIME --tail NUMBER"
                            + " -c KNOWN --container KNOWN -p NONE --previous NONE --timestamps NONE --all-containers NONE -A NONE --all-namespaces NONE"
                            + " --show-labels NONE --no-headers NONE --revision NUMBER --containers NONE --sort-by ANY --prefix NONE");
    private static final Map<String, Value> GIT =
            flags(
                    "--stat NONE --oneline NONE -n NUMBER -p NONE --patch NONE --name-only NONE --name-status NONE --no-color NONE --graph NONE --follow NONE"
                            + " -w NONE --since TIME --until TIME -s NONE --no-pager NONE -- NONE -1 NONE -3 NONE -5 NONE -10 NONE -20 NONE");
    private static final Map<String, Value> HELM =
            flags("-n KNOWN --namespace KNOWN --max NUMBER -A NONE");
    private static final Map<String, Value> DOCKER =
            flags("-a NONE --tail NUMBER -n NUMBER --since SPAN -t NONE --no-trunc NONE");
    private static final Map<String, Value> JOURNAL =
            flags(
                    "-u KNOWN --unit KNOWN --since TIME --until TIME -n NUMBER --no-pager NONE -e NONE -b NONE -k NONE -r NONE");
    private static final Map<String, Value> CURL =
            flags(
                    "-s NONE -S NONE -I NONE -sS NONE -sSI NONE -sI NONE -fsS NONE --head NONE --fail NONE -f NONE -m NUMBER --max-time NUMBER");
    private static final Map<String, Value> TLS =
            flags("-connect HOST_AND_PORT -servername KNOWN -showcerts NONE -brief NONE");
    private static final Map<String, Value> PSQL =
            flags("-c ANY -d KNOWN -h KNOWN -x NONE -A NONE -t NONE");

    private static final Map<String, Value> NPM =
            flags("--depth NUMBER --all NONE --long NONE --json NONE");

    /** One package, or none. */
    private boolean listed(List<String> words, Set<String> verbs, Map<String, Value> flags) {
        return sub(words, verbs, flags)
                && operands(words.subList(1, words.size()), flags).size() <= 1;
    }

    private static final Pattern SECRET =
            Pattern.compile(
                    "(?i).*(?:secret|passw|pwd|token|key|credential|auth|private|cert|dsn|conn|url|uri|cookie|session|salt).*");

    /** What is run inside of a container: these few programs, which print and end. */
    private boolean inside(List<String> words) {
        if (words.isEmpty()) {
            return false;
        }
        List<String> rest = words.subList(1, words.size());
        return switch (words.get(0)) {
            case "date" -> rest.isEmpty() || rest.equals(List.of("-u"));
            case "uptime", "nproc" -> rest.isEmpty();
            case "npm", "pip", "pip3" -> allow(words);
            case "df" -> rest.stream().allMatch(each -> each.matches("-[hiTP]{1,4}") || path(each));
            case "du" ->
                    rest.stream()
                            .allMatch(
                                    each ->
                                            each.matches("-[shxck]{1,5}|--max-depth=\\d|-d\\d")
                                                    || path(each));
            case "free" -> rest.stream().allMatch(each -> each.matches("-[hmgk]"));
            case "cat" ->
                    rest.size() == 1
                            && rest.get(0)
                                    .matches(
                                            "/proc/(?:meminfo|loadavg|uptime|cpuinfo)|/sys/fs/cgroup/(?:memory/)?memory\\.[a-z_]{1,40}");
            case "printenv" ->
                    rest.size() == 1
                            && rest.get(0).matches("[A-Z][A-Z0-9_]{1,60}")
                            && !SECRET.matcher(rest.get(0)).matches()
                            && isKnown(rest.get(0));
            default -> false;
        };
    }

    private static boolean path(String word) {
        return word.matches("/[\\w./-]{0,100}") && !word.contains("..");
    }

    private boolean exec(List<String> words) {
        int dashes = words.indexOf("--");
        if (dashes < 1 || dashes > 5) {
            return false;
        }
        List<String> where = words.subList(0, dashes);
        List<String> targets = operands(where, EXEC);
        return options(where, EXEC)
                && targets.size() == 1
                && isTarget(targets.get(0))
                && inside(words.subList(dashes + 1, words.size()));
    }

    private boolean isTarget(String operand) {
        int slash = operand.indexOf('/');
        return slash < 0
                ? isKnown(operand)
                : Set.of("deploy", "deployment", "pod", "po", "statefulset", "sts")
                                .contains(operand.substring(0, slash))
                        && isKnown(operand.substring(slash + 1));
    }

    private static final Map<String, Value> EXEC =
            flags("-n KNOWN --namespace KNOWN -c KNOWN --container KNOWN");

    private boolean kubectl(List<String> words) {
        if (words.isEmpty()) {
            return false;
        }
        if (words.get(0).equals("exec")) {
            return exec(words.subList(1, words.size()));
        }
        String verb = words.get(0);
        int skipped = 1;
        if (verb.equals("rollout")) {
            if (words.size() < 2 || !Set.of("status", "history").contains(words.get(1))) {
                return false;
            }
            skipped = 2;
        } else if (!Set.of("get", "describe", "logs", "top", "events").contains(verb)) {
            return false;
        }
        List<String> rest = words.subList(skipped, words.size());
        if (!options(rest, KUBECTL)) {
            return false;
        }
        boolean kindExpected = !verb.equals("logs");
        for (String operand : operands(rest, KUBECTL)) {
            boolean kind =
                    kindExpected
                            && List.of(operand.toLowerCase(Locale.ROOT).split(",")).stream()
                                    .allMatch(KINDS::contains);
            int slash = operand.indexOf('/');
            boolean typed =
                    slash > 0
                            && KINDS.contains(operand.substring(0, slash).toLowerCase(Locale.ROOT))
                            && isKnown(operand.substring(slash + 1));
            if (!kind && !typed && !isKnown(operand)) {
                return false;
            }
            kindExpected = false;
        }
        return true;
    }

    private boolean git(List<String> words) {
        if (!words.isEmpty() && words.get(0).equals("grep")) {
            return gitGrep(words.subList(1, words.size()));
        }
        if (words.isEmpty()
                || !Set.of("show", "log", "diff", "blame", "status").contains(words.get(0))) {
            return false;
        }
        List<String> rest = words.subList(1, words.size());
        return options(rest, GIT) && operands(rest, GIT).stream().allMatch(this::revisionOrPath);
    }

    /** One plain pattern, then paths that are known. */
    private boolean gitGrep(List<String> words) {
        List<String> rest =
                words.stream().filter(word -> !word.matches("-[niwlcF]{1,5}|--")).toList();
        return !rest.isEmpty()
                && rest.get(0).matches("[\\w.][\\w.-]{0,80}")
                && rest.stream().skip(1).allMatch(this::isKnown);
    }

    private boolean revisionOrPath(String operand) {
        for (String part : operand.split("\\.{2,3}|:", 2)) {
            String sha = part.replaceAll("[~^]\\d{0,3}", "");
            boolean revision =
                    REVISION.matcher(part).matches() && (sha.equals("HEAD") || knownSha.test(sha));
            if (!revision && !isKnown(part)) {
                return false;
            }
        }
        return true;
    }

    private boolean sub(List<String> words, Set<String> verbs, Map<String, Value> flags) {
        if (words.isEmpty() || !verbs.contains(words.get(0))) {
            return false;
        }
        List<String> rest = words.subList(1, words.size());
        return options(rest, flags) && operands(rest, flags).stream().allMatch(this::isKnown);
    }

    private boolean lookup(List<String> words) {
        return !words.isEmpty()
                && words.stream()
                        .allMatch(
                                word ->
                                        word.equals("+short")
                                                || word.equals("+trace")
                                                || RECORDS.contains(word.toLowerCase(Locale.ROOT))
                                                || isKnown(
                                                        word.startsWith("@")
                                                                ? word.substring(1)
                                                                : word));
    }

    private boolean tls(List<String> words) {
        return words.contains("-connect") && options(words, TLS) && operands(words, TLS).isEmpty();
    }

    private boolean url(String text) {
        var url =
                Pattern.compile("https?://([\\w.-]{1,200})(:\\d{1,5})?(/[\\w./-]{0,200})?")
                        .matcher(text);
        return url.matches()
                && isKnown(url.group(1))
                && (url.group(3) == null
                        || PATHS.contains(url.group(3))
                        || known.test(url.group(3)));
    }

    private boolean isKnown(String name) {
        return PLAIN.matcher(name).matches() && !name.startsWith("-") && known.test(name);
    }

    /** Whether each option is listed and has the value that it needs. */
    private boolean options(List<String> words, Map<String, Value> flags) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("-") || word.equals("-")) {
                continue;
            }
            int equals = word.indexOf('=');
            Value wanted = flags.get(equals < 0 ? word : word.substring(0, equals));
            if (wanted == null || (wanted == Value.NONE && equals >= 0)) {
                return false;
            }
            if (wanted != Value.NONE) {
                String value =
                        equals >= 0
                                ? word.substring(equals + 1)
                                : i + 1 < words.size() ? words.get(++i) : "";
                if (!fits(wanted, value)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<String> operands(List<String> words, Map<String, Value> flags) {
        List<String> operands = new java.util.ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("-")) {
                operands.add(word);
            } else if (word.indexOf('=') < 0
                    && flags.getOrDefault(word, Value.NONE) != Value.NONE) {
                i++;
            }
        }
        return operands;
    }

    private boolean fits(Value wanted, String value) {
        return switch (wanted) {
            case NONE -> value.isEmpty();
            case NUMBER -> NUMBER.matcher(value).matches();
            case SPAN -> SPAN.matcher(value).matches();
            case TIME -> TIME.matcher(value).matches();
            case FORMAT -> FORMAT.matcher(value).matches();
            case KNOWN -> isKnown(value);
            case SELECTOR ->
                    value.indexOf('=') > 0 && isKnown(value.substring(value.indexOf('=') + 1));
            case HOST_AND_PORT ->
                    value.matches("[\\w.-]{1,200}:\\d{1,5}")
                            && isKnown(value.substring(0, value.indexOf(':')));
            case ANY -> !value.isEmpty();
        };
    }

    private static Map<String, Value> flags(String table) {
        Map<String, Value> flags = new HashMap<>();
        String[] words = table.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            flags.put(words[i], Value.valueOf(words[i + 1]));
        }
        return Map.copyOf(flags);
    }

    /** What may stand behind a pipe: it reads what comes in, and no file. */
    private static final class Filters {
        private static final Pattern GREP = Pattern.compile("-[iEvncowF]{1,6}|-[ABC]\\d{0,3}");
        private static final Pattern COUNT = Pattern.compile("-n|-\\d{1,6}|\\d{1,6}|-n\\d{1,6}");
        private static final Pattern SORT =
                Pattern.compile("-[nrudch]{1,4}|-k|\\d{1,2}|-k\\d{1,2}");
        private static final Pattern JQ = Pattern.compile("[\\w\\s.\\[\\]|,:\"'=<>()-]{1,200}");

        static boolean allow(List<String> words) {
            List<String> rest = words.subList(1, words.size());
            return switch (words.get(0)) {
                case "grep" -> {
                    List<String> patterns =
                            rest.stream()
                                    .filter(
                                            word ->
                                                    !GREP.matcher(word).matches()
                                                            && !NUMBER.matcher(word).matches())
                                    .toList();
                    yield patterns.size() <= 1
                            && patterns.stream().noneMatch(word -> word.startsWith("-"))
                            && rest.size() > 0;
                }
                case "head", "tail" ->
                        rest.stream().allMatch(word -> COUNT.matcher(word).matches());
                case "openssl" ->
                        !rest.isEmpty()
                                && rest.get(0).equals("x509")
                                && rest.stream()
                                        .skip(1)
                                        .allMatch(
                                                word ->
                                                        word.matches(
                                                                "-(?:noout|dates|enddate|startdate|subject|issuer|text|serial)"));
                case "wc" -> rest.stream().allMatch(word -> word.matches("-[lwc]{1,3}"));
                case "sort" -> rest.stream().allMatch(word -> SORT.matcher(word).matches());
                case "uniq" -> rest.stream().allMatch(word -> word.matches("-[cdu]{1,2}"));
                case "jq" -> {
                    List<String> filters =
                            rest.stream().filter(word -> !word.matches("-[rc]{1,2}")).toList();
                    yield filters.size() == 1
                            && JQ.matcher(filters.get(0)).matches()
                            && !filters.get(0)
                                    .matches(".*(?:env|input|import|include|debug|stderr|halt).*");
                }
                default -> false;
            };
        }
    }

    /** One statement of a database that reads. */
    private record Query(Predicate<String> known) {
        private static final Pattern CALL = Pattern.compile("\\b([a-z_]\\w{0,60})\\s?\\(");
        private static final Pattern FROM =
                Pattern.compile("\\b(?:from|join)\\s+([a-z_][\\w.]{0,100})");
        private static final Set<String> FUNCTIONS =
                Set.of(
                        "count",
                        "min",
                        "max",
                        "avg",
                        "sum",
                        "now",
                        "age",
                        "coalesce",
                        "lower",
                        "upper",
                        "length",
                        "date_trunc",
                        "round",
                        "in",
                        "and",
                        "or",
                        "where",
                        "values",
                        "select",
                        "from",
                        "exists",
                        "pg_size_pretty",
                        "pg_blocking_pids");
        private static final Pattern WRITES =
                Pattern.compile(
                        "\\b(?:insert|update|delete|drop|alter|create|grant|revoke|truncate|copy|call|do|into|vacuum|set|lock|execute|merge|refresh|reindex|cluster|notify|listen|load)\\b|;|--|/\\*|\\\\");

        boolean isIn(List<String> words) {
            int at = words.indexOf("-c");
            if (at < 0 || words.lastIndexOf("-c") != at || at + 1 >= words.size()) {
                return false;
            }
            String sql = words.get(at + 1).toLowerCase(Locale.ROOT).strip();
            if (!sql.matches("(?:explain (?:analyze )?)?select\\b.*")
                    || WRITES.matcher(sql).find()) {
                return false;
            }
            var calls = CALL.matcher(sql);
            while (calls.find()) {
                if (!FUNCTIONS.contains(calls.group(1))) {
                    return false;
                }
            }
            var tables = FROM.matcher(sql);
            while (tables.find()) {
                String table = tables.group(1);
                boolean system =
                        table.matches(
                                "pg_stat_activity|pg_locks|pg_stat_\\w+|information_schema\\.\\w+");
                if (!system && !known.test(table)) {
                    return false;
                }
            }
            return true;
        }
    }
}
