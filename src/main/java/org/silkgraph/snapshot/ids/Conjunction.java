package org.silkgraph.snapshot.ids;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.silkgraph.snapshot.IdAccess;
import org.silkgraph.snapshot.Numbers;

/**
 * Patterns and paths that hold together, with conditions on their variables: put into the order that is likely to touch least, by
 * exact counts of what is known and the statistics of each predicate; every condition right after what it needs.
 */
final class Conjunction {
    /** What a path is taken to lead to from one end. */
    private static final double PATH = 30;

    private final Run run;
    private final List<Member> members = new ArrayList<>();
    private final List<Pending> conditions = new ArrayList<>();

    private record Member(
            Step step,
            BitSet variables,
            Place s,
            Place p,
            Place o,
            GraphInUse graph,
            boolean isPath,
            boolean canBeEmpty) {}

    private record Pending(Condition condition, BitSet variables) {}

    Conjunction(Run run) {
        this.run = run;
    }

    void pattern(Place s, Place p, Place o, GraphInUse graph) {
        PatternStep step = new PatternStep(run, s, p, o, graph);
        members.add(new Member(step, step.visible, s, p, o, graph, false, false));
    }

    void path(PathStep step, Place s, Place o, GraphInUse graph) {
        members.add(new Member(step, step.visible, s, s, o, graph, true, step.canBeEmpty()));
    }

    void condition(Condition condition, BitSet variables) {
        conditions.add(new Pending(condition, variables));
    }

    boolean isEmpty() {
        return members.isEmpty() && conditions.isEmpty();
    }

    /** The variables that all solutions bind. */
    BitSet variables() {
        BitSet all = new BitSet();
        for (Member member : members) all.or(member.variables());
        return all;
    }

    /** @param bound variables that are likely to have values when the step is opened */
    Step step(BitSet bound) {
        compareAsWritten(bound);
        if (isOrdered()) return chain(members);
        List<Member> best = members;
        double least = Double.POSITIVE_INFINITY;
        for (Member first : members) {
            List<Member> order = new ArrayList<>();
            double cost = order(first, bound, order, least);
            if (cost < least) {
                least = cost;
                best = order;
            }
        }
        return chain(best);
    }

    /** Tells each path how its ends are compared, which the order that was written says. */
    private void compareAsWritten(BitSet bound) {
        BitSet known = (BitSet) bound.clone();
        for (Member member : members) {
            if (member.step() instanceof PathStep path) {
                path.compareByValue(isKnown(member.s(), known) && isKnown(member.o(), known));
            }
            known.or(member.variables());
        }
    }

    /**
     * Whether the order that was written says something: a path of no step leads to itself from any term it is given, but
     * without one only from those of its graph; so it makes a difference whether a variable that may be something else has
     * its value before. ARQ goes by the order that was written.
     */
    private boolean isOrdered() {
        for (Member path : members) {
            if (!path.canBeEmpty()) continue;
            for (Member other : members) {
                if (other != path && mayGiveOthers(other, path)) return true;
            }
        }
        return false;
    }

    /** Whether a member may give a variable of a path a term that is no subject or object of the path's graph. */
    private static boolean mayGiveOthers(Member other, Member path) {
        if (!other.variables().intersects(path.variables())) return false;
        if (other.canBeEmpty() || other.graph() != path.graph()) return true;
        return !other.isPath()
                && other.p().isVariable()
                && path.variables().get(other.p().slot());
    }

    /** Fills an order that begins with a member, always with the cheapest next; gives what it costs. */
    private double order(Member first, BitSet bound, List<Member> order, double enough) {
        List<Member> left = new ArrayList<>(members);
        BitSet known = (BitSet) bound.clone();
        double rows = 1;
        double cost = 0;
        Member next = first;
        while (true) {
            double each = each(next, known);
            cost += rows * (1 + each);
            rows *= each;
            order.add(next);
            left.remove(next);
            known.or(next.variables());
            if (left.isEmpty() || cost >= enough) return cost;
            next = cheapest(left, known);
        }
    }

    private Member cheapest(List<Member> left, BitSet known) {
        Member best = left.get(0);
        double least = Double.POSITIVE_INFINITY;
        for (Member member : left) {
            double each = each(member, known);
            // What hangs together with what is known goes first.
            if (!member.variables().isEmpty() && !member.variables().intersects(known)) each *= 1e6;
            if (each < least) {
                least = each;
                best = member;
            }
        }
        return best;
    }

    /** How many solutions a member has for one row, as far as one can know. */
    private double each(Member member, BitSet known) {
        if (member.isPath()) {
            boolean from = isKnown(member.s(), known);
            boolean to = isKnown(member.o(), known);
            if (from && to) return 1;
            return from || to ? PATH : PATH * run.numbers.terms();
        }
        Numbers numbers = run.numbers;
        int s = member.s().isVariable() ? IdAccess.ANY : member.s().id();
        int p = member.p().isVariable() ? IdAccess.ANY : member.p().id();
        int o = member.o().isVariable() ? IdAccess.ANY : member.o().id();
        double rows = numbers.atMost(s, p, o);
        if (rows == 0) return 0;
        if (isBound(member.s(), known)) rows /= Math.max(1, numbers.subjects(p));
        if (isBound(member.o(), known)) rows /= Math.max(1, numbers.objects(p));
        if (isBound(member.p(), known)) rows /= Math.max(1, numbers.predicates());
        return rows;
    }

    private static boolean isKnown(Place place, BitSet known) {
        return !place.isVariable() || known.get(place.slot());
    }

    private static boolean isBound(Place place, BitSet known) {
        return place.isVariable() && known.get(place.slot());
    }

    private Step chain(List<Member> order) {
        List<Step> steps = new ArrayList<>();
        List<Pending> left = new ArrayList<>(conditions);
        // A variable that may have a value before has one for certain only after its own pattern.
        BitSet known = new BitSet();
        place(left, known, steps);
        for (Member member : order) {
            steps.add(member.step());
            known.or(member.variables());
            place(left, known, steps);
        }
        List<Condition> last = left.stream().map(Pending::condition).toList();
        if (!last.isEmpty()) steps.add(new ConditionStep(last));
        return steps.size() == 1 ? steps.get(0) : new Chain(steps);
    }

    private static void place(List<Pending> left, BitSet known, List<Step> steps) {
        List<Condition> ready = new ArrayList<>();
        for (Pending pending : List.copyOf(left)) {
            BitSet missing = (BitSet) pending.variables().clone();
            missing.andNot(known);
            if (!missing.isEmpty()) continue;
            ready.add(pending.condition());
            left.remove(pending);
        }
        if (!ready.isEmpty()) steps.add(new ConditionStep(ready));
    }
}
