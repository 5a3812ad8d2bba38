package org.silkgraph.snapshot.ids;

/** Some solutions from some place on. */
final class SliceStep extends Step {
    private final Run run;
    private final Step of;
    private final long start;
    private final long length;
    private long passed;
    private int[] before = {};

    /** @param length negative for all */
    SliceStep(Run run, Step of, long start, long length) {
        super(of.visible, of.certain);
        this.run = run;
        this.of = of;
        this.start = Math.max(0, start);
        this.length = length < 0 ? Long.MAX_VALUE : length;
    }

    @Override
    void open() {
        before = run.save();
        of.open();
        passed = 0;
    }

    @Override
    boolean next() {
        while (passed < start) {
            if (!of.next()) return false;
            passed++;
        }
        if (passed - start >= length) {
            run.restore(before);
            return false;
        }
        if (!of.next()) return false;
        passed++;
        return true;
    }

    @Override
    void explain(Outline to) {
        to.line("slice from " + start + (length == Long.MAX_VALUE ? "" : ", " + length + " rows"), of);
    }
}
