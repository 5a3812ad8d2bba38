package org.silkgraph.curation.changes;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Terms of other vocabularies that claims and evidence are made of. */
final class Terms {
    static final Node EXACT = NodeFactory.createURI("http://www.w3.org/ns/oa#exact");
    static final Node START = NodeFactory.createURI("http://www.w3.org/ns/oa#start");
    static final Node END = NodeFactory.createURI("http://www.w3.org/ns/oa#end");
    static final Node QUOTED_FROM = NodeFactory.createURI("http://www.w3.org/ns/prov#wasQuotedFrom");
    static final Node DERIVED_FROM = NodeFactory.createURI("http://www.w3.org/ns/prov#wasDerivedFrom");

    private Terms() {}
}
