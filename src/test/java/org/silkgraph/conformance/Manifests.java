package org.silkgraph.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.RDFList;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.RDFDataMgr;

/** Reads the manifests of the tests of W3C. */
final class Manifests {
    static final String CNT = "http://www.w3.org/2011/content#";
    static final String HT = "http://www.w3.org/2011/http#";
    static final String UT = "http://www.w3.org/2009/sparql/tests/test-update#";
    static final String MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";

    static Graph graph(List<Path> files) {
        Graph graph = org.apache.jena.sparql.graph.GraphFactory.createDefaultGraph();
        files.forEach(file -> RDFDataMgr.read(graph, file.toUri().toString()));
        return graph;
    }

    static Map<String, String> headers(Resource request) {
        Map<String, String> headers = new HashMap<>();
        if (!request.hasProperty(request.getModel().createProperty(HT, "headers"))) return headers;
        property(request, HT, "headers").as(RDFList.class).asJavaList().stream()
                .map(RDFNode::asResource)
                .forEach(header -> headers.put(string(header, HT, "fieldName"), string(header, HT, "fieldValue")));
        return headers;
    }

    static Model read(Path file) {
        return RDFDataMgr.loadModel(file.toUri().toString());
    }

    static Stream<RDFNode> items(Model model, String property) {
        return model.listObjectsOfProperty(model.createProperty(MF, property)).toList().stream()
                .flatMap(list -> list.as(RDFList.class).asJavaList().stream());
    }

    static Resource property(Resource of, String namespace, String name) {
        return of.getRequiredProperty(of.getModel().createProperty(namespace, name))
                .getResource();
    }

    static String string(Resource of, String namespace, String name) {
        return of.getRequiredProperty(of.getModel().createProperty(namespace, name))
                .getString();
    }

    static Path file(Resource of, String namespace, String name) {
        return Path.of(URI.create(property(of, namespace, name).getURI()));
    }

    static String encoded(String iri) {
        return URLEncoder.encode(iri, StandardCharsets.UTF_8);
    }

    static boolean is(String name, int status) {
        return switch (name) {
            case "OK" -> status == 200;
            case "Created" -> status == 201;
            case "NoContent" -> status == 204;
            case "NotFound" -> status == 404;
            case "BadRequest" -> status == 400;
            case "StatusCode2xx" -> status / 100 == 2;
            case "StatusCode3xx" -> status / 100 == 3;
            case "StatusCode4xx" -> status / 100 == 4;
            default -> false;
        };
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Manifests() {}
}
