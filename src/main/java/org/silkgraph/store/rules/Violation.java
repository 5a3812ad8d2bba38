package org.silkgraph.store.rules;

import org.silkgraph.terms.Label;

/**
 * One reason for a refusal.
 *
 * @param entity IRI of the thing that breaks the rule (or of what stands in its place)
 * @param name its label, as far as it has one
 * @param rule the shape or gate rule as a prefixed name, for example {@code sg:rule-quote}
 * @param value the offending value, empty where there is none
 * @param message what is wrong and the way out, in both languages
 */
public record Violation(String entity, Label name, String rule, String value, Label message) {}
