package org.silkgraph.curation.layout;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.silkgraph.terms.Base;
import org.silkgraph.terms.Sg;

/**
 * In which order things are written. The order of two terms depends on nothing but the two, and is the same under every
 * base: IRIs of this project by their path below the base, other IRIs, literals, blank nodes.
 */
final class Order {
    private static final List<String> PREDICATES = List.of(
            "rdf:subject",
            "rdf:predicate",
            "rdf:object",
            "sg:source",
            "sg:certainty",
            "sg:wording",
            "sg:kind",
            "sg:level",
            "rdfs:label",
            "sg:glossLanguage",
            "sg:within",
            "sg:iso31662",
            "sg:gbt2260",
            "skos:altLabel",
            "skos:exactMatch",
            "skos:editorialNote",
            "dcterms:title",
            "dcterms:description",
            "sg:during",
            "sg:note",
            "prov:wasDerivedFrom",
            "prov:wasQuotedFrom",
            "oa:exact",
            "oa:start",
            "oa:end",
            "sg:section",
            "dcat:version",
            "dcterms:issued",
            "dcterms:license",
            "dcterms:rights",
            "sg:textChecksum",
            "geo:hasGeometry",
            "geo:asWKT",
            "dcterms:source");

    private static final List<String> CLASSES = List.of(
            "Programme",
            "PolicyDocument",
            "Law",
            "Agreement",
            "Strategy",
            "Institution",
            "GovernmentBody",
            "ResearchInstitute",
            "Laboratory",
            "Platform",
            "Centre",
            "Zone",
            "BaseType",
            "Region",
            "RegionGroup",
            "Partnership",
            "Fund",
            "Event",
            "Meeting",
            "Field",
            "ActorGroup",
            "Target");

    private static final Map<Node, Integer> PREDICATE_RANKS = ranks(PREDICATES, Prefixes::term);
    private static final Map<Node, Integer> CLASS_RANKS = ranks(CLASSES, Sg::term);
    private static final List<String> LANGUAGES = List.of("", "zh", "en");

    /** By code point, as {@code LC_ALL=C sort} does with UTF-8. */
    static final Comparator<String> TEXT =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private static final Comparator<Node> LITERALS = Comparator.<Node>comparingInt(Order::languageRank)
            .thenComparing(Node::getLiteralLanguage, TEXT)
            .thenComparing(Node::getLiteralDatatypeURI, TEXT)
            .thenComparing(Node::getLiteralLexicalForm, TEXT);

    /** Of terms; blank nodes are equal here, see {@link org.silkgraph.curation.difference.BlankLabels}. */
    static final Comparator<Node> TERMS =
            Comparator.<Node>comparingInt(Order::rank).thenComparing(Order::within);

    /** Of predicates: the known ones as they are listed, then the others. */
    static final Comparator<Node> PREDICATE = Comparator.<Node>comparingInt(
                    node -> PREDICATE_RANKS.getOrDefault(node, PREDICATES.size()))
            .thenComparing(TERMS);

    /** Of classes of entities: the known ones as they are listed, then the others. */
    static final Comparator<Node> CLASS = Comparator.<Node>comparingInt(
                    node -> CLASS_RANKS.getOrDefault(node, CLASSES.size()))
            .thenComparing(TERMS);

    private Order() {}

    private static Map<Node, Integer> ranks(List<String> names, java.util.function.Function<String, Node> term) {
        Map<Node, Integer> ranks = new HashMap<>();
        names.forEach(name -> ranks.put(term.apply(name), ranks.size()));
        return Map.copyOf(ranks);
    }

    private static int rank(Node node) {
        if (node.isURI()) return node.getURI().startsWith(Base.iri()) ? 0 : 1;
        return node.isLiteral() ? 2 : 3;
    }

    /** Of two terms of the same rank. */
    private static int within(Node a, Node b) {
        if (a.isURI()) return TEXT.compare(Base.relative(a.getURI()), Base.relative(b.getURI()));
        return a.isLiteral() ? LITERALS.compare(a, b) : 0;
    }

    private static int languageRank(Node literal) {
        int rank = LANGUAGES.indexOf(literal.getLiteralLanguage());
        return rank < 0 ? LANGUAGES.size() : rank;
    }
}
