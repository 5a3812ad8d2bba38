package org.silkgraph.queries;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.silkgraph.terms.Base;
import org.silkgraph.terms.Sg;

/** What a parameter takes, and the RDF term that it becomes. Whether the thing exists is asked of the store later. */
public enum ParameterType {
    /** Slug of an entity. */
    @JsonProperty("entity")
    ENTITY("[a-z0-9]++(-[a-z0-9]++)*+", "id/"),
    /** Slug of a source. */
    @JsonProperty("source")
    SOURCE("[a-z0-9]++(-[a-z0-9]++)*+", "id/"),
    /** Id of a claim. */
    @JsonProperty("claim")
    CLAIM("[0-9a-f]{16}", "claim/"),
    /** Local name of a term of the ontology: a class, a property, a kind, a status. */
    @JsonProperty("term")
    TERM("[A-Za-z][A-Za-z0-9-]*", "ontology#"),
    /** A year, month, day, or two of them with a slash. */
    @JsonProperty("period")
    PERIOD("\\d{4}(-\\d{2}(-\\d{2})?)?(/\\d{4}(-\\d{2}(-\\d{2})?)?)?", ""),
    /** A whole number. */
    @JsonProperty("integer")
    INTEGER("-?[0-9]{1,9}", ""),
    /** Any text of at most 500 characters, without control characters. */
    @JsonProperty("text")
    TEXT("[^\\p{Cntrl}]{1,500}", "");

    private final Pattern form;
    private final String folder;

    ParameterType(String form, String folder) {
        this.form = Pattern.compile(form);
        this.folder = folder;
    }

    /** True where the value names something that has to be in the store. */
    public boolean isThing() {
        return !folder.isEmpty();
    }

    /** As it is written in headers and answers. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The RDF term of a value, or empty where it does not have the form. A thing may also be given by its whole IRI. */
    Optional<Node> node(String value) {
        String prefix = Base.iri() + folder;
        String name = isThing() && value.startsWith(prefix) ? value.substring(prefix.length()) : value;
        return form.matcher(name).matches() ? Optional.of(make(name)) : Optional.empty();
    }

    private Node make(String name) {
        return switch (this) {
            case ENTITY, SOURCE, CLAIM -> NodeFactory.createURI(Base.iri() + folder + name);
            case TERM -> Sg.term(name);
            case INTEGER ->
                NodeFactory.createLiteralDT(Integer.toString(Integer.parseInt(name)), XSDDatatype.XSDinteger);
            case PERIOD, TEXT -> NodeFactory.createLiteralString(name);
        };
    }
}
