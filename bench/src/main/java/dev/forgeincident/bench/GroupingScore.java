package dev.forgeincident.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How well groups match the true ones; a group is right when it holds exactly the lines of a true
 * one. After Khan et al., "Guidelines for assessing the accuracy of log message template
 * identification techniques" (ICSE 2022).
 *
 * @param ga share of lines in a right group
 * @param fga harmonic mean of the share of groups that are right and the share of true groups found
 */
record GroupingScore(int groups, int trueGroups, double ga, double fga) {

    static GroupingScore of(List<?> groups, List<?> truth) {
        Map<Object, Integer> sizes = sizes(groups);
        Map<Object, Integer> trueSizes = sizes(truth);
        Map<Object, Object> firstTruth = new HashMap<>();
        Map<Object, Integer> inFirst = new HashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            Object first = firstTruth.putIfAbsent(groups.get(i), truth.get(i));
            if (first == null || first.equals(truth.get(i))) {
                inFirst.merge(groups.get(i), 1, Integer::sum);
            }
        }
        int right = 0;
        int linesRight = 0;
        for (Map.Entry<Object, Integer> group : sizes.entrySet()) {
            int size = group.getValue();
            int shared = inFirst.getOrDefault(group.getKey(), 0);
            int whole =
                    trueSizes.getOrDefault(
                            Objects.requireNonNull(firstTruth.get(group.getKey())), 0);
            if (size == shared && size == whole) {
                right++;
                linesRight += size;
            }
        }
        // 2PR / (P + R), with P = right / groups and R = right / true groups.
        double fga = 2.0 * right / (sizes.size() + trueSizes.size());
        return new GroupingScore(
                sizes.size(), trueSizes.size(), (double) linesRight / groups.size(), fga);
    }

    private static Map<Object, Integer> sizes(List<?> groups) {
        Map<Object, Integer> sizes = new HashMap<>();
        groups.forEach(group -> sizes.merge(group, 1, Integer::sum));
        return sizes;
    }
}
