package org.silkgraph.snapshot.ids;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.OpAssign;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpDisjunction;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLabel;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpList;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpNull;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpPropFunc;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.algebra.op.OpReduced;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpSlice;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpTopN;
import org.apache.jena.sparql.algebra.op.OpTriple;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;
import org.silkgraph.snapshot.Numbers;
import org.silkgraph.snapshot.Selection;

/**
 * Makes steps of algebra. Where ARQ evaluates an operator for the solutions of another one (sequences, conditionals, EXISTS), the
 * step is opened for each row; where it evaluates both sides for themselves (joins, minus), the right one is held. A form it does
 * not know, or that would mean something else on a row than for itself, is a {@link NotOnIds}.
 */
final class Compiler {
    private final Run run;

    /** The graph that patterns are matched in: as numbers, and for expressions that ARQ evaluates. */
    private record Scope(GraphInUse graph, ExecutionContext context, boolean isOfVariable) {}

    Compiler(Run run) {
        this.run = run;
    }

    /**
     * The step of an operator.
     *
     * @param outer variables that may have values when it is opened
     */
    Step compile(Op op, Selection graph, BitSet outer) {
        return step(op, new Scope(new GraphInUse(graph), run.context, false), outer);
    }

    private Step step(Op op, Scope scope, BitSet outer) {
        Conjunction conjunction = new Conjunction(run);
        if (gather(op, scope, conjunction)) return conjunction.step(outer);
        return switch (op) {
            case OpSequence sequence -> sequence(sequence.getElements(), scope, outer);
            case OpFilter filter -> filter(filter, scope, outer);
            case OpGraph graph -> graph(graph, scope, outer);
            case OpUnion union -> union(branches(union), scope, outer);
            case OpDisjunction union -> union(union.getElements(), scope, outer);
            case OpConditional optional -> conditional(optional, scope, outer);
            case OpJoin join -> join(join, scope, outer);
            case OpLeftJoin join -> leftJoin(join, scope, outer);
            case OpMinus minus -> minus(minus, scope, outer);
            case OpTable table -> table(table);
            case OpExtend extend ->
                new ExtendStep(
                        run,
                        step(extend.getSubOp(), scope, outer),
                        extend.getVarExprList(),
                        context(scope, extend.getVarExprList().getExprs().values()));
            case OpAssign assign ->
                new ExtendStep(
                        run,
                        step(assign.getSubOp(), scope, outer),
                        assign.getVarExprList(),
                        context(scope, assign.getVarExprList().getExprs().values()));
            case OpNull nothing -> new UnionStep(List.of());
            case OpLabel label when label.hasSubOp() -> step(label.getSubOp(), scope, outer);
            case OpList list -> step(list.getSubOp(), scope, outer);
            case OpProject project -> project(project, scope, outer);
            case OpPropFunc call -> function(call, scope, outer);
            default -> modified(op, scope, outer);
        };
    }

    /** Operators on all solutions together, which mean something else for one row. */
    private Step modified(Op op, Scope scope, BitSet outer) {
        if (!(op instanceof Op1 modifier)) throw new NotOnIds(op.getName());
        Step of = step(modifier.getSubOp(), scope, outer);
        if (of.visible.intersects(outer)) throw new NotOnIds(op.getName() + " inside of a row");
        return switch (op) {
            case OpDistinct distinct -> new DistinctStep(run, of);
            case OpReduced reduced -> new ReducedStep(run, of);
            case OpSlice slice -> new SliceStep(run, of, slice.getStart(), slice.getLength());
            case OpOrder order ->
                new SortStep(
                        run,
                        of,
                        order.getConditions(),
                        -1,
                        context(
                                scope,
                                order.getConditions().stream()
                                        .map(one -> one.getExpression())
                                        .toList()));
            case OpTopN top -> top(top, of, scope);
            case OpGroup group -> group(group, of, scope);
            default -> throw new NotOnIds(op.getName());
        };
    }

    private Step top(OpTopN top, Step of, Scope scope) {
        List<Expr> keys =
                top.getConditions().stream().map(one -> one.getExpression()).toList();
        return new SortStep(run, of, top.getConditions(), top.getLimit(), context(scope, keys));
    }

    private Step group(OpGroup group, Step of, Scope scope) {
        List<Expr> expressions = new ArrayList<>(group.getGroupVars().getExprs().values());
        group.getAggregators().forEach(one -> {
            ExprList parts = one.getAggregator().getExprList();
            if (parts != null) expressions.addAll(parts.getList());
        });
        return new GroupStep(run, of, group.getGroupVars(), group.getAggregators(), context(scope, expressions));
    }

    // ---- Conjunctions

    /** Whether an operator is made of patterns, paths and filters on their variables only; then they are added. */
    private boolean gather(Op op, Scope scope, Conjunction to) {
        return isPlain(op) && add(op, scope, to);
    }

