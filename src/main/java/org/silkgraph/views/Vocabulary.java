package org.silkgraph.views;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Terms of other vocabularies that views read. */
final class Vocabulary {
    static final String OA = "http://www.w3.org/ns/oa#";
    static final String PROV = "http://www.w3.org/ns/prov#";
    static final String GEO = "http://www.opengis.net/ont/geosparql#";

    static final Node EXACT = term(OA, "exact");
    static final Node START = term(OA, "start");
    static final Node END = term(OA, "end");
    static final Node DERIVED_FROM = term(PROV, "wasDerivedFrom");
    static final Node QUOTED_FROM = term(PROV, "wasQuotedFrom");
    static final Node HAS_GEOMETRY = term(GEO, "hasGeometry");
    static final Node AS_WKT = term(GEO, "asWKT");

    private Vocabulary() {}

    private static Node term(String namespace, String name) {
        return NodeFactory.createURI(namespace + name);
    }
}
