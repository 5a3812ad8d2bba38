package org.silkgraph.store.guard;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.optimize.Optimize;
import org.apache.jena.sparql.algebra.optimize.Rewrite;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;
import org.apache.jena.sparql.function.FunctionEnv;
import org.jspecify.annotations.Nullable;

/**
 * Expressions whose work or whose value grows beyond their arguments, replaced before anything is evaluated by others that mean the
 * same within bounds: regular expressions in linear time, strings and products up to a {@link Sizes size}.
 */
final class Bounded {
    /** Does it before whatever else ARQ does to an algebra. */
    static final RewriteFactory REWRITING = context -> {
        RewriteFactory usual = Optimize.getFactory();
        Rewrite rest = (usual == null ? Optimize.stdOptimizationFactory : usual).create(context);
        return op -> rest.rewrite(of(op));
    };

    private static final String XPATH = "http://www.w3.org/2005/xpath-functions#";

    private Bounded() {}

    static Op of(Op op) {
        return Transformer.transform(new Groups(), new Expressions(), op);
    }

    /** Of GROUP_CONCAT what is joined is counted, over all groups of a query. */
    private static final class Groups extends TransformCopy {
        private long joined;

        @Override
        public Op transform(OpGroup group, Op of) {
            List<ExprAggregator> aggregators =
                    group.getAggregators().stream().map(this::counted).toList();
            return OpGroup.create(of, group.getGroupVars(), aggregators);
        }

        private ExprAggregator counted(ExprAggregator one) {
            Aggregator aggregator = one.getAggregator();
            return switch (aggregator) {
                case AggGroupConcat joins -> new ExprAggregator(one.getVar(), counted(joins, joins.getSeparator()));
                case AggGroupConcatDistinct joins ->
                    new ExprAggregator(one.getVar(), counted(joins, joins.getSeparator()));
                default -> one;
            };
        }

        private Aggregator counted(Aggregator aggregator, @Nullable String separator) {
            Expr of = aggregator.getExprList().get(0);
            return aggregator.copy(new ExprList(new Counted(of, separator == null ? 1 : separator.length())));
        }

        private final class Counted extends ExprFunction1 {
            private final int separator;

            Counted(Expr of, int separator) {
                super(of, "counted");
                this.separator = separator;
            }

            @Override
            public NodeValue eval(NodeValue value) {
                joined += Sizes.length(value) + separator;
                Sizes.checkJoined(joined);
                return value;
            }

            @Override
            public Expr copy(Expr of) {
                return new Counted(of, separator);
            }
        }
    }

    private static final class Expressions extends ExprTransformCopy {
        @Override
        public Expr transform(ExprFunction1 function, Expr argument) {
            return function instanceof E_StrEncodeForURI ? new Encoded(argument) : super.transform(function, argument);
        }

        @Override
        public Expr transform(ExprFunction2 function, Expr left, Expr right) {
            return function instanceof E_Multiply ? new Product(left, right) : super.transform(function, left, right);
        }

        @Override
        public Expr transform(ExprFunctionN function, ExprList arguments) {
            return switch (function) {
                case E_Regex regex -> new Matches(arguments);
                case E_StrReplace replace -> new Replaced(arguments);
                case E_StrConcat concat -> new Joined(arguments);
                case E_Function call -> called(call, arguments);
                default -> super.transform(function, arguments);
            };
        }

        /** The same by the names of XPath. */
        private Expr called(E_Function call, ExprList arguments) {
            return switch (call.getFunctionIRI()) {
                case XPATH + "matches" -> new Matches(arguments);
                case XPATH + "replace" -> new Replaced(arguments);
                case XPATH + "concat" -> new Joined(arguments);
                case XPATH + "encode-for-uri" -> new Encoded(arguments.get(0));
                default -> super.transform(call, arguments);
            };
        }
    }

    /** What matches a pattern. One that is written in the query is made once. */
    private abstract static class Matching extends ExprFunctionN {
        private final int flags;
        private final Optional<LinearPattern> written;

        /** @param flags where the flags stand, if they are given */
        Matching(String name, ExprList arguments, int flags) {
            super(name, arguments);
            this.flags = flags;
            this.written = constant(arguments, flags);
        }

