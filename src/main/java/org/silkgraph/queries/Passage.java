package org.silkgraph.queries;

/**
 * A column that the service fills from the stored text of a source, since texts are not in the graph.
 *
 * @param column the column to fill
 * @param source the column that names the source
 * @param start the column of the first code point
 * @param end the column of the code point after the last; no value means the end of the text
 */
public record Passage(String column, String source, String start, String end) {}
