package org.silkgraph.snapshot.ids;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_ReverseLink;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;
import org.silkgraph.snapshot.Cursor;

/**
 * A property path from one term, as SPARQL 1.1 counts: links, sequences and alternatives with their repetitions, closures each term
 * once. Closures go breadth first with a list, so that a long chain costs no stack.
 */
final class PathWalk {
    private final Run run;
    private final GraphInUse.Cursors cursors;
    private final Part part;

    PathWalk(Run run, GraphInUse graph, Path path) {
        this.run = run;
        this.cursors = new GraphInUse.Cursors(run.numbers, graph);
        this.part = part(path);
    }

    /** A path, with numbers in it. */
    private sealed interface Part {
        record Link(int predicate) implements Part {}

        record Inverse(Part of) implements Part {}

        record Sequence(Part first, Part second) implements Part {}

        record Alternative(Part first, Part second) implements Part {}

        record ZeroOrOne(Part of) implements Part {}

        record ZeroOrMore(Part of) implements Part {}

        record OneOrMore(Part of) implements Part {}

        record Except(int[] forward, int[] backward) implements Part {}
    }

    private Part part(Path path) {
        return switch (path) {
            case P_Link link -> new Part.Link(run.numbers.id(link.getNode()));
            case P_ReverseLink link -> new Part.Inverse(new Part.Link(run.numbers.id(link.getNode())));
            case P_Inverse inverse -> new Part.Inverse(part(inverse.getSubPath()));
            case P_Seq sequence -> new Part.Sequence(part(sequence.getLeft()), part(sequence.getRight()));
            case P_Alt both -> new Part.Alternative(part(both.getLeft()), part(both.getRight()));
            case P_ZeroOrOne some -> new Part.ZeroOrOne(part(some.getSubPath()));
            case P_ZeroOrMore1 some -> new Part.ZeroOrMore(part(some.getSubPath()));
            case P_OneOrMore1 some -> new Part.OneOrMore(part(some.getSubPath()));
            case P_NegPropSet not -> new Part.Except(numbers(not.getFwdNodes()), numbers(not.getBwdNodes()));
            default -> throw new NotOnIds("path " + path);
        };
    }

    private int[] numbers(List<Node> predicates) {
        return predicates.stream().mapToInt(run.numbers::id).toArray();
    }

    /** Whether the path has a way of no step. */
    boolean canBeEmpty() {
        return canBeEmpty(part);
    }

    private static boolean canBeEmpty(Part part) {
        return switch (part) {
            case Part.Link link -> false;
            case Part.Except except -> false;
            case Part.Inverse inverse -> canBeEmpty(inverse.of());
            case Part.Sequence two -> canBeEmpty(two.first()) && canBeEmpty(two.second());
            case Part.Alternative two -> canBeEmpty(two.first()) || canBeEmpty(two.second());
            case Part.ZeroOrOne some -> true;
            case Part.ZeroOrMore some -> true;
            case Part.OneOrMore some -> canBeEmpty(some.of());
        };
    }

    /** Where the path leads from a term, or where it comes from. */
    void from(int id, boolean forward, Ids to) {
        walk(part, id, forward, to);
    }

    private void walk(Part path, int id, boolean forward, Ids to) {
        switch (path) {
            case Part.Link link -> link(link.predicate(), id, forward, to);
            case Part.Inverse inverse -> walk(inverse.of(), id, !forward, to);
            case Part.Sequence two -> sequence(two, id, forward, to);
            case Part.Alternative two -> {
                walk(two.first(), id, forward, to);
                walk(two.second(), id, forward, to);
            }
            case Part.ZeroOrOne some -> zeroOrOne(some.of(), id, forward, to);
            case Part.ZeroOrMore some -> {
                Ids reached = new Ids(run.budget());
                reached.add(id);
                closure(some.of(), forward, reached);
                append(reached, to);
            }
            case Part.OneOrMore some -> {
                Ids reached = new Ids(run.budget());
                Ids first = new Ids(run.budget());
                walk(some.of(), id, forward, first);
                for (int i = 0; i < first.size(); i++) reached.add(first.get(i));
                closure(some.of(), forward, reached);
                append(reached, to);
            }
            case Part.Except except -> {
                int[] along = forward ? except.forward() : except.backward();
                int[] against = forward ? except.backward() : except.forward();
                if (along.length > 0) allBut(along, id, true, to);
                if (against.length > 0) allBut(against, id, false, to);
            }
        }
    }

