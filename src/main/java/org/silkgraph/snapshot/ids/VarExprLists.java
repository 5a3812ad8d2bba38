package org.silkgraph.snapshot.ids;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprException;
import org.apache.jena.sparql.function.FunctionEnv;
import org.jspecify.annotations.Nullable;

/** Values of expressions as ARQ's own assignments take them. */
final class VarExprLists {
    private VarExprLists() {}

    /** The value, or null where the expression fails. */
    static @Nullable Node value(Expr expression, Binding binding, FunctionEnv context) {
        try {
            return expression.eval(binding, context).asNode();
        } catch (ExprException e) {
            return null;
        }
    }
}
