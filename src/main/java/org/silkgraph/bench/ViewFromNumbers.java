package org.silkgraph.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDFS;
import org.silkgraph.snapshot.Cursor;
import org.silkgraph.snapshot.IdAccess;
import org.silkgraph.snapshot.Numbers;
import org.silkgraph.snapshot.ReadStore;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.snapshot.Selection;

/**
 * What the question {@code view} asks for, without SPARQL: all links of a thing in both directions with the names of what it is
 * linked to, from numbers straight into JSON.
 */
final class ViewFromNumbers {
    private static final JsonFactory JSON = new JsonFactory();

    private final ReadStore store;

    ViewFromNumbers(ReadStore store) {
        this.store = store;
    }

    /** An array with an object for each row. */
    byte[] json(Node thing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
        try (ReadView view = store.acquire();
                JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartArray();
            new Reading(view.dataset(), json).write(thing);
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** One view being read. */
    private static final class Reading {
        private final Numbers numbers;
        private final Cursor links;
        private final Cursor names;
        private final JsonGenerator json;
        private final int label;

        Reading(DatasetGraph data, JsonGenerator json) {
            this.numbers = Numbers.of(data).orElseThrow();
            Selection graph = Numbers.selection(data.getDefaultGraph()).orElseThrow();
            this.links = numbers.cursor(graph);
            this.names = numbers.cursor(graph);
            this.json = json;
            this.label = numbers.id(RDFS.Nodes.label);
        }

        void write(Node thing) throws IOException {
            int id = numbers.id(thing);
            links.open(id, IdAccess.ANY, IdAccess.ANY);
            while (links.next()) row("out", links.predicate(), links.object());
            links.open(IdAccess.ANY, IdAccess.ANY, id);
            while (links.next()) row("in", links.predicate(), links.subject());
        }

        private void row(String direction, int property, int other) throws IOException {
            json.writeStartObject();
            json.writeStringField("direction", direction);
            json.writeStringField("property", numbers.node(property).getURI());
            term("other", numbers.node(other));
            json.writeArrayFieldStart("labels");
            names.open(other, label, IdAccess.ANY);
            while (names.next()) {
                json.writeStartObject();
                term("label", numbers.node(names.object()));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }

        private void term(String name, Node term) throws IOException {
            json.writeStringField(name, term.isLiteral() ? term.getLiteralLexicalForm() : term.toString());
            if (term.isLiteral() && !term.getLiteralLanguage().isEmpty()) {
                json.writeStringField("lang", term.getLiteralLanguage());
            }
        }
    }
}
