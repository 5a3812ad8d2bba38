package org.silkgraph.bench;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.system.Txn;
import org.silkgraph.snapshot.ReadStore;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.snapshot.ids.IdExecution;
import org.silkgraph.terms.Graphs;

/** Something that answers queries over the same quads. */
sealed interface Engine {
    /** As it is called in the results. */
    String name();

    /**
     * Reads the answer to its end.
     *
     * @param timeout milliseconds after which it is stopped, 0 for never
     * @throws org.apache.jena.query.QueryCancelledException where it was stopped
     */
    void ask(Query query, long timeout, Consumer<RowSet> reader);

    /** Looks at every value of every row. */
    static int read(RowSet rows) {
        List<Var> columns = rows.getResultVars();
        int found = 0;
        while (rows.hasNext()) {
            Binding row = rows.next();
            for (Var column : columns) if (row.get(column) != null) found++;
        }
        return found;
    }

    private static void run(DatasetGraph data, Query query, Context context, long timeout, Consumer<RowSet> reader) {
        Query bare = query.cloneQuery();
        bare.getGraphURIs().clear();
        bare.getNamedGraphURIs().clear();
        try (QueryExec execution = QueryExec.newBuilder()
                .dataset(data)
                .query(bare)
                .context(context)
                .overallTimeout(timeout == 0 ? -1 : timeout, TimeUnit.MILLISECONDS)
                .build()) {
            reader.accept(execution.select());
        }
    }

    private static Optional<DatasetDescription> described(Query query) {
        return Optional.ofNullable(DatasetDescription.create(query)).filter(graphs -> !graphs.isEmpty());
    }

    /** Views of a read store, with the executor on numbers or without it. */
    record Snapshots(String name, ReadStore store, boolean isOnNumbers) implements Engine {
        @Override
        public void ask(Query query, long timeout, Consumer<RowSet> reader) {
            Context context = ARQ.getContext().copy();
            context.set(IdExecution.OFF, !isOnNumbers);
            try (ReadView view = store.acquire()) {
                DatasetGraph data = described(query)
                        .map(graphs ->
                                view.dataset(nodes(graphs.getDefaultGraphURIs()), nodes(graphs.getNamedGraphURIs())))
                        .orElseGet(view::dataset);
                run(data, query, context, timeout, reader);
            }
        }

        private static List<Node> nodes(List<String> iris) {
            return iris.stream().map(NodeFactory::createURI).toList();
        }
    }

    /**
     * A dataset of Jena. {@link Graphs#ALL} is no graph there; the graphs it is the union of are named instead.
     *
     * @param graphs those of the union but the default graph
     */
    record Peer(String name, DatasetGraph data, List<Node> graphs) implements Engine {
        @Override
        public void ask(Query query, long timeout, Consumer<RowSet> reader) {
            Txn.executeRead(
                    data, () -> run(chosen(query), query, ARQ.getContext().copy(), timeout, reader));
        }

        private DatasetGraph chosen(Query query) {
            if (query.getGraphURIs().contains(Graphs.ALL.getURI())) {
                DatasetDescription union = new DatasetDescription();
                union.addDefaultGraphURI(Quad.defaultGraphIRI.getURI());
                for (Node graph : graphs) union.addDefaultGraphURI(graph.getURI());
                return DynamicDatasets.dynamicDataset(union, data, false);
            }
            return described(query)
                    .map(description -> DynamicDatasets.dynamicDataset(description, data, false))
                    .orElse(data);
        }
    }
}
