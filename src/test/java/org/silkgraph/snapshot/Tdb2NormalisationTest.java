package org.silkgraph.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.TDB2Factory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What TDB2 gives back, for each rule of the list. */
class Tdb2NormalisationTest {
    private static final Node A = NodeFactory.createURI("http://example.org/a");

    @ParameterizedTest
    @CsvSource({
        "01,integer,1",
        "+1,integer,1",
        "-0,integer,0",
        "007,int,7",
        "1,positiveInteger,1",
        "abc,integer,abc",
        "0099999999999999999999,integer,0099999999999999999999",
        "1.50,decimal,1.5",
        "01.5,decimal,1.5",
        "2,decimal,2.0",
        "1.0,decimal,1.0",
        "-0.10,decimal,-0.1",
        "1e0,double,1.0e0",
        "1,double,1.0e0",
        "1.0,double,1.0e0",
        "0.5E0,double,0.5e0",
        "NaN,double,NaN",
        "INF,double,INF",
        "-0.0,double,-0.0e0",
        "1e20,double,1.0E20",
        "1e300,double,1e300",
        "1.0e0,float,1.0",
        "0.5,float,0.5",
        "1,boolean,true",
        "0,boolean,false",
        "true,boolean,true",
        "2017-01-01T00:00:00.000Z,dateTime,2017-01-01T00:00:00Z",
        "2017-01-01T00:00:00,dateTime,2017-01-01T00:00:00",
        "2017-01-01T00:00:00.500,dateTime,2017-01-01T00:00:00.5",
        "2017-01-01,date,2017-01-01",
        "2017-01-01Z,date,2017-01-01Z",
        "2017,gYear,2017",
        "01,string,01"
    })
    void a_term_comes_back_as_the_list_says(String lexical, String type, String back) {
        Node term = literal(lexical, type);
        assertEquals(literal(back, type), Tdb2Normalisation.of(term));
        assertEquals(literal(back, type), throughTdb2(term));
    }

    private static Node literal(String lexical, String type) {
        return NodeFactory.createLiteralDT(lexical, NodeFactory.getType("http://www.w3.org/2001/XMLSchema#" + type));
    }

    private static Node throughTdb2(Node term) {
        DatasetGraph data = TDB2Factory.createDataset().asDatasetGraph();
        data.begin(TxnType.WRITE);
        data.add(Quad.defaultGraphIRI, A, A, term);
        Node back = data.find().next().getObject();
        data.abort();
        data.end();
        return back;
    }
}
