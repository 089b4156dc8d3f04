package dev.forgeincident.signal;

import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.traces.Span;
import dev.forgeincident.signal.metric.MetricKind;
import dev.forgeincident.signal.metric.Shift;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which kinds of fault the telemetry tells of, and by what. */
final class FaultSignatures {

    private static final int MAX = 200;

    /** A message that says so is sure; a curve, and the alert's own few words, leave room. */
    private static final double SAID = 1.0;

    private static final double ALERTED = 0.2;
    private static final double MEASURED = 0.8;

    /** The words of a metric's name and the fault that it shows when it is for the worse. */
    private static final Map<String, Fault> BY_NAME = byName();

    private final List<FaultSignature> signatures = new ArrayList<>();

    private FaultSignatures() {}

    /** The signatures, the surest first, the most telling sign first among equals. */
    static List<FaultSignature> of(
            Alert alert, List<LogPattern> symptoms, List<Shift> shifts, List<Span> failed) {
        FaultSignatures found = new FaultSignatures();
        for (LogPattern symptom : symptoms) {
            found.said(new Sign.OfLog(symptom), SAID);
        }
        failed.stream()
                .filter(span -> !span.message().isEmpty())
                .forEach(span -> found.said(new Sign.OfSpan(span), SAID));
        shifts.forEach(found::measured);
        found.said(new Sign.OfAlert(alert), ALERTED);
        found.signatures.sort(Comparator.comparingDouble(FaultSignature::weight).reversed());
        return found.signatures.stream().limit(MAX).toList();
    }

    private void said(Sign sign, double weight) {
        Fault.in(sign.text()).forEach(fault -> add(fault, sign, weight));
    }

    private void measured(Shift shift) {
        Sign sign = new Sign.OfMetric(shift);
        double weight = MEASURED * shift.confidence();
        if (shift.measures() == MetricKind.TRAFFIC && shift.kind().isUp()) {
            add(Fault.SURGE, sign, weight);
        }
        if (!shift.isBad()) {
            return;
        }
        switch (shift.measures()) {
            case LATENCY -> add(Fault.SLOW, sign, weight);
            case CACHE_HITS -> add(Fault.CACHE_COLD, sign, weight);
            case RESTARTS -> add(Fault.CRASH, sign, weight);
            default -> {}
        }
        String name = shift.metric().toLowerCase(Locale.ROOT);
        BY_NAME.forEach(
                (word, fault) -> {
                    if (name.contains(word)) {
                        add(fault, sign, weight);
                    }
                });
        if (shift.measures() == MetricKind.ERRORS) {
            Fault.in(name.replace('_', ' ').replace('.', ' '))
                    .forEach(fault -> add(fault, sign, weight));
        }
    }

    private void add(Fault fault, Sign sign, double weight) {
        boolean known =
                signatures.stream()
                        .anyMatch(each -> each.fault() == fault && each.sign().equals(sign));
        if (!known) {
            signatures.add(new FaultSignature(fault, sign, weight));
        }
    }

    private static Map<String, Fault> byName() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("disk", Fault.DISK_FULL);
        faults.put("filesystem", Fault.DISK_FULL);
        faults.put("volume", Fault.DISK_FULL);
        faults.put("inode", Fault.DISK_FULL);
        faults.put("memory", Fault.OUT_OF_MEMORY);
        faults.put("heap", Fault.OUT_OF_MEMORY);
        faults.put("rss", Fault.OUT_OF_MEMORY);
        faults.put("oom", Fault.OUT_OF_MEMORY);
        faults.put("cpu", Fault.CPU_SATURATED);
        faults.put("steal", Fault.NODE_FAILURE);
        faults.put("pool", Fault.POOL_EXHAUSTED);
        faults.put("connections", Fault.POOL_EXHAUSTED);
        faults.put("conns", Fault.POOL_EXHAUSTED);
        faults.put("threads", Fault.POOL_EXHAUSTED);
        faults.put("goroutines", Fault.POOL_EXHAUSTED);
        faults.put("_fds", Fault.POOL_EXHAUSTED);
        faults.put("queue", Fault.BACKLOG);
        faults.put("backlog", Fault.BACKLOG);
        faults.put("lag", Fault.BACKLOG);
        faults.put("buffer", Fault.BACKLOG);
        faults.put("oldest", Fault.BACKLOG);
        faults.put("throttl", Fault.THROTTLED);
        faults.put("lock", Fault.DEADLOCK);
        faults.put("election", Fault.LEADERSHIP);
        faults.put("leader", Fault.LEADERSHIP);
        faults.put("miss", Fault.CACHE_COLD);
        faults.put("evict", Fault.CACHE_COLD);
        return faults;
    }
}
