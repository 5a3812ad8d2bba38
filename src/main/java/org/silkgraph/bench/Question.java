package org.silkgraph.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
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
    private static final int THINGS = 100;

    Question {
        queries = List.copyOf(queries);
        if (queries.isEmpty()) throw new IllegalArgumentException("question without query: " + name);
    }

    /** The questions to a {@link Generated} graph. */
    static List<Question> ofGenerated(Generated graph) {
        return Stream.of(
                        Stream.of(new Question(VIEW, false, views(graph))),
                        JOINS.stream().map(name -> new Question(name, true, List.of(shipped(name)))),
                        OTHERS.stream().map(name -> new Question(name, false, List.of(shipped(name)))))
                .flatMap(questions -> questions)
                .toList();
    }

    /** One that takes long wherever it is asked. */
    static Query nestedClosure() {
        return shipped("nested-closure");
    }

    /** Things of the middle of the ranks: projects mostly, institutions and programmes, as people look at them. */
    static List<Node> things(Generated graph) {
        int few = (int) Math.min(THINGS, graph.triples() / 200);
        return Stream.of(
                        ranks(Kind.PROJECT, few, few * 7 / 10),
                        ranks(Kind.INSTITUTION, few / 5, few * 2 / 10),
                        ranks(Kind.PROGRAMME, 2, few / 10))
                .flatMap(things -> things)
                .toList();
    }

    private static Stream<Node> ranks(Kind kind, int from, int many) {
        return Stream.iterate(from, rank -> rank + 1)
                .limit(Math.max(1, many))
                .map(rank -> NodeFactory.createURI(Generated.thing(kind, rank)));
    }

    private static List<Query> views(Generated graph) {
        Query view = shipped(VIEW);
        return things(graph).stream()
                .map(thing -> QueryTransformOps.replaceVars(view, Map.of(Var.alloc("it"), thing)))
                .toList();
    }

    private static Query shipped(String name) {
        try (InputStream in = Question.class.getResourceAsStream(name + ".rq")) {
            if (in == null) throw new IllegalStateException("no query " + name);
            return QueryFactory.create(
                    Base.rebase(new String(in.readAllBytes(), StandardCharsets.UTF_8)), Syntax.syntaxSPARQL_11);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
