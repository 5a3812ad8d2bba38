package org.silkgraph.store.guard;

import java.util.List;
import org.apache.jena.query.Query;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunction0;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunction3;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.expr.aggregate.AggCustom;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.syntax.Element;
import org.silkgraph.store.guard.RefusedQuery.Why;

/** One walk over the algebra of a query or of the patterns of an update: every operator, every expression, patterns inside expressions included. */
final class Reading extends OpVisitorBase {
    private final int mostParts;
    private final FunctionRegistry functions;
    private final Calls calls;
    private final Expressions expressions = new Expressions();
    private int parts;

    Reading(int mostParts, FunctionRegistry functions, Calls calls) {
        this.mostParts = mostParts;
        this.functions = functions;
        this.calls = calls;
    }

    void read(Query query, Op algebra) {
        Walker.walk(algebra, this, expressions);
        if (query.hasGroupBy() || query.hasAggregators()) {
            query.getAggregators().forEach(this::aggregate);
        }
        query.getHavingExprs().forEach(this::expression);
    }

    /** The pattern of an update. */
    void pattern(Element where) {
        Walker.walk(Algebra.compile(where), this, expressions);
    }

    /** The quads of an update that are pattern and template at once. */
    void pattern(List<Quad> quads) {
        count(quads.size());
        BasicPattern triples = new BasicPattern();
        quads.forEach(quad -> triples.add(quad.asTriple()));
        calls.check(triples);
    }

    /** A template of an update, which counts and calls nothing. */
    void template(List<Quad> quads) {
        count(quads.size());
    }

    private void count(int more) {
        parts += more;
        if (parts > mostParts) throw new RefusedQuery(Why.TOO_COMPLEX, String.valueOf(mostParts));
    }

    private void expression(Expr expr) {
        Walker.walk(expr, this, expressions);
    }

    private void aggregate(ExprAggregator aggregator) {
        if (aggregator.getAggregator() instanceof AggCustom custom) {
            throw new RefusedQuery(Why.FUNCTION, custom.getIRI());
        }
        if (aggregator.getAggregator().getExprList() != null) {
            aggregator.getAggregator().getExprList().forEach(this::expression);
        }
    }

    @Override
    public void visit(OpService op) {
        throw new RefusedQuery(Why.SERVICE, op.getService().toString());
    }

    @Override
    public void visit(OpBGP op) {
        count(op.getPattern().size());
        calls.check(op.getPattern());
    }

    @Override
    public void visit(OpPath op) {
        count(1);
        TriplePath path = op.getTriplePath();
        if (path.isTriple()) calls.check(BasicPattern.wrap(List.of(path.asTriple())));
        else calls.check(path.getPath());
    }

    @Override
    public void visit(OpUnion op) {
        count(1);
    }

    @Override
    public void visit(OpJoin op) {
        count(1);
    }

    @Override
    public void visit(OpLeftJoin op) {
        count(1);
        if (op.getExprs() != null) op.getExprs().forEach(this::expression);
    }

    @Override
    public void visit(OpOrder op) {
        count(1);
        for (SortCondition condition : op.getConditions()) expression(condition.getExpression());
    }

    @Override
    public void visit(OpGroup op) {
        count(1);
        op.getAggregators().forEach(this::aggregate);
    }

    private final class Expressions extends ExprVisitorBase {
        @Override
        public void visit(ExprFunction0 function) {
            call(function);
        }

        @Override
        public void visit(ExprFunction1 function) {
            call(function);
        }

        @Override
        public void visit(ExprFunction2 function) {
            call(function);
        }

        @Override
        public void visit(ExprFunction3 function) {
            call(function);
        }

        @Override
        public void visit(ExprFunctionN function) {
            call(function);
        }

        @Override
        public void visit(ExprFunctionOp pattern) {
            count(1);
            // The walker has read the pattern inside; CALL and friends are no SPARQL 1.1.
        }

        @Override
        public void visit(ExprAggregator aggregator) {
            count(1);
            aggregate(aggregator);
        }

        private void call(ExprFunction function) {
            count(1);
            String iri = function.getFunctionIRI();
            if (iri != null && !functions.isRegistered(iri)) throw new RefusedQuery(Why.FUNCTION, iri);
        }
    }
}