        final LinearPattern pattern(List<NodeValue> arguments) {
            return written.orElseGet(() -> Bounded.pattern(arguments, flags));
        }

        @Override
        public abstract NodeValue eval(List<NodeValue> arguments, FunctionEnv environment);

        /** Never asked: ARQ evaluates with an environment, which says when the query is cancelled. */
        @Override
        public final NodeValue eval(List<NodeValue> arguments) {
            throw new UnsupportedOperationException("without an environment");
        }
    }

    /** REGEX. */
    private static final class Matches extends Matching {
        Matches(ExprList arguments) {
            super("regex", arguments, 2);
        }

        @Override
        public NodeValue eval(List<NodeValue> arguments, FunctionEnv environment) {
            String text = text(arguments.get(0));
            return NodeValue.booleanReturn(pattern(arguments).isFound(text, environment));
        }

        @Override
        public Expr copy(ExprList arguments) {
            return new Matches(arguments);
        }
    }

    /** REPLACE. */
    private static final class Replaced extends Matching {
        Replaced(ExprList arguments) {
            super("replace", arguments, 3);
        }

        @Override
        public NodeValue eval(List<NodeValue> arguments, FunctionEnv environment) {
            Node of = NodeValueOps.checkAndGetStringLiteral("REPLACE", arguments.get(0));
            String text = of.getLiteralLexicalForm();
            String changed = pattern(arguments).replaced(text, text(arguments.get(2)), environment);
            if (changed.equals(text)) return arguments.get(0);
            return NodeValue.makeNode(NodeFactory.createLiteral(
                    changed, of.getLiteralLanguage(), of.getLiteralBaseDirection(), of.getLiteralDatatype()));
        }

        @Override
        public Expr copy(ExprList arguments) {
            return new Replaced(arguments);
        }
    }

    /** @param flags where the flags stand, if they are given */
    private static Optional<LinearPattern> constant(ExprList arguments, int flags) {
        boolean isConstant = isString(arguments, 1) && (arguments.size() <= flags || isString(arguments, flags));
        if (!isConstant) return Optional.empty();
        try {
            return Optional.of(pattern(
                    arguments.getList().stream()
                            .map(one -> one.isConstant() ? one.getConstant() : NodeValue.nvEmptyString)
                            .toList(),
                    flags));
        } catch (ExprEvalException noPattern) {
            // It fails again, row by row, as an error of the expression.
            return Optional.empty();
        }
    }

    private static boolean isString(ExprList arguments, int at) {
        return at < arguments.size()
                && arguments.get(at).isConstant()
                && arguments.get(at).getConstant().isString();
    }

    private static LinearPattern pattern(List<NodeValue> arguments, int flags) {
        return LinearPattern.of(text(arguments.get(1)), arguments.size() > flags ? text(arguments.get(flags)) : "");
    }

    private static String text(NodeValue value) {
        return NodeValueOps.checkAndGetStringLiteral("REGEX, REPLACE", value).getLiteralLexicalForm();
    }

    private static final class Product extends E_Multiply {
        Product(Expr left, Expr right) {
            super(left, right);
        }

        @Override
        public NodeValue eval(NodeValue x, NodeValue y) {
            Sizes.checkProduct(x, y);
            return super.eval(x, y);
        }

        @Override
        public Expr copy(Expr left, Expr right) {
            return new Product(left, right);
        }
    }

    private static final class Encoded extends E_StrEncodeForURI {
        Encoded(Expr argument) {
            super(argument);
        }

        @Override
        public NodeValue eval(NodeValue value) {
            // A character is nine at most: three bytes of UTF-8, each %xx.
            Sizes.check(Sizes.length(value));
            NodeValue encoded = super.eval(value);
            Sizes.check(Sizes.length(encoded));
            return encoded;
        }

        @Override
        public Expr copy(Expr argument) {
            return new Encoded(argument);
        }
    }

    private static final class Joined extends E_StrConcat {
        Joined(ExprList arguments) {
            super(arguments);
        }

        @Override
        public NodeValue eval(List<NodeValue> arguments) {
            Sizes.check(arguments.stream().mapToLong(Sizes::length).sum());
            return super.eval(arguments);
        }

        @Override
        public Expr copy(ExprList arguments) {
            return new Joined(arguments);
        }
    }
}
