package org.silkgraph.views;

import org.silkgraph.terms.Label;

/**
 * A fact from reference data, which has no quote but a dataset.
 *
 * @param value the code, name, coordinates or IRI
 * @param lang language of the value, empty if it has none
 * @param slug the entity that the value stands for, or empty
 * @param label what an entity or term of ours is called that the value stands for; empty for other values
 */
public record Fact(Term property, String value, String lang, String slug, Label label, Dataset dataset) {}
