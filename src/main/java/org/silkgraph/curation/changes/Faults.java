package org.silkgraph.curation.changes;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that all of it is told at once. */
final class Faults {
    static final int MOST = 100;

    private final List<Fault> all = new ArrayList<>();

    void add(Fault fault) {
        if (all.size() < MOST) all.add(fault);
    }

    void add(String pointer, Fault.Code code, String value, List<String> known) {
        add(Fault.of(pointer, code, value, known));
    }

    void add(String pointer, Fault.Code code, String value) {
        add(pointer, code, value, List.of());
    }

    void end() {
        if (!all.isEmpty()) throw new FaultyChange(all);
    }
}
