package org.silkgraph.views;

import org.silkgraph.terms.Label;

/** A term of the ontology (class, property, kind, status): its local name and its label. */
public record Term(String name, String iri, Label label) {}
