package org.silkgraph.snapshot.ids;

import java.util.BitSet;

/** Solutions of which only some variables are seen; the others have places of their own ({@link Run#inside}) and stay there. */
final class ProjectStep extends Step {
    private final Step of;

    ProjectStep(Step of, BitSet kept) {
        super(intersection(of.visible, kept), intersection(of.certain, kept));
        this.of = of;
    }

    @Override
    void open() {
        of.open();
    }

    @Override
    boolean next() {
        return of.next();
    }

    @Override
    void explain(Outline to) {
        to.line("project " + to.names(slots(visible)), of);
    }
}
