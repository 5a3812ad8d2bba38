package org.silkgraph.curation.changes;

import java.util.List;

/** A change that cannot be made out: all that is wrong with it, at most {@value Faults#MOST}. Nothing was changed. */
public final class FaultyChange extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    FaultyChange(List<Fault> faults) {
        super(faults.size() + " faults, the first: " + faults.getFirst(), null, false, false);
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }

    /** Whether one of them is in the form; else all are about what the store holds. */
    public boolean isForm() {
        return faults.stream().anyMatch(fault -> fault.code().isForm());
    }
}