    private boolean isPlain(Op op) {
        return switch (op) {
            case OpBGP pattern -> true;
            case OpTriple pattern -> true;
            case OpPath path -> true;
            case OpTable table -> table.isJoinIdentity();
            case OpQuadPattern pattern -> isThere(pattern.getGraphNode());
            case OpGraph graph -> isThere(graph.getNode()) && isPlain(graph.getSubOp());
            case OpSequence sequence -> sequence.getElements().stream().allMatch(this::isPlain);
            case OpFilter filter -> isPlain(filter.getSubOp()) && isOnOwnVariables(filter);
            default -> false;
        };
    }

    /** Such a filter may be tested before or after other patterns: its variables have their values from its own. */
    private static boolean isOnOwnVariables(OpFilter filter) {
        Collection<Var> fixed = OpVars.fixedVars(filter.getSubOp());
        for (Expr expression : filter.getExprs()) {
            if (hasPattern(expression) || !fixed.containsAll(expression.getVarsMentioned())) return false;
        }
        return true;
    }

    private static boolean hasPattern(Expr expression) {
        if (expression instanceof ExprFunctionOp) return true;
        if (!expression.isFunction()) return false;
        return expression.getFunction().getArgs().stream().anyMatch(part -> part != null && hasPattern(part));
    }

    private boolean add(Op op, Scope scope, Conjunction to) {
        switch (op) {
            case OpBGP pattern -> add(pattern.getPattern(), scope, to);
            case OpTriple pattern -> add(pattern.asBGP().getPattern(), scope, to);
            case OpQuadPattern pattern -> add(pattern.getBasicPattern(), named(pattern.getGraphNode(), scope), to);
            case OpPath path -> {
                Place s = PathStep.place(path.getTriplePath().getSubject(), run);
                Place o = PathStep.place(path.getTriplePath().getObject(), run);
                to.path(new PathStep(run, s, path.getTriplePath().getPath(), o, scope.graph()), s, o, scope.graph());
            }
            case OpGraph graph -> add(graph.getSubOp(), named(graph.getNode(), scope), to);
            case OpSequence sequence -> sequence.getElements().forEach(part -> add(part, scope, to));
            case OpFilter filter -> {
                add(filter.getSubOp(), scope, to);
                Conditions conditions = new Conditions(run, scope.context());
                for (Expr expression : filter.getExprs()) {
                    to.condition(conditions.of(expression), slots(expression.getVarsMentioned()));
                }
            }
            case OpTable unit -> {}
            default -> throw new IllegalStateException(op.getName());
        }
        return true;
    }

    private void add(BasicPattern patterns, Scope scope, Conjunction to) {
        for (Triple triple : patterns) {
            to.pattern(
                    Place.of(triple.getSubject(), run),
                    Place.of(triple.getPredicate(), run),
                    Place.of(triple.getObject(), run),
                    scope.graph());
        }
    }

    private BitSet slots(Collection<Var> variables) {
        BitSet slots = new BitSet();
        for (Var variable : variables) slots.set(run.slot(variable));
        return slots;
    }

    // ---- Graphs

    private Scope named(Node name, Scope scope) {
        var graph = run.context.getDataset().getGraph(name);
        Selection selection = Numbers.selection(graph).orElseThrow(() -> new NotOnIds("graph " + name));
        return new Scope(
                new GraphInUse(selection), ExecutionContext.copyChangeActiveGraph(scope.context(), graph), false);
    }

    /** Whether a graph is named and there; in one that is not, not even empty braces have a solution. */
    private boolean isThere(Node graph) {
        return !Var.isVar(graph) && run.context.getDataset().containsGraph(graph);
    }

    private Step graph(OpGraph graph, Scope scope, BitSet outer) {
        if (!Var.isVar(graph.getNode()) && !isThere(graph.getNode())) return new UnionStep(List.of());
        if (!Var.isVar(graph.getNode())) return step(graph.getSubOp(), named(graph.getNode(), scope), outer);
        int slot = run.slot(Var.alloc(graph.getNode()));
        GraphInUse inUse = new GraphInUse(Selection.nothing());
        Step of = step(graph.getSubOp(), new Scope(inUse, scope.context(), true), outer);
        return new GraphStep(run, slot, inUse, of);
    }

    /** What expressions are evaluated in; those with patterns inside need to know the graph. */
    private static ExecutionContext context(Scope scope, Collection<Expr> expressions) {
        if (scope.isOfVariable() && expressions.stream().anyMatch(Compiler::hasPattern)) {
            throw new NotOnIds("a pattern in an expression, in a graph that is a variable");
        }
        return scope.context();
    }

    // ---- Joins

