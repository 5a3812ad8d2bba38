package org.silkgraph.curation.changes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.curation.changes.Composed.Cleared;
import org.silkgraph.curation.changes.Draft.Named;
import org.silkgraph.curation.changes.Fault.Code;
import org.silkgraph.curation.changes.Values.Value;
import org.silkgraph.terms.TermFault;
import org.silkgraph.terms.TermLimits;

/** The parts of an edit while it is put together, and what it touches. */
final class Parts {
    private final Words words;
    private final Faults faults;
    private final Set<Node> gone = new LinkedHashSet<>();
    private final List<Cleared> cleared = new ArrayList<>();
    private final List<Quad> added = new ArrayList<>();
    private final Set<Node> touched = new LinkedHashSet<>();

    Parts(Words words, Faults faults) {
        this.words = words;
        this.faults = faults;
    }

    Composed composed() {
        return new Composed(gone, cleared, added);
    }

    /** The entities and claims it speaks of. */
    Set<Node> touched() {
        return touched;
    }

    void touch(Node thing) {
        touched.add(thing);
    }

    void remove(Node thing) {
        gone.add(thing);
        touched.add(thing);
    }

    boolean removes(Node thing) {
        return gone.contains(thing);
    }

    void clear(Node subject, Node property, Predicate<Node> which) {
        cleared.add(new Cleared(subject, property, which));
    }

    void add(Node subject, Node property, Node object) {
        added.add(Quad.create(Quad.defaultGraphIRI, subject, property, object));
    }

    /** Instead of all there is. */
    void replace(Node subject, Node property, Node object) {
        clear(subject, property, value -> true);
        add(subject, property, object);
    }

    /** Sets a property to what was handed in. */
    void set(Node subject, Node property, Values values) {
        Predicate<Node> which = values.languages().isEmpty()
                ? value -> true
                : value -> value.isLiteral()
                        && values.languages().stream().anyMatch(value.getLiteralLanguage()::equalsIgnoreCase);
        clear(subject, property, which);
        values.all().forEach(value -> node(property, value).ifPresent(object -> add(subject, property, object)));
    }

    private Optional<Node> node(Node property, Value value) {
        return node(value, property).filter(object -> isSound(object, value));
    }

    private boolean isSound(Node object, Value value) {
        Optional<TermFault> fault = TermFault.of(object);
        fault.ifPresent(why -> faults.add(
                value.pointer(),
                why.size() > 0 ? Code.TOO_LONG : Code.BAD_CHARACTERS,
                why.value(),
                List.of(Integer.toString(TermLimits.DEFAULTS.literal()))));
        return fault.isEmpty();
    }

    private Optional<Node> node(Value value, Node property) {
        return switch (value) {
            case Value.Tagged tagged -> Optional.of(NodeFactory.createLiteralLang(tagged.text(), tagged.language()));
            case Value.Number number -> Optional.of(number(number));
            case Value.Flag flag -> Optional.of(NodeFactory.createLiteralDT(flag.word(), XSDDatatype.XSDboolean));
            case Value.Iri iri -> Optional.of(NodeFactory.createURI(iri.iri()));
            case Value.Plain plain ->
                words.pointsAtThings(property)
                        ? thing(new Named(plain.text(), plain.pointer()))
                        : Optional.of(NodeFactory.createLiteralString(plain.text()));
        };
    }

    private static Node number(Value.Number number) {
        boolean isWhole = number.number().scale() <= 0;
        return NodeFactory.createLiteralDT(
                number.number().toPlainString(), isWhole ? XSDDatatype.XSDinteger : XSDDatatype.XSDdecimal);
    }

    /** An entity by its slug or a term by its name; empty where a fault was told. */
    Optional<Node> thing(Named name) {
        Optional<Node> thing = words.thing(name.name());
        if (thing.isEmpty()) faults.add(name.pointer(), Code.UNKNOWN_VALUE, name.name(), words.nearThings(name.name()));
        return thing;
    }
}
