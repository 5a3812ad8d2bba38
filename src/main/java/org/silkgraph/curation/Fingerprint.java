package org.silkgraph.curation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Graphs;

/**
 * What the files of the distribution were when a store got them: a short SHA-256 of each part, kept in the message of the
 * change, as {@code [ontology 16 digits, questions 16 digits]} and {@code [data 16 digits]}. So a later start can tell, without
 * reading the data, that the distribution has others.
 */
final class Fingerprint {
    private static final int DIGITS = 16;
    private static final List<String> OPERATIONS = List.of("install", "upgrade", "sync");

    private Fingerprint() {}

    static String ofRelease() {
        return "[ontology " + of(Shipped.ontologyFiles()) + ", questions " + questions() + "]";
    }

    static String ofData() {
        return "[data " + data() + "]";
    }

    static String questions() {
        return of(files(Shipped.home().resolve("queries"), ".rq"));
    }

    static String data() {
        return of(Inputs.filesIn(Shipped.home().resolve("data")));
    }

    /** What the store was given last of a part, as far as its history says. */
    static Optional<String> given(Store store, String part) {
        Pattern told = Pattern.compile("\\[[^\\]]*\\b" + part + " ([0-9a-f]{" + DIGITS + "})[^\\]]*\\]$");
        try (ReadView view = store.acquire()) {
            DatasetGraph data = view.dataset();
            return OPERATIONS.stream()
                    .flatMap(operation -> changes(data, operation))
                    .sorted(Comparator.comparing((Node change) -> number(data, change))
                            .reversed())
                    .map(change -> told.matcher(text(data, change, DCTerms.description.asNode())))
                    .filter(Matcher::find)
                    .map(matcher -> matcher.group(1))
                    .findFirst();
        }
    }

    private static Stream<Node> changes(DatasetGraph data, String operation) {
        return Iter.toList(data.find(
                        Graphs.CHANGES, Node.ANY, DCTerms.type.asNode(), NodeFactory.createLiteralString(operation)))
                .stream()
                .map(Quad::getSubject);
    }

    private static long number(DatasetGraph data, Node change) {
        return Long.parseLong(text(data, change, DCTerms.identifier.asNode()));
    }

    private static String text(DatasetGraph data, Node change, Node property) {
        return data.find(Graphs.CHANGES, change, property, Node.ANY)
                .next()
                .getObject()
                .getLiteralLexicalForm();
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String of(List<Path> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
