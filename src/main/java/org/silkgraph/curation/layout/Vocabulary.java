package org.silkgraph.curation.layout;

import org.apache.jena.graph.Node;

/** Terms of others that the layout looks at. */
final class Vocabulary {
    static final Node START = Prefixes.term("oa:start");
    static final Node END = Prefixes.term("oa:end");
    static final Node QUOTED_FROM = Prefixes.term("prov:wasQuotedFrom");
    static final Node DERIVED_FROM = Prefixes.term("prov:wasDerivedFrom");
    static final Node DATASET = Prefixes.term("dcat:Dataset");
    static final Node GEOMETRY = Prefixes.term("geo:Geometry");
    static final Node HAS_GEOMETRY = Prefixes.term("geo:hasGeometry");
    static final Node AS_WKT = Prefixes.term("geo:asWKT");
    static final Node GBT2260 = Prefixes.term("sg:gbt2260");

    private Vocabulary() {}
}
