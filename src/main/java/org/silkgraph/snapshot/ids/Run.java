package org.silkgraph.snapshot.ids;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.expr.NodeValue;
import org.jspecify.annotations.Nullable;
import org.silkgraph.snapshot.IdAccess;
import org.silkgraph.snapshot.Numbers;

/**
 * One execution of a plan: the row that its steps fill, the terms that only this execution knows, the signal to stop and the
 * budget of rows it may hold at a time.
 */
final class Run {
    /** A slot without a value. */
    static final int UNBOUND = IdAccess.ANY;
    /** More variables than this are left to ARQ. */
    static final int SLOTS = 512;

    private static final int OFTEN = 0x3FF;

    final int[] row = new int[SLOTS];
    final Numbers numbers;
    final ExecutionContext context;

    /** Places by variable; inside of a projection a hidden variable has another place than one of that name outside. */
    private Map<Var, Integer> slots = new HashMap<>();

    private final List<Var> variables = new ArrayList<>();
    private final int terms;
    private final Map<Node, Integer> extraNumbers = new HashMap<>();
    private final List<Node> extras = new ArrayList<>();
    /** By value, 1 more than the number, 0 where it is not known. */
    private final int[] integers = new int[256];
    /** By the object that stands in the query. */
    private final Map<Node, Integer> constants = new IdentityHashMap<>();

    private final @Nullable AtomicBoolean cancel;
    private final long budget;
    private long held;
    private int ticks;

    Run(Numbers numbers, ExecutionContext context, long budget) {
        this.numbers = numbers;
        this.context = context;
        this.terms = numbers.terms();
        this.cancel = context.getCancelSignal();
        this.budget = budget;
        java.util.Arrays.fill(row, UNBOUND);
    }

    /** The place of a variable in the row. */
    int slot(Var variable) {
        Integer known = slots.get(variable);
        if (known != null) return known;
        if (variables.size() == SLOTS) throw new NotOnIds("more than " + SLOTS + " variables");
        slots.put(variable, variables.size());
        variables.add(variable);
        return variables.size() - 1;
    }

    /** The places of the variables that are seen where a plan is being made at the moment. */
    Map<Var, Integer> scope() {
        return slots;
    }

    /** Has a part of a plan made with other places for all variables but those that are kept. */
    <T> T inside(Collection<Var> kept, Supplier<T> part) {
        Map<Var, Integer> outside = slots;
        Map<Var, Integer> within = new HashMap<>();
        for (Var variable : kept) within.put(variable, slot(variable));
        slots = within;
        try {
            return part.get();
        } finally {
            slots = outside;
        }
    }

    Var variable(int slot) {
        return variables.get(slot);
    }

    int variables() {
        return variables.size();
    }

    List<String> names() {
        return variables.stream().map(Var::getVarName).toList();
    }

    /** The number of a term, made for this execution where the version does not have it. */
    int number(Node term) {
        int id = numbers.id(term);
        if (id >= 0) return id;
        return extraNumbers.computeIfAbsent(term, node -> {
            extras.add(node);
            return terms + extras.size() - 1;
        });
    }

    Node node(int id) {
        return id < terms ? numbers.node(id) : extras.get(id - terms);
    }

    boolean isIri(int id) {
        return id < terms ? numbers.isIri(id) : node(id).isURI();
    }

    /** The language of a literal in lower case, as {@link Numbers#language}. */
    @Nullable
    String language(int id) {
        return id < terms ? numbers.language(id) : null;
    }

    /** The number of a term of the query: looked up once for each place it stands at. */
    int constant(Node term) {
        return constants.computeIfAbsent(term, this::number);
    }

    /** The number of an xsd:integer: that of small ones is looked up once. */
    int integer(long value) {
        if (value < 0 || value >= integers.length)
            return number(NodeValue.makeInteger(value).asNode());
        int known = integers[(int) value];
        if (known == 0) {
            known = number(NodeValue.makeInteger(value).asNode()) + 1;
            integers[(int) value] = known;
        }
        return known - 1;
    }

    /** Is called in every loop; ends the execution when it is to stop. */
    void tick() {
        if ((++ticks & OFTEN) == 0) stopIfAsked();
    }

    private void stopIfAsked() {
        if (cancel != null && cancel.get() || Thread.currentThread().isInterrupted())
            throw new QueryCancelledException();
    }

    /** How many rows may be held at a time. */
    long budget() {
        return budget;
    }

    /** Takes from the budget what a step holds. */
    void hold(long rows) {
        held += rows;
        if (held > budget) throw new TooManyRowsHeld(budget);
    }

    void release(long rows) {
        held -= rows;
    }

    /** What stands in the row, for {@link #restore}. */
    int[] save() {
        return java.util.Arrays.copyOf(row, variables.size());
    }

    void restore(int[] saved) {
        System.arraycopy(saved, 0, row, 0, saved.length);
    }

    void clear() {
        java.util.Arrays.fill(row, 0, variables.size(), UNBOUND);
    }
}
