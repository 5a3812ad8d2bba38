package org.silkgraph.views;

/**
 * A fact from reference data, which has no quote but a dataset.
 *
 * @param value the code, name, coordinates or IRI
 * @param lang language of the value, empty if it has none
 * @param slug the entity that the value stands for, or empty
 */
public record Fact(Term property, String value, String lang, String slug, Dataset dataset) {}
