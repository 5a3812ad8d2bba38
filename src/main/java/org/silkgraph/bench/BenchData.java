package org.silkgraph.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.silkgraph.terms.Graphs;

/** What is asked: a graph that is made for it, or a file of RDF. */
public sealed interface BenchData {
    /** The file that is loaded; it may be made below this directory first. */
    Path file(Path directory, Consumer<String> progress) throws IOException;

    /** @param engine that holds the data, to look at them */
    List<Question> questions(Engine engine);

    /** The named graphs of the union. */
    List<Node> graphs();

    /** A graph of any size. */
    record Made(Generated graph) implements BenchData {
        @Override
        public Path file(Path directory, Consumer<String> progress) throws IOException {
            Path file = directory.resolve("data.nq");
            graph.write(file, count -> progress.accept("generate " + count));
            return file;
        }

        @Override
        public List<Question> questions(Engine engine) {
            return Question.ofGenerated(graph);
        }

        @Override
        public List<Node> graphs() {
            return List.of(Graphs.IMPLIED, Graphs.ONTOLOGY, Graphs.reference("bench"));
        }
    }

    /** A file in any syntax of RDF, told by the end of its name. */
    record Given(Path file) implements BenchData {
        @Override
        public Path file(Path directory, Consumer<String> progress) {
            return file.toAbsolutePath();
        }

        @Override
        public List<Question> questions(Engine engine) {
            return DataQuestions.of(engine);
        }

        @Override
        public List<Node> graphs() {
            return List.of();
        }
    }
}
