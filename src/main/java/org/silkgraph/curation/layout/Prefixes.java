package org.silkgraph.curation.layout;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OA;
import org.apache.jena.vocabulary.ORG;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.XSD;
import org.silkgraph.terms.Base;
import org.silkgraph.terms.Sg;

/** The prefixes a file may use; everything else is written as an IRI in full. */
final class Prefixes {
    /** Those that every file may use. */
    static final Prefixes SHARED = new Prefixes(Map.ofEntries(
            Map.entry("claim", Base.iri() + "claim/"),
            Map.entry("dcat", DCAT.getURI()),
            Map.entry("dcterms", DCTerms.getURI()),
            Map.entry("ev", Base.iri() + "evidence/"),
            Map.entry("foaf", FOAF.getURI()),
            Map.entry("geo", "http://www.opengis.net/ont/geosparql#"),
            Map.entry("geometry", Base.iri() + "geometry/"),
            Map.entry("id", Base.iri() + "id/"),
            Map.entry("oa", OA.getURI()),
            Map.entry("org", ORG.getURI()),
            Map.entry("owl", OWL.getURI()),
            Map.entry("prov", "http://www.w3.org/ns/prov#"),
            Map.entry("rdf", RDF.getURI()),
            Map.entry("rdfs", RDFS.getURI()),
            Map.entry("sg", Sg.NS),
            Map.entry("skos", SKOS.getURI()),
            Map.entry("wd", "http://www.wikidata.org/entity/"),
            Map.entry("xsd", XSD.getURI())));

    // What needs no escape in the local part of a name, in Turtle of any version.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]*");

    private final Map<String, String> namespaces;
    private final Map<String, String> prefixes = new HashMap<>();

    private Prefixes(Map<String, String> namespaces) {
        this.namespaces = namespaces;
        namespaces.forEach((prefix, namespace) -> prefixes.put(namespace, prefix));
    }

    /** These and one more. */
    Prefixes with(String prefix, String namespace) {
        Map<String, String> more = new TreeMap<>(namespaces);
        more.put(prefix, namespace);
        return new Prefixes(more);
    }

    String namespace(String prefix) {
        return namespaces.getOrDefault(prefix, "");
    }

    /** A name in two parts. */
    record Short(String prefix, String local) {
        @Override
        public String toString() {
            return prefix + ":" + local;
        }
    }

    Optional<Short> shorten(String iri) {
        int cut = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1;
        String prefix = prefixes.get(iri.substring(0, cut));
        String local = iri.substring(cut);
        boolean isShort = prefix != null && PLAIN.matcher(local).matches();
        return isShort ? Optional.of(new Short(prefix, local)) : Optional.empty();
    }

    /** The term that {@code prefix:local} stands for, by the shared prefixes. */
    static Node term(String name) {
        int colon = name.indexOf(':');
        return NodeFactory.createURI(SHARED.namespace(name.substring(0, colon)) + name.substring(colon + 1));
    }
}