    private Step sequence(List<Op> elements, Scope scope, BitSet outer) {
        List<Step> steps = new ArrayList<>();
        BitSet known = (BitSet) outer.clone();
        Conjunction together = new Conjunction(run);
        for (Op element : elements) {
            if (gather(element, scope, together)) continue;
            known = flush(together, steps, known);
            together = new Conjunction(run);
            Step step = step(element, scope, known);
            steps.add(step);
            known = Step.union(known, step.visible);
        }
        flush(together, steps, known);
        return new Chain(steps);
    }

    private static BitSet flush(Conjunction together, List<Step> steps, BitSet known) {
        if (together.isEmpty()) return known;
        Step step = together.step(known);
        steps.add(step);
        return Step.union(known, step.visible);
    }

    private Step filter(OpFilter filter, Scope scope, BitSet outer) {
        Step of = step(filter.getSubOp(), scope, outer);
        BitSet known = Step.union(outer, of.visible);
        Conditions conditions = new Conditions(run, scope.context());
        List<Condition> all = new ArrayList<>();
        for (Expr expression : filter.getExprs()) all.add(condition(expression, conditions, scope, known));
        return new FilterStep(run, of, all);
    }

    private Condition condition(Expr expression, Conditions conditions, Scope scope, BitSet known) {
        if (expression instanceof E_Exists exists) {
            return conditions.exists(step(exists.getGraphPattern(), scope, known), true);
        }
        if (expression instanceof E_NotExists exists) {
            return conditions.exists(step(exists.getGraphPattern(), scope, known), false);
        }
        context(scope, List.of(expression));
        return conditions.of(expression);
    }

    private static List<Op> branches(OpUnion union) {
        List<Op> all = new ArrayList<>();
        for (Op branch : List.of(union.getLeft(), union.getRight())) {
            if (branch instanceof OpUnion deeper) all.addAll(branches(deeper));
            else all.add(branch);
        }
        return all;
    }

    private Step union(List<Op> branches, Scope scope, BitSet outer) {
        return new UnionStep(
                branches.stream().map(branch -> step(branch, scope, outer)).toList());
    }

    private Step conditional(OpConditional optional, Scope scope, BitSet outer) {
        Step left = step(optional.getLeft(), scope, outer);
        return new OptionalStep(left, step(optional.getRight(), scope, Step.union(outer, left.visible)));
    }

    private Step join(OpJoin join, Scope scope, BitSet outer) {
        Step left = step(join.getLeft(), scope, outer);
        Step right = step(join.getRight(), scope, new BitSet());
        return new Chain(List.of(left, new HeldRight(run, left, right, outer, scope.graph())));
    }

    private Step leftJoin(OpLeftJoin join, Scope scope, BitSet outer) {
        Step left = step(join.getLeft(), scope, outer);
        Step right = step(join.getRight(), scope, new BitSet());
        BitSet known = Step.union(Step.union(left.visible, right.visible), outer);
        Conditions conditions = new Conditions(run, scope.context());
        List<Condition> all = new ArrayList<>();
        if (join.getExprs() != null) {
            for (Expr expression : join.getExprs()) all.add(condition(expression, conditions, scope, known));
        }
        Step held = new HeldRight(run, left, right, outer, scope.graph());
        return new OptionalStep(left, all.isEmpty() ? held : new FilterStep(run, held, all));
    }

    private Step minus(OpMinus minus, Scope scope, BitSet outer) {
        Step left = step(minus.getLeft(), scope, outer);
        Step right = step(minus.getRight(), scope, new BitSet());
        return new MinusStep(run, left, new HeldRight(run, left, right, new BitSet(), scope.graph()));
    }

    private Step table(OpTable table) {
        if (table.isJoinIdentity()) return new Chain(List.of());
        int[] slots = table.getTable().getVars().stream().mapToInt(run::slot).toArray();
        List<int[]> rows = new ArrayList<>();
        QueryIterator all = table.getTable().iterator(run.context);
        while (all.hasNext()) {
            Binding binding = all.next();
            int[] row = new int[slots.length];
            for (int i = 0; i < slots.length; i++) {
                Node value = binding.get(run.variable(slots[i]));
                row[i] = value == null ? Run.UNBOUND : run.number(value);
            }
            rows.add(row);
        }
        return new TableStep(run, slots, rows);
    }

    private Step function(OpPropFunc call, Scope scope, BitSet outer) {
        if (scope.isOfVariable()) throw new NotOnIds("a function in a graph that is a variable");
        return new FunctionStep(run, step(call.getSubOp(), scope, outer), call, scope.context());
    }

    /** Variables that are hidden have places of their own, so that others of the same name are not in the way. */
    private Step project(OpProject project, Scope scope, BitSet outer) {
        return run.inside(project.getVars(), () -> {
            Step of = step(project.getSubOp(), scope, outer);
            return new ProjectStep(of, slots(project.getVars()));
        });
    }
}
