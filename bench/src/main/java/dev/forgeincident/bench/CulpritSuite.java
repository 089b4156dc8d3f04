package dev.forgeincident.bench;

import dev.forgeincident.diagnosis.Diagnostician;
import dev.forgeincident.diagnosis.Ranked;
import dev.forgeincident.diagnosis.RuleSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How well the diagnosis ranks the commits before a failure, of which one is known to have caused
 * it. The engine gets what production would: an alert with the failure's text, and the commits.
 */
final class CulpritSuite {

    private static final String USAGE = "usage: culprit FILE.jsonl.gz [--window 50|20]";
    private static final int WARM_UP = 200;

    private final Diagnostician diagnostician = new Diagnostician(RuleSettings.DEFAULTS);
    private final Scores all = new Scores();
    private final Scores kinds = new Scores();
    private final Scores styles = new Scores();
    private final int window;
    private int warm;
    private final List<Long> nanos = new ArrayList<>();

    private CulpritSuite(int window) {
        this.window = window;
    }

    static String run(String... args) {
        if (args.length != 1 && !(args.length == 3 && args[1].equals("--window"))) {
            throw new IllegalArgumentException(USAGE);
        }
        String window = args.length == 1 ? "50" : args[2];
        if (!window.equals("50") && !window.equals("20")) {
            throw new IllegalArgumentException(USAGE);
        }
        CulpritSuite suite = new CulpritSuite(Integer.parseInt(window));
        CulpritCase.each(Path.of(args[0]), suite::add);
        return suite.report();
    }

    private void add(CulpritCase whole) {
        CulpritCase each = whole.newest(window);
        if (!each.holdsCulprit()) {
            return;
        }
        if (warm < WARM_UP) {
            warm++;
            diagnostician.ranking(each.context());
        }
        long begun = System.nanoTime();
        List<Ranked> ranking = diagnostician.ranking(each.context());
        nanos.add(System.nanoTime() - begun);
        int rank = ranking.stream().map(Ranked::sha).toList().indexOf(each.culprit()) + 1;
        if (rank == 0) {
            throw new IllegalStateException("the ranking has lost commit " + each.culprit());
        }
        double confidence = ranking.get(0).confidence();
        all.add(each.repository(), rank, confidence);
        kinds.add(each.kind(), rank, confidence);
        styles.add(each.style(), rank, confidence);
    }

    private String report() {
        System.out.printf(Locale.ROOT, "%-30s %s%n", "all", all.withMacro());
        for (Scores scores : List.of(kinds, styles, all)) {
            scores.groups()
                    .forEach(
                            (group, each) ->
                                    System.out.printf(Locale.ROOT, "%-30s %s%n", group, each));
        }
        System.out.println(all.reliability());
        return String.format(
                Locale.ROOT,
                "{\"suite\":\"culprit\",\"window\":%d,\"cases\":%d,\"top1\":%.4f,\"top3\":%.4f,"
                        + "\"mrr\":%.4f,\"macro_mrr\":%.4f,\"cases_per_s\":%.1f,\"rank_ms_p50\":%.1f}",
                window,
                all.cases(),
                all.top(1),
                all.top(3),
                all.mrr(),
                all.macroMrr(),
                all.cases() / Math.max(1e-9, sum() / 1e9),
                median() / 1e6);
    }

    private long sum() {
        return nanos.stream().mapToLong(Long::longValue).sum();
    }

    private long median() {
        return nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElse(0L);
    }
}
