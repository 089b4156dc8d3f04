package dev.forgeincident.signal.template;

import java.util.Arrays;

/** Which templates are one group: disjoint sets, each with the template that leaves most open. */
final class Groups {

    private int[] parent = new int[64];
    private int[] constantWords = new int[64];
    private int[] widest = new int[64];
    private int size;
    private int count;

    /** A new template, which gets the next id and a group of its own. */
    void add(int itsConstantWords) {
        if (size == parent.length) {
            parent = Arrays.copyOf(parent, 2 * size);
            constantWords = Arrays.copyOf(constantWords, 2 * size);
            widest = Arrays.copyOf(widest, 2 * size);
        }
        parent[size] = size;
        widest[size] = size;
        constantWords[size] = itsConstantWords;
        size++;
        count++;
    }

    int count() {
        return count;
    }

    /** The lowest id of the group. */
    int of(int id) {
        int root = id;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    int widest(int id) {
        return widest[of(id)];
    }

    void union(int one, int other) {
        int low = Math.min(of(one), of(other));
        int high = Math.max(of(one), of(other));
        if (low == high) {
            return;
        }
        parent[high] = low;
        count--;
        if (constantWords[widest[high]] < constantWords[widest[low]]) {
            widest[low] = widest[high];
        }
    }
}