    private static void append(Ids from, Ids to) {
        for (int i = 0; i < from.size(); i++) to.append(from.get(i));
    }

    private void link(int predicate, int id, boolean forward, Ids to) {
        if (predicate < 0) return;
        Cursor cursor = cursors.now();
        cursor.open(forward ? id : Run.UNBOUND, predicate, forward ? Run.UNBOUND : id);
        while (cursor.next()) {
            run.tick();
            to.append(forward ? cursor.object() : cursor.subject());
        }
    }

    private void allBut(int[] predicates, int id, boolean forward, Ids to) {
        Cursor cursor = cursors.now();
        cursor.open(forward ? id : Run.UNBOUND, Run.UNBOUND, forward ? Run.UNBOUND : id);
        while (cursor.next()) {
            run.tick();
            if (!has(predicates, cursor.predicate())) to.append(forward ? cursor.object() : cursor.subject());
        }
    }

    private static boolean has(int[] values, int value) {
        for (int one : values) if (one == value) return true;
        return false;
    }

    private void sequence(Part.Sequence two, int id, boolean forward, Ids to) {
        Ids middle = new Ids(run.budget());
        walk(forward ? two.first() : two.second(), id, forward, middle);
        for (int i = 0; i < middle.size(); i++) {
            run.tick();
            walk(forward ? two.second() : two.first(), middle.get(i), forward, to);
        }
    }

    private void zeroOrOne(Part of, int id, boolean forward, Ids to) {
        Ids reached = new Ids(run.budget());
        Ids once = new Ids(run.budget());
        reached.add(id);
        walk(of, id, forward, once);
        for (int i = 0; i < once.size(); i++) reached.add(once.get(i));
        append(reached, to);
    }

    /** Adds what is reached from what is there, until there is no more. */
    private void closure(Part of, boolean forward, Ids reached) {
        Ids next = new Ids(run.budget());
        for (int i = 0; i < reached.size(); i++) {
            run.tick();
            next.clear();
            walk(of, reached.get(i), forward, next);
            for (int j = 0; j < next.size(); j++) reached.add(next.get(j));
        }
    }

    /** Terms that the path can begin at: all that it does, and perhaps more, each once. */
    Ids starts() {
        Ids starts = new Ids(run.budget());
        starts(part, true, starts);
        return starts;
    }

    private void starts(Part path, boolean forward, Ids to) {
        if (canBeEmpty(path)) {
            all(to);
            return;
        }
        switch (path) {
            case Part.Link link -> ends(link.predicate(), forward, to);
            case Part.Inverse inverse -> starts(inverse.of(), !forward, to);
            case Part.Sequence two -> starts(forward ? two.first() : two.second(), forward, to);
            case Part.Alternative two -> {
                starts(two.first(), forward, to);
                starts(two.second(), forward, to);
            }
            case Part.OneOrMore some -> starts(some.of(), forward, to);
            case Part.Except except -> all(to);
            case Part.ZeroOrOne some -> all(to);
            case Part.ZeroOrMore some -> all(to);
        }
    }

    private void ends(int predicate, boolean forward, Ids to) {
        if (predicate < 0) return;
        Cursor cursor = cursors.now();
        cursor.open(Run.UNBOUND, predicate, Run.UNBOUND);
        while (cursor.next()) {
            run.tick();
            to.add(forward ? cursor.subject() : cursor.object());
        }
    }

    private void all(Ids to) {
        Cursor cursor = cursors.now();
        cursor.open(Run.UNBOUND, Run.UNBOUND, Run.UNBOUND);
        while (cursor.next()) {
            run.tick();
            to.add(cursor.subject());
            to.add(cursor.object());
        }
    }

    /** Whether a term is a subject or object of the graph. */
    boolean isInGraph(int id) {
        Cursor cursor = cursors.now();
        cursor.open(id, Run.UNBOUND, Run.UNBOUND);
        if (cursor.next()) return true;
        cursor.open(Run.UNBOUND, Run.UNBOUND, id);
        return cursor.next();
    }
}
