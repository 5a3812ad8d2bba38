package org.silkgraph.snapshot.ids;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.impl.Util;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.expr.E_Bound;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.E_Lang;
import org.apache.jena.sparql.expr.E_LangMatches;
import org.apache.jena.sparql.expr.E_LogicalNot;
import org.apache.jena.sparql.expr.E_NotEquals;
import org.apache.jena.sparql.expr.E_NotOneOf;
import org.apache.jena.sparql.expr.E_OneOf;
import org.apache.jena.sparql.expr.E_OneOfBase;
import org.apache.jena.sparql.expr.E_SameTerm;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction2;

/**
 * Conditions of filters on numbers, where numbers tell all: identity, equality with an IRI, {@code BOUND}. Everything else is
 * evaluated by ARQ on the terms of the row.
 */
final class Conditions {
    private final Run run;
    private final ExecutionContext context;
    private final RowBinding binding;

    Conditions(Run run, ExecutionContext context) {
        this.run = run;
        this.context = context;
        this.binding = new RowBinding(run);
    }

    Condition of(Expr expression) {
        if (expression instanceof E_Bound bound && bound.getArg().isVariable()) {
            return bound(slot(bound.getArg()), true, expression);
        }
        if (expression instanceof E_LogicalNot not
                && not.getArg() instanceof E_Bound bound
                && bound.getArg().isVariable()) {
            return bound(slot(bound.getArg()), false, expression);
        }
        if (expression instanceof ExprFunction2 two) return ofTwo(two);
        if (expression instanceof E_OneOfBase some) return oneOf(some);
        return evaluated(expression);
    }

    private Condition ofTwo(ExprFunction2 expression) {
        Expr left = expression.getArg1();
        Expr right = expression.getArg2();
        if (expression instanceof E_Equals && right.isConstant()) {
            Optional<Condition> language = language(expression, left, right, false);
            if (language.isPresent()) return language.get();
        }
        if (expression instanceof E_LangMatches && right.isConstant()) {
            Optional<Condition> language = language(expression, left, right, true);
            if (language.isPresent()) return language.get();
        }
        boolean same = expression instanceof E_SameTerm || expression instanceof E_Equals;
        if (!same && !(expression instanceof E_NotEquals)) return evaluated(expression);
        if (left.isVariable() && right.isConstant()) return constant(expression, left, right, same);
        if (right.isVariable() && left.isConstant()) return constant(expression, right, left, same);
        if (left.isVariable() && right.isVariable() && expression instanceof E_SameTerm) {
            int a = slot(left);
            int b = slot(right);
            return condition(expression, () -> run.row[a] >= 0 && run.row[a] == run.row[b]);
        }
        if (left.isVariable() && right.isVariable()) return compared(expression, slot(left), slot(right), same);
        return evaluated(expression);
    }

    /** {@code LANG(?x) = "zh"} and {@code LANGMATCHES(LANG(?x), "zh")}, without making the term where that is possible. */
    private Optional<Condition> language(ExprFunction2 expression, Expr left, Expr right, boolean asRange) {
        boolean isOfVariable = left instanceof E_Lang lang && lang.getArg().isVariable();
        Node wanted = right.getConstant().asNode();
        if (!isOfVariable || !wanted.isLiteral() || !Util.isSimpleString(wanted)) return Optional.empty();
        String tag = wanted.getLiteralLexicalForm();
        if (!tag.matches("[a-z0-9-]+")) return Optional.empty();
        int slot = slot(((E_Lang) left).getArg());
        Condition evaluated = evaluated(expression);
        return Optional.of(condition(expression, () -> {
            int id = run.row[slot];
            if (id < 0) return false;
            String language = run.language(id);
            if (language == null) return evaluated.holds();
            return language.equals(tag) || asRange && language.startsWith(tag + "-");
        }));
    }

    private Condition constant(ExprFunction2 expression, Expr variable, Expr constant, boolean same) {
        Node term = constant.getConstant().asNode();
        boolean exact = term.isURI() || expression instanceof E_SameTerm && !term.isTripleTerm();
        if (!exact) return evaluated(expression);
        int slot = slot(variable);
        int id = run.number(term);
        return condition(expression, () -> run.row[slot] >= 0 && (run.row[slot] == id) == same);
    }

    /** Two IRIs are equal where their numbers are; all else is asked of ARQ. */
    private Condition compared(ExprFunction2 expression, int a, int b, boolean same) {
        Condition evaluated = evaluated(expression);
        return condition(expression, () -> {
            int left = run.row[a];
            int right = run.row[b];
            if (left < 0 || right < 0) return false;
            if (run.isIri(left) || run.isIri(right)) return (left == right) == same;
            return evaluated.holds();
        });
    }

    private Condition bound(int slot, boolean wanted, Expr expression) {
        return condition(expression, () -> run.row[slot] >= 0 == wanted);
    }

    private Condition oneOf(E_OneOfBase expression) {
        boolean wanted = expression instanceof E_OneOf;
        if (!wanted && !(expression instanceof E_NotOneOf)) return evaluated(expression);
        if (!expression.getLHS().isVariable()) return evaluated(expression);
        List<Integer> ids = new ArrayList<>();
        for (Expr one : expression.getRHS()) {
            if (!one.isConstant() || !one.getConstant().asNode().isURI()) return evaluated(expression);
            ids.add(run.number(one.getConstant().asNode()));
        }
        int[] sorted = ids.stream().mapToInt(Integer::intValue).sorted().toArray();
        int slot = slot(expression.getLHS());
        return condition(
                expression,
                () -> run.row[slot] >= 0 && java.util.Arrays.binarySearch(sorted, run.row[slot]) >= 0 == wanted);
    }

    private int slot(Expr variable) {
        return run.slot(variable.asVar());
    }

    private Condition evaluated(Expr expression) {
        for (Var variable : expression.getVarsMentioned()) run.slot(variable);
        return condition(expression, () -> expression.isSatisfied(binding, context));
    }

    /** Whether a step has a solution for what stands in the row. */
    Condition exists(Step step, boolean wanted) {
        return new Condition() {
            @Override
            boolean holds() {
                int[] before = run.save();
                step.open();
                boolean found = step.next();
                run.restore(before);
                return found == wanted;
            }

            @Override
            public String toString() {
                Outline inside = new Outline(run.names());
                step.explain(inside);
                return (wanted ? "exists {" : "not exists {")
                        + inside.toString().strip().replaceAll("\\s+", " ") + "}";
            }
        };
    }

    @FunctionalInterface
    private interface Test {
        boolean holds();
    }

    private static Condition condition(Expr expression, Test test) {
        return new Condition() {
            @Override
            boolean holds() {
                return test.holds();
            }

            @Override
            public String toString() {
                return expression.toString();
            }
        };
    }
}
