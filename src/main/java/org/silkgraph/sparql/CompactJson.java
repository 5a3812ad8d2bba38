package org.silkgraph.sparql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;
import org.jspecify.annotations.Nullable;

/**
 * SPARQL 1.1 Query Results JSON without white space. Jena's own writer prints prettily, which takes up to half of the time of
 * a large answer. Blank nodes are labelled {@code b0, b1, …} within one answer.
 */
final class CompactJson implements RowSetWriter {
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public void write(OutputStream out, RowSet rows, @Nullable Context context) {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            new One(json, rows.getResultVars()).write(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(Writer out, RowSet rows, @Nullable Context context) {
        throw new UnsupportedOperationException("JSON results are written to a stream of bytes");
    }

    @Override
    public void write(OutputStream out, boolean answer, @Nullable Context context) {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            json.writeObjectFieldStart("head");
            json.writeEndObject();
            json.writeBooleanField("boolean", answer);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The writing of one answer: its generator and its labels of blank nodes. */
    private static final class One {
        private final JsonGenerator json;
        private final List<Var> variables;
        private final Map<Node, String> blank = new HashMap<>();

        One(JsonGenerator json, List<Var> variables) {
            this.json = json;
            this.variables = variables;
        }

        void write(RowSet rows) throws IOException {
            json.writeStartObject();
            json.writeObjectFieldStart("head");
            json.writeArrayFieldStart("vars");
            for (Var variable : variables) json.writeString(variable.getVarName());
            json.writeEndArray();
            json.writeEndObject();
            json.writeObjectFieldStart("results");
            json.writeArrayFieldStart("bindings");
            while (rows.hasNext()) row(rows.next());
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        }

        private void row(Binding row) throws IOException {
            json.writeStartObject();
            for (Var variable : variables) {
                Node value = row.get(variable);
                if (value != null) {
                    json.writeObjectFieldStart(variable.getVarName());
                    term(value);
                    json.writeEndObject();
                }
            }
            json.writeEndObject();
        }

        private void term(Node term) throws IOException {
            if (term.isURI()) {
                pair("uri", term.getURI());
            } else if (term.isBlank()) {
                pair("bnode", blank.computeIfAbsent(term, node -> "b" + blank.size()));
            } else {
                pair("literal", term.getLiteralLexicalForm());
                if (!term.getLiteralLanguage().isEmpty()) {
                    json.writeStringField("xml:lang", term.getLiteralLanguage());
                } else if (!term.getLiteralDatatypeURI().equals("http://www.w3.org/2001/XMLSchema#string")) {
                    json.writeStringField("datatype", term.getLiteralDatatypeURI());
                }
            }
        }

        private void pair(String type, String value) throws IOException {
            json.writeStringField("type", type);
            json.writeStringField("value", value);
        }
    }
}
