package org.silkgraph.snapshot.ids;

/** Lets pass the solutions that meet all conditions. */
final class FilterStep extends Step {
    private final Run run;
    private final Step of;
    private final Condition[] conditions;

    FilterStep(Run run, Step of, java.util.List<Condition> conditions) {
        super(of.visible, of.certain);
        this.run = run;
        this.of = of;
        this.conditions = conditions.toArray(Condition[]::new);
    }

    @Override
    void open() {
        of.open();
    }

    @Override
    boolean next() {
        while (of.next()) {
            run.tick();
            if (holds()) return true;
        }
        return false;
    }

    private boolean holds() {
        for (Condition condition : conditions) if (!condition.holds()) return false;
        return true;
    }

    @Override
    void explain(Outline to) {
        to.line(
                "filter "
                        + String.join(
                                " and ",
                                java.util.Arrays.stream(conditions)
                                        .map(Object::toString)
                                        .toList()),
                of);
    }
}
