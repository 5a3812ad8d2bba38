package org.silkgraph.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Random SPARQL 1.1 queries as text, over all forms of the language that read data. Answers are determined by the data: nothing
 * asks for the time or for chance, SAMPLE is taken only where one value is left, GROUP_CONCAT only for its length, and columns
 * of MIN and MAX begin with {@code v}, since which form of equal values they give is open.
 */
final class RandomQueries {
    private static final List<String> VARIABLES = List.of("?a", "?b", "?c", "?d", "?e", "?f", "?g");
    private static final String PROLOGUE =
            "PREFIX : <http://example.org/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n";

    private final Random random;
    private final RandomTerms terms;
    private final RandomExpressions expressions;
    private int fresh;

    RandomQueries(Random random, RandomTerms terms) {
        this.random = random;
        this.terms = terms;
        this.expressions = new RandomExpressions(random, terms, this::existing);
    }

    String next() {
        fresh = 0;
        int dice = random.nextInt(20);
        String form;
        if (dice == 0) form = "ASK " + from() + group(2, new TreeSet<>());
        else if (dice == 1) form = construct();
        else if (dice < 6) form = aggregate(2, from()).text() + having();
        else form = select();
        return PROLOGUE + form;
    }

    /** A sub-select and the variables it lets out that may be joined. */
    private record Part(String text, Set<String> known) {}

    private String select() {
        String from = from();
        Set<String> known = new TreeSet<>();
        String where = group(2, known);
        String modifier = terms.one(List.of("", "", "", "DISTINCT ", "DISTINCT ", "REDUCED "));
        if (known.isEmpty() || chance(6)) return "SELECT " + modifier + "* " + from + where;
        List<String> columns = some(known);
        String computed = "";
        if (chance(5)) {
            String name = fresh();
            computed = " (" + expressions.any(known) + " AS " + name + ")";
        }
        return "SELECT " + modifier + String.join(" ", columns) + computed + " " + from + where
                + (modifier.startsWith("R") ? "" : order(columns));
    }

    private String order(List<String> columns) {
        int dice = random.nextInt(5);
        if (dice > 1) return dice == 2 && chance(2) ? limit() : "";
        String keys = IntStream.range(0, 1 + random.nextInt(2))
                .mapToObj(i -> orderKey(terms.one(columns)))
                .collect(Collectors.joining(" "));
        return "\nORDER BY " + keys + (dice == 0 ? limit() : "");
    }

    private String orderKey(String variable) {
        return switch (random.nextInt(5)) {
            case 0 -> "DESC(" + variable + ")";
            case 1 -> "ASC(STR(" + variable + "))";
            case 2 -> "(COALESCE(" + variable + " + 1, 0))";
            default -> variable;
        };
    }

    private String limit() {
        return " LIMIT " + random.nextInt(6) + (chance(3) ? " OFFSET " + random.nextInt(5) : "");
    }

    private String construct() {
        String from = from();
        Set<String> known = new TreeSet<>();
        String where = group(2, known);
        String subject = known.isEmpty() ? ":a" : terms.one(List.copyOf(known));
        String object = known.isEmpty() ? ":a" : terms.one(List.copyOf(known));
        return "CONSTRUCT { " + subject + " :made " + object + " . :a ?p " + object + " } " + from + "WHERE " + where;
    }

    /** SELECT with aggregates, with and without GROUP BY. */
    private Part aggregate(int depth, String from) {
        Set<String> known = new TreeSet<>();
        String where = group(depth, known);
        Set<String> out = new TreeSet<>();
        StringBuilder columns = new StringBuilder();
        String keys = "";
        if (!known.isEmpty() && !chance(3)) {
            String key = terms.one(List.copyOf(known));
            if (chance(3)) {
                String name = fresh();
                keys = " GROUP BY (" + expressions.any(Set.of(key)) + " AS " + name + ")";
                columns.append(name).append(' ');
                out.add(name);
            } else {
                keys = " GROUP BY " + key;
                columns.append(key).append(' ');
                out.add(key);
            }
        }
        int aggregates = 1 + random.nextInt(3);
        for (int i = 0; i < aggregates; i++) columns.append(column(known, out)).append(' ');
        return new Part("SELECT " + columns + from + where + keys, out);
    }

