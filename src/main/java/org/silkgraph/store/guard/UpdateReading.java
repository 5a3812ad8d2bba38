package org.silkgraph.store.guard;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.modify.request.Target;
import org.apache.jena.sparql.modify.request.UpdateAdd;
import org.apache.jena.sparql.modify.request.UpdateClear;
import org.apache.jena.sparql.modify.request.UpdateCopy;
import org.apache.jena.sparql.modify.request.UpdateCreate;
import org.apache.jena.sparql.modify.request.UpdateDataDelete;
import org.apache.jena.sparql.modify.request.UpdateDataInsert;
import org.apache.jena.sparql.modify.request.UpdateDeleteWhere;
import org.apache.jena.sparql.modify.request.UpdateDrop;
import org.apache.jena.sparql.modify.request.UpdateLoad;
import org.apache.jena.sparql.modify.request.UpdateModify;
import org.apache.jena.sparql.modify.request.UpdateMove;
import org.apache.jena.sparql.modify.request.UpdateVisitor;
import org.silkgraph.store.guard.RefusedQuery.Why;
import org.silkgraph.terms.Graphs;

/**
 * One walk over the operations of an update: patterns are read like queries, targets are looked at, what is written out is
 * collected. Implements the whole visitor, so that a kind of operation that is new cannot pass unread.
 */
final class UpdateReading implements UpdateVisitor {
    private final Reading patterns;
    private final Using using;
    private final List<Quad> added = new ArrayList<>();
    private final List<Quad> removed = new ArrayList<>();

    UpdateReading(Reading patterns, Using using) {
        this.patterns = patterns;
        this.using = using;
    }

    List<Quad> added() {
        return added;
    }

    List<Quad> removed() {
        return removed;
    }

    @Override
    public void visit(UpdateLoad load) {
        throw new RefusedQuery(Why.LOAD, load.getSource());
    }

    @Override
    public void visit(UpdateDrop drop) {
        writes(drop.getTarget());
    }

    @Override
    public void visit(UpdateClear clear) {
        writes(clear.getTarget());
    }

    @Override
    public void visit(UpdateCreate create) {
        writes(create.getGraph());
    }

    @Override
    public void visit(UpdateAdd add) {
        writes(add.getDest());
    }

    @Override
    public void visit(UpdateCopy copy) {
        writes(copy.getDest());
    }

    @Override
    public void visit(UpdateMove move) {
        writes(move.getSrc());
        writes(move.getDest());
    }

    @Override
    public void visit(UpdateDataInsert insert) {
        add(insert.getQuads());
    }

    @Override
    public void visit(UpdateDataDelete delete) {
        remove(delete.getQuads());
    }

    @Override
    public void visit(UpdateDeleteWhere delete) {
        if (!using.isNone()) throw new RefusedQuery(Why.USING);
        patterns.pattern(delete.getQuads());
        remove(delete.getQuads());
    }

    @Override
    public void visit(UpdateModify modify) {
        boolean names = modify.getWithIRI() != null
                || !modify.getUsing().isEmpty()
                || !modify.getUsingNamed().isEmpty();
        if (names && !using.isNone()) throw new RefusedQuery(Why.USING);
        using.applyTo(modify);
        patterns.template(modify.getDeleteQuads());
        patterns.template(modify.getInsertQuads());
        patterns.pattern(modify.getWherePattern());
        remove(within(modify.getWithIRI(), modify.getDeleteQuads()));
        add(within(modify.getWithIRI(), modify.getInsertQuads()));
    }

    /** Where WITH names a graph, templates that name none write that one. */
    private static List<Quad> within(@org.jspecify.annotations.Nullable Node with, List<Quad> quads) {
        if (with == null) return quads;
        return quads.stream()
                .map(quad -> quad.isDefaultGraph() ? Quad.create(with, quad.asTriple()) : quad)
                .toList();
    }

    private void add(List<Quad> quads) {
        quads.forEach(quad -> writes(quad.getGraph()));
        added.addAll(quads);
    }

    private void remove(List<Quad> quads) {
        quads.forEach(quad -> writes(quad.getGraph()));
        removed.addAll(quads);
    }

    private static void writes(Target target) {
        if (target.isOneNamedGraph()) writes(target.getGraph());
    }

    private static void writes(Node graph) {
        if (Graphs.isSystem(graph)) throw new RefusedQuery(Why.SYSTEM_GRAPH, graph.getURI());
    }
}
