package org.silkgraph.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.silkgraph.bench.Generated.Kind;
import org.silkgraph.terms.Base;

/**
 * A question of the benchmark: one query, or several of the same form that are asked in turn.
 *
 * @param isJoin whether it is one of the joins that analysts ask for
 */
record Question(String name, boolean isJoin, List<Query> queries) {
    static final String VIEW = "view";
    static final String MATRIX = "matrix";

    private static final List<String> JOINS = List.of("star", "chain", "triangle");
    private static final List<String> OTHERS =
            List.of(MATRIX, "matrix-all", "labels", "closure", "count-all", "count-property", "distinct", "order");

    Question {
        queries = List.copyOf(queries);
        if (queries.isEmpty()) throw new IllegalArgumentException("question without query: " + name);
    }

    /** The questions to a {@link Generated} graph. */
    static List<Question> ofGenerated(Generated graph) {
        return Stream.of(
                        Stream.of(new Question(VIEW, false, views(graph))),
                        joins(graph).map(name -> new Question(name, true, List.of(shipped(name)))),
                        OTHERS.stream().map(name -> new Question(name, false, List.of(shipped(name)))))
                .flatMap(questions -> questions)
                .toList();
    }

    private static Stream<String> joins(Generated graph) {
        return graph.claims() ? Stream.concat(JOINS.stream(), Stream.of("evidence")) : JOINS.stream();
    }

    /** One that takes long wherever it is asked. */
    static Query nestedClosure() {
        return shipped("nested-closure");
    }

    /** Things of the middle of the ranks: projects mostly, institutions and programmes, as people look at them. */
    static List<Node> things(Generated graph) {
        return Stream.of(
                        ranks(graph, Kind.PROJECT, 70),
                        ranks(graph, Kind.INSTITUTION, 20),
                        ranks(graph, Kind.PROGRAMME, 10))
                .flatMap(things -> things)
                .toList();
    }

    private static Stream<Node> ranks(Generated graph, Kind kind, int most) {
        int all = graph.many(kind);
        return IntStream.range(all / 2, all)
                .limit(most)
                .mapToObj(rank -> NodeFactory.createURI(Generated.thing(kind, rank)));
    }

    private static List<Query> views(Generated graph) {
        return views(shipped(VIEW), things(graph));
    }

    /** The same query of each thing, which is {@code ?it} there. */
    static List<Query> views(Query view, List<Node> things) {
        return things.stream()
                .map(thing -> QueryTransformOps.replaceVars(view, Map.of(Var.alloc("it"), thing)))
                .toList();
    }

    static Query shipped(String name) {
        return parsed(text(name));
    }

    private static Query parsed(String text) {
        return QueryFactory.create(text, Syntax.syntaxSPARQL_11);
    }

    /** With predicates in the places of {@code urn:p1} and so on. */
    static Query shipped(String name, List<Node> predicates) {
        String text = text(name);
        for (int i = 0; i < predicates.size(); i++) {
            text = text.replace("<urn:p" + (i + 1) + ">", NodeFmtLib.strNT(predicates.get(i)));
        }
        return parsed(text);
    }

    private static String text(String name) {
        try (InputStream in = Question.class.getResourceAsStream(name + ".rq")) {
            if (in == null) throw new IllegalStateException("no query " + name);
            return Base.rebase(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