    private String column(Set<String> known, Set<String> out) {
        String x = known.isEmpty() ? "?a" : terms.one(List.copyOf(known));
        String name = fresh();
        String distinct = chance(3) ? "DISTINCT " : "";
        int dice = random.nextInt(9);
        if (dice == 5) return "(MIN(" + x + ") AS " + name.replace("?n", "?v") + ")";
        if (dice == 6) return "(MAX(" + x + ") AS " + name.replace("?n", "?v") + ")";
        out.add(name);
        return "("
                + switch (dice) {
                    case 0 -> "COUNT(*)";
                    case 1 -> "COUNT(DISTINCT *)";
                    case 2 -> "COUNT(" + distinct + x + ")";
                    case 3 -> "SUM(" + distinct + x + ")";
                    case 4 -> "AVG(" + distinct + x + ")";
                    case 7 -> "IF(COUNT(DISTINCT " + x + ") = 1, SAMPLE(" + x + "), COUNT(DISTINCT " + x + "))";
                    default -> "STRLEN(GROUP_CONCAT(" + distinct + "STR(" + x + "); separator=\"|\"))";
                }
                + " AS " + name + ")";
    }

    private String having() {
        if (!chance(4)) return "";
        return " HAVING ("
                + terms.one(List.of("COUNT(*) > 1", "COUNT(*) < 3", "COUNT(DISTINCT ?a) >= 1", "SUM(?b) > 2")) + ")";
    }

    private String from() {
        if (!chance(12)) return "";
        // Each once: Jena refuses a name that is repeated.
        Set<String> clauses = new TreeSet<>();
        for (int i = random.nextInt(3); i > 0; i--) clauses.add("FROM " + terms.graphName() + " ");
        for (int i = random.nextInt(3); i > 0; i--) clauses.add("FROM NAMED " + terms.graphName() + " ");
        return String.join("", clauses);
    }

    /** A group in braces; variables that it may bind are added to those known. */
    private String group(int depth, Set<String> known) {
        StringBuilder text = new StringBuilder("{ ");
        if (!chance(9)) text.append(patterns(known));
        for (int i = random.nextInt(3); i > 0; i--) text.append(element(depth, known));
        return text.append("}").toString();
    }

    private String element(int depth, Set<String> known) {
        if (depth == 0) return chance(3) ? filter(known) : patterns(known);
        return switch (random.nextInt(14)) {
            case 0, 1 -> "OPTIONAL " + group(depth - 1, known) + " ";
            case 2, 3 -> filter(known);
            case 4 -> group(depth - 1, known) + " UNION " + group(depth - 1, known) + " ";
            case 5 -> values(known);
            case 6 -> "MINUS " + group(depth - 1, new TreeSet<>()) + " ";
            case 7 -> bind(known);
            case 8 -> subquery(depth - 1, known);
            case 9 -> "GRAPH " + terms.graphName() + " " + group(depth - 1, known) + " ";
            case 10 -> {
                String name = chance(3) ? variable(known) : newVariable(known);
                yield "GRAPH " + name + " " + group(depth - 1, known) + " ";
            }
            case 11 -> path(known);
            case 12 -> group(depth - 1, known) + " ";
            default -> patterns(known);
        };
    }

    private String existing(Set<String> known) {
        return group(random.nextInt(2), new TreeSet<>(known));
    }

    private String filter(Set<String> known) {
        return "FILTER(" + expressions.filter(known) + ") ";
    }

    private String bind(Set<String> known) {
        String expression = expressions.any(known);
        String name = fresh();
        known.add(name);
        return "BIND(" + expression + " AS " + name + ") ";
    }

    private String values(Set<String> known) {
        List<String> columns =
                chance(2) ? List.of(variable(known)) : VARIABLES.subList(random.nextInt(2), 2 + random.nextInt(2));
        known.addAll(columns);
        String rows = IntStream.range(0, random.nextInt(4))
                .mapToObj(row -> columns.stream()
                        .map(column -> chance(5) ? "UNDEF" : terms.constant())
                        .collect(Collectors.joining(" ", "(", ")")))
                .collect(Collectors.joining(" "));
        return "VALUES (" + String.join(" ", columns) + ") { " + rows + " } ";
    }

