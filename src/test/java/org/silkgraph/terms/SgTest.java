package org.silkgraph.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.Test;
import org.silkgraph.Stores;
import org.silkgraph.snapshot.ReadView;

class SgTest {
    @Test
    void every_constant_is_a_term_of_the_ontology_of_the_same_name() throws IllegalAccessException {
        List<String> wrong = new ArrayList<>();
        int constants = 0;
        try (ReadView view = Stores.report().acquire()) {
            DatasetGraph data = view.dataset();
            for (Field field : Sg.class.getFields()) {
                if (!Modifier.isStatic(field.getModifiers()) || !field.getType().equals(Node.class)) continue;
                constants++;
                Node term = (Node) field.get(null);
                boolean named = term.getURI().equals(Sg.NS + field.getName());
                if (!named || !data.contains(Graphs.ONTOLOGY, term, Node.ANY, Node.ANY)) wrong.add(field.getName());
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(constants > 20);
    }

    @Test
    void a_version_is_never_negative() {
        assertThrows(IllegalArgumentException.class, () -> new Version(-1));
    }

    @Test
    void iris_below_the_base_are_shortened_and_others_left() {
        assertEquals("id/x", Base.relative(Base.iri("id/", "x")));
        assertEquals("http://example.org/x", Base.relative("http://example.org/x"));
    }
}
