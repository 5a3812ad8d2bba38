package org.silkgraph.store.guard;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.PropertyFunctionGenerator;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpPropFunc;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.P_Path0;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_Path2;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.procedure.ProcEval;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.store.guard.RefusedQuery.Why;
import org.silkgraph.terms.Fn;

/**
 * Predicates that compute: refuses those that are not known, and has those that are look at what they are given, before anything
 * runs. A function that is not known would match nothing, silently, as would one inside a property path.
 */
final class Calls {
    private static final List<String> COMPUTING = List.of(
            Fn.NS,
            "java:",
            "http://jena.apache.org/ARQ/",
            "http://jena.hpl.hp.com/ARQ/",
            "http://jena.apache.org/text#",
            "http://jena.apache.org/spatial#");

    /** How deep a path may repeat what repeats. */
    static final int MOST_REPEATS = 2;

    private final Supplier<Context> contexts;
    private final Set<String> known;

    /** @param contexts in which the known functions are registered */
    Calls(Supplier<Context> contexts, Set<String> known) {
        this.contexts = contexts;
        this.known = known;
    }

    /** The predicates of a pattern. */
    void check(BasicPattern pattern) {
        boolean isCalling = false;
        for (Triple triple : pattern) {
            if (isKnown(triple.getPredicate())) {
                checkList(triple.getSubject(), pattern, triple.getPredicate());
                checkList(triple.getObject(), pattern, triple.getPredicate());
                isCalling = true;
            } else {
                checkPredicate(triple.getPredicate());
            }
        }
        if (isCalling) checkArguments(pattern);
    }

    /** The properties of a path, none of which may compute, and how deep it repeats. */
    void check(Path path) {
        int deep = repeats(path);
        if (deep > MOST_REPEATS) {
            throw new RefusedQuery(Why.PATH_TOO_DEEP, String.valueOf(deep), String.valueOf(MOST_REPEATS));
        }
        properties(path);
    }

    /** How often it repeats what repeats. */
    private static int repeats(Path path) {
        return switch (path) {
            case P_Path1 one -> repeats(one.getSubPath()) + (isRepeat(one) ? 1 : 0);
            case P_Path2 two -> Math.max(repeats(two.getLeft()), repeats(two.getRight()));
            default -> 0;
        };
    }

    private static boolean isRepeat(Path path) {
        return !(path instanceof P_Inverse || path instanceof P_ZeroOrOne);
    }

    private void properties(Path path) {
        switch (path) {
            case P_Path0 property -> checkPredicate(property.getNode());
            case P_Path1 one -> properties(one.getSubPath());
            case P_Path2 two -> {
                properties(two.getLeft());
                properties(two.getRight());
            }
            case P_NegPropSet others -> {}
            default -> throw new IllegalStateException("a path of another kind: " + path);
        }
    }

    private boolean isKnown(Node predicate) {
        return predicate.isURI() && known.contains(predicate.getURI());
    }

    private static void checkPredicate(Node predicate) {
        if (predicate.isURI() && COMPUTING.stream().anyMatch(predicate.getURI()::startsWith)) {
            throw new RefusedQuery(Why.PROPERTY_FUNCTION, predicate.getURI());
        }
    }

    /** A list that a property path tears apart would be taken for a shorter one. */
    private static void checkList(Node start, BasicPattern pattern, Node function) {
        if (rest(start, pattern).isEmpty()) return;
        Node cell = start;
        int cells = 0;
        while (!cell.equals(RDF.Nodes.nil)) {
            Optional<Node> rest = rest(cell, pattern);
            if (rest.isEmpty() || cells++ > pattern.size())
                throw new RefusedQuery(Why.PROPERTY_FUNCTION, function.getURI());
            cell = rest.get();
        }
    }

    private static Optional<Node> rest(Node cell, BasicPattern pattern) {
        for (Triple triple : pattern) {
            if (triple.getSubject().equals(cell) && triple.getPredicate().equals(RDF.Nodes.rest)) {
                return Optional.of(triple.getObject());
            }
        }
        return Optional.empty();
    }

    private void checkArguments(BasicPattern pattern) {
        Context context = contexts.get();
        Op calls = PropertyFunctionGenerator.buildPropertyFunctions(
                PropertyFunctionRegistry.get(context), new OpBGP(pattern), context);
        ExecutionContext execution = ExecutionContext.create(context);
        Walker.walk(calls, new OpVisitorBase() {
            @Override
            public void visit(OpPropFunc call) {
                ProcEval.build(call.getProperty(), call.getSubjectArgs(), call.getObjectArgs(), execution);
            }
        });
    }
}
