package org.silkgraph.snapshot.ids;

import java.util.List;

/** The text of a plan: a line a step, those it is made of further in. */
final class Outline {
    private final StringBuilder text = new StringBuilder();
    private final List<String> names;
    private int depth;

    /** @param names of variables, by slot */
    Outline(List<String> names) {
        this.names = names;
    }

    void line(String what, Step... parts) {
        text.append("  ".repeat(depth)).append(what).append('\n');
        depth++;
        for (Step part : parts) part.explain(this);
        depth--;
    }

    String name(int slot) {
        return "?" + names.get(slot);
    }

    String names(int[] slots) {
        StringBuilder all = new StringBuilder();
        for (int slot : slots) all.append(all.isEmpty() ? "" : " ").append(name(slot));
        return all.toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
