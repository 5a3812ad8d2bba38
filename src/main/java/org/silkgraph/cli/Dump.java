package org.silkgraph.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFOps;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.curation.Asserted;
import org.silkgraph.curation.layout.Layout;
import org.silkgraph.curation.layout.LayoutFolder;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Base;
import org.silkgraph.terms.Sg;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Writes one version as N-Quads or TriG: what people wrote, or with {@code --all} everything readers see; or with
 * {@code --layout} as the files of {@code data/}.
 */
@Command(name = "dump", resourceBundle = "org.silkgraph.cli.cli", mixinStandardHelpOptions = true)
final class Dump implements Callable<Integer> {
    /** Formats that hold more than one graph. */
    enum Format {
        NQ(Lang.NQUADS),
        TRIG(Lang.TRIG);

        private final Lang language;

        Format(Lang language) {
            this.language = language;
        }
    }

    @Mixin
    private StoreOption store = new StoreOption();

    @Option(names = "--format", paramLabel = "nq|trig", descriptionKey = "silkgraph.dump.format")
    private Format format = Format.NQ;

    @Option(names = "--all", descriptionKey = "silkgraph.dump.all")
    private boolean all;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            descriptionKey = "silkgraph.dump.output")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--layout", paramLabel = "DIR", descriptionKey = "silkgraph.dump.layout")
    private Optional<Path> layout = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (layout.isEmpty()) return asOneFile();
        boolean isMixed = Stream.of("--format", "--all", "--output")
                .anyMatch(option -> spec.commandLine().getParseResult().hasMatchedOption(option));
        if (isMixed) throw new IllegalArgumentException(Texts.say("dump.layout.alone"));
        return asFolder(layout.get());
    }

    private int asFolder(Path directory) throws IOException {
        try (Store open = store.openForReading();
                ReadView view = open.acquire()) {
            Layout files = Layout.of(view, open.texts());
            LayoutFolder folder = new LayoutFolder(directory);
            if (!folder.takes(files)) throw new IllegalArgumentException(Texts.say("dump.layout.taken", directory));
            folder.write(files);
            folder.leftovers(files).forEach(file -> System.err.println(Texts.say("dump.layout.leftover", file)));
            String version = view.version().toString();
            System.err.println(
                    Texts.say("dump.layout.done", version, files.files().size(), directory));
        }
        return Exit.DONE;
    }

    private int asOneFile() throws IOException {
        try (Store open = store.openForReading();
                ReadView view = open.acquire();
                OutputStream out = open(output)) {
            Iterator<Quad> quads = all ? everything(view) : Asserted.of(view);
            write(quads, out);
            System.err.println(Texts.say("dump.done", view.version().toString()));
        }
        return Exit.DONE;
    }

    private static OutputStream open(Optional<Path> file) throws IOException {
        return new BufferedOutputStream(file.isPresent() ? Files.newOutputStream(file.get()) : System.out);
    }

    private static Iterator<Quad> everything(ReadView view) {
        DatasetGraph data = view.dataset();
        Iterator<Quad> system =
                Iter.flatMap(view.systemGraphs().iterator(), graph -> data.find(graph, Node.ANY, Node.ANY, Node.ANY));
        return Iter.concat(data.find(), system);
    }

    private void write(Iterator<Quad> quads, OutputStream out) {
        if (format == Format.NQ) {
            StreamRDF stream = StreamRDFWriter.getWriterStream(out, format.language);
            stream.start();
            StreamRDFOps.sendQuadsToStream(quads, stream);
            stream.finish();
            return;
        }
        DatasetGraph copy = DatasetGraphFactory.create();
        quads.forEachRemaining(copy::add);
        copy.prefixes().add("sg", Sg.NS);
        copy.prefixes().add("id", Base.iri() + "id/");
        RDFDataMgr.write(out, copy, format.language);
    }
}