    private String subquery(int depth, Set<String> known) {
        if (chance(3)) {
            Part part = aggregate(depth, "");
            known.addAll(part.known());
            return "{ " + part.text() + " } ";
        }
        Set<String> inside = new TreeSet<>();
        String where = group(depth, inside);
        if (inside.isEmpty()) return where + " ";
        List<String> columns = some(inside);
        known.addAll(columns);
        String end = chance(4) ? " ORDER BY " + String.join(" ", columns) + limit() : "";
        return "{ SELECT " + (chance(3) ? "DISTINCT " : "") + String.join(" ", columns) + " " + where + end + " } ";
    }

    /** A basic graph pattern: star, chain, cycle or anything. */
    private String patterns(Set<String> known) {
        int size = chance(4) ? 3 : 1 + random.nextInt(2);
        return switch (random.nextInt(8)) {
            case 0, 1 -> star(known, size);
            case 2, 3 -> chain(known, size);
            case 4 -> cycle(known);
            default -> joined(size, () -> triple(subject(known), link(known), object(known)));
        };
    }

    private String star(Set<String> known, int size) {
        String centre = variable(known);
        return joined(
                size,
                () -> chance(4)
                        ? triple(subject(known), terms.predicate(), centre)
                        : triple(centre, terms.predicate(), object(known)));
    }

    private String chain(Set<String> known, int size) {
        StringBuilder text = new StringBuilder();
        String from = subject(known);
        for (int i = 0; i < size; i++) {
            String to = i < size - 1 || chance(2) ? newVariable(known) : object(known);
            text.append(triple(from, terms.predicate(), to));
            from = to;
        }
        return text.toString();
    }

    private String cycle(Set<String> known) {
        String a = variable(known);
        String b = newVariable(known);
        String c = newVariable(known);
        return triple(a, terms.predicate(), b) + triple(b, link(known), c) + triple(c, terms.predicate(), a);
    }

    private String path(Set<String> known) {
        String from = chance(3) ? terms.thing() : variable(known);
        String to = chance(3) ? terms.constant() : variable(known);
        return triple(from, route(2), to);
    }

    private String route(int depth) {
        if (depth == 0) return terms.predicate();
        return switch (random.nextInt(9)) {
            case 0 -> route(depth - 1) + "/" + route(depth - 1);
            case 1 -> "(" + route(depth - 1) + "|" + route(depth - 1) + ")";
            case 2 -> "^(" + route(depth - 1) + ")";
            case 3 -> "(" + route(depth - 1) + ")*";
            case 4 -> "(" + route(depth - 1) + ")+";
            case 5 -> "(" + route(depth - 1) + ")?";
            case 6 -> "!" + terms.predicate();
            case 7 -> "!(" + terms.predicate() + "|^" + terms.predicate() + ")";
            default -> terms.predicate() + "*";
        };
    }

    private static String joined(int size, Supplier<String> part) {
        return IntStream.range(0, size).mapToObj(i -> part.get()).collect(Collectors.joining());
    }

    private static String triple(String s, String p, String o) {
        return s + " " + p + " " + o + " . ";
    }

    private String subject(Set<String> known) {
        return chance(8) ? terms.thing() : variable(known);
    }

    private String link(Set<String> known) {
        return chance(4) ? newVariable(known) : terms.predicate();
    }

    private String object(Set<String> known) {
        if (chance(15)) return "[]";
        if (chance(7)) return terms.constant();
        return chance(6) ? variable(known) : newVariable(known);
    }

    /** One that nothing else uses, where there is one left. */
    private String newVariable(Set<String> known) {
        List<String> free =
                VARIABLES.stream().filter(name -> !known.contains(name)).toList();
        String name = terms.one(free.isEmpty() ? VARIABLES : free);
        known.add(name);
        return name;
    }

    /** Mostly one that is there already, so that patterns join; also one of BIND and of sub-selects. */
    private String variable(Set<String> known) {
        String name = !known.isEmpty() && !chance(3) ? terms.one(List.copyOf(known)) : newVariable(known);
        known.add(name);
        return name;
    }

    private List<String> some(Set<String> known) {
        List<String> chosen = new ArrayList<>();
        for (String variable : known) if (!chance(4)) chosen.add(variable);
        return chosen.isEmpty() ? List.copyOf(known) : chosen;
    }

    private String fresh() {
        return "?n" + fresh++;
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }
}
