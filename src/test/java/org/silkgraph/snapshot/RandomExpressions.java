package org.silkgraph.snapshot;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/** Random expressions as text: comparisons, tests, arithmetic, strings, logic, EXISTS; many of them errors for some rows. */
final class RandomExpressions {
    private static final List<String> COMPARISONS = List.of("=", "!=", "<", ">", "<=", ">=");

    private final Random random;
    private final RandomTerms terms;
    /** A group pattern, which may use the variables it is given. */
    private final Function<Set<String>, String> pattern;

    RandomExpressions(Random random, RandomTerms terms, Function<Set<String>, String> pattern) {
        this.random = random;
        this.terms = terms;
        this.pattern = pattern;
    }

    /** A condition. */
    String filter(Set<String> known) {
        return condition(known, 2);
    }

    /** Something with a value, or an error. */
    String any(Set<String> known) {
        return random.nextInt(3) == 0 ? condition(known, 1) : value(known, 1);
    }

    private String condition(Set<String> known, int depth) {
        int dice = random.nextInt(depth > 0 ? 18 : 13);
        String x = variable(known);
        return switch (dice) {
            case 0, 1, 2, 3 -> value(known, depth) + " " + terms.one(COMPARISONS) + " " + value(known, depth);
            case 4 -> x + (random.nextBoolean() ? " IN (" : " NOT IN (") + terms.constant() + ", " + leaf(known) + ")";
            case 5 -> "BOUND(" + x + ")";
            case 6 -> "!BOUND(" + x + ")";
            case 7 -> terms.one(List.of("isIRI", "isBlank", "isLiteral", "isNumeric")) + "(" + x + ")";
            case 8 -> "sameTerm(" + x + ", " + leaf(known) + ")";
            case 9 ->
                "regex(" + (random.nextBoolean() ? "STR(" + x + ")" : x) + ", \""
                        + terms.one(List.of("a", "^A", "c$", "1")) + "\"" + (random.nextBoolean() ? ", \"i\"" : "")
                        + ")";
            case 10 -> "LANG(" + x + ") = " + terms.one(List.of("\"en\"", "\"\"", "\"zh-Hans\""));
            case 11 -> "DATATYPE(" + x + ") = xsd:" + terms.one(List.of("integer", "string", "decimal", "boolean"));
            case 12 -> "langMatches(LANG(" + x + "), " + terms.one(List.of("\"zh\"", "\"EN\"", "\"*\"")) + ")";
            case 13 -> "(" + condition(known, depth - 1) + " && " + condition(known, depth - 1) + ")";
            case 14 -> "(" + condition(known, depth - 1) + " || " + condition(known, depth - 1) + ")";
            case 15 -> "!(" + condition(known, depth - 1) + ")";
            case 16 -> "EXISTS " + pattern.apply(known);
            default -> "NOT EXISTS " + pattern.apply(known);
        };
    }

    private String value(Set<String> known, int depth) {
        if (depth == 0) return leaf(known);
        String x = variable(known);
        return switch (random.nextInt(14)) {
            case 0 -> "(" + value(known, depth - 1) + " + " + leaf(known) + ")";
            case 1 -> "(" + leaf(known) + " * 2)";
            case 2 -> "(" + leaf(known) + " - " + leaf(known) + ")";
            case 3 -> "(" + leaf(known) + " / 2)";
            case 4 -> "STR(" + x + ")";
            case 5 -> "LANG(" + x + ")";
            case 6 -> "DATATYPE(" + x + ")";
            case 7 -> "STRLEN(" + x + ")";
            case 8 -> "COALESCE(" + x + ", " + leaf(known) + ")";
            case 9 -> "IF(" + condition(known, 0) + ", " + leaf(known) + ", " + leaf(known) + ")";
            case 10 -> "xsd:" + terms.one(List.of("integer", "decimal", "string", "boolean")) + "(" + x + ")";
            default -> leaf(known);
        };
    }

    private String leaf(Set<String> known) {
        return switch (random.nextInt(4)) {
            case 0 -> terms.literalText();
            case 1 -> random.nextBoolean() ? terms.constant() : Integer.toString(random.nextInt(4));
            default -> variable(known);
        };
    }

    /** Now and then one that nothing binds. */
    private String variable(Set<String> known) {
        if (known.isEmpty() || random.nextInt(20) == 0) return "?a";
        return terms.one(List.copyOf(known));
    }
}
