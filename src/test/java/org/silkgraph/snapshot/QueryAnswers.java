package org.silkgraph.snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.SortCondition;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingComparator;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnvBase;
import org.apache.jena.sparql.util.Context;

/** The answer of one query from one dataset, and what it differs in from another. */
final class QueryAnswers {
    /** Rows after which a pair is given up and counted as too large. */
    static final int MOST = 3_000;

    /** Likewise after that time: some products of everything have no row in the end. */
    private static final long MOST_SECONDS = 20;

    private final Query query;
    private final List<Binding> rows;
    private final Map<String, Integer> counted;

    private QueryAnswers(Query query, List<Binding> rows, Map<String, Integer> counted) {
        this.query = query;
        this.rows = rows;
        this.counted = counted;
    }

    /** More rows than anybody wants to compare, on the way or in the end. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** As the endpoint asks: what FROM says is made a dataset first. */
    static QueryAnswers of(Query query, DatasetGraph data, Context context) {
        DatasetGraph described = Optional.ofNullable(DatasetDescription.create(query))
                .filter(graphs -> !graphs.isEmpty())
                .map(graphs -> DynamicDatasets.dynamicDataset(graphs, data, false))
                .orElse(data);
        Query bare = query.cloneQuery();
        bare.getGraphURIs().clear();
        bare.getNamedGraphURIs().clear();
        try (QueryExec execution = QueryExec.newBuilder()
                .dataset(described)
                .query(bare)
                .context(context)
                .overallTimeout(MOST_SECONDS, TimeUnit.SECONDS)
                .build()) {
            return read(query, execution);
        } catch (QueryCancelledException e) {
            throw new TooLarge();
        }
    }

    private static QueryAnswers read(Query query, QueryExec execution) {
        List<Binding> rows = new ArrayList<>();
        Map<String, Integer> counted = new TreeMap<>();
        if (query.isAskType()) {
            counted.put(Boolean.toString(execution.ask()), 1);
        } else if (query.isConstructType()) {
            execution.constructTriples().forEachRemaining(triple -> counted.put(NodeFmtLib.str(triple), 1));
        } else {
            RowSet found = execution.select();
            List<Var> columns = found.getResultVars();
            while (found.hasNext()) {
                if (rows.size() == MOST) throw new TooLarge();
                Binding row = found.next();
                rows.add(row);
                counted.merge(text(row, columns), 1, (a, b) -> query.isReduced() ? 1 : a + b);
            }
        }
        return new QueryAnswers(query, rows, counted);
    }

    private static String text(Binding row, List<Var> columns) {
        StringBuilder text = new StringBuilder();
        for (Var column : columns) {
            Node value = row.get(column);
            text.append(column.getVarName()).append('=');
            if (value != null)
                text.append(column.getVarName().startsWith("v") ? byValue(value) : NodeFmtLib.strNT(value));
            text.append(' ');
        }
        return text.toString();
    }

    /** Equal values are one, as they are for MIN and MAX. */
    private static String byValue(Node term) {
        NodeValue value = NodeValue.makeNode(term);
        if (value.isNumber()) return "number " + value.getDouble();
        if (value.isBoolean()) return "boolean " + value.getBoolean();
        if (value.isDateTime())
            return "time " + value.getDateTime().toGregorianCalendar().toInstant();
        return NodeFmtLib.strNT(term);
    }

    /** Rows of a SELECT. */
    int size() {
        return rows.size();
    }

    /** No rows, no triples, or no. */
    boolean isEmpty() {
        return counted.isEmpty() || counted.containsKey("false");
    }

    /**
     * What is wrong with this answer, if this other one is right; nothing where they say the same.
     *
     * @param all the other one without LIMIT and OFFSET
     */
    Optional<String> wrong(QueryAnswers other, QueryAnswers all) {
        if (!query.hasLimit() && !query.hasOffset()) {
            if (!counted.equals(other.counted)) return Optional.of(difference(other));
        } else if (rows.size() != other.rows.size()) {
            return Optional.of("size " + rows.size() + ", wanted " + other.rows.size());
        } else {
            Map<String, Integer> left = new HashMap<>(all.counted);
            for (Map.Entry<String, Integer> row : counted.entrySet()) {
                if (left.getOrDefault(row.getKey(), -1) < row.getValue())
                    return Optional.of("a row that is not there: " + row.getKey() + " in " + all.counted);
            }
        }
        return wrongOrder(other);
    }

    /** The first rows that are there more or less often than wanted. */
    private String difference(QueryAnswers other) {
        Set<String> all = new TreeSet<>(counted.keySet());
        all.addAll(other.counted.keySet());
        return all.stream()
                .filter(row -> !Objects.equals(counted.get(row), other.counted.get(row)))
                .limit(5)
                .map(row -> counted.getOrDefault(row, 0) + " times, wanted " + other.counted.getOrDefault(row, 0) + ": "
                        + row)
                .collect(Collectors.joining("\n"));
    }

    private Optional<String> wrongOrder(QueryAnswers other) {
        if (!query.hasOrderBy() || query.isReduced()) return Optional.empty();
        for (int i = 0; i < rows.size(); i++) {
            for (SortCondition by : query.getOrderBy()) {
                NodeValue mine = key(by, rows.get(i));
                NodeValue wanted = key(by, other.rows.get(i));
                boolean same = mine == null || wanted == null
                        ? mine == wanted
                        : BindingComparator.compareNodesRaw(mine, wanted) == 0;
                if (!same) return Optional.of("order at row " + i + ": " + mine + ", wanted " + wanted);
            }
        }
        return Optional.empty();
    }

    private static NodeValue key(SortCondition by, Binding row) {
        try {
            return by.getExpression().eval(row, new FunctionEnvBase());
        } catch (ExprEvalException e) {
            return null;
        }
    }
}
