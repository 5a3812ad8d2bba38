package org.silkgraph.cli;

import java.util.List;
import org.silkgraph.views.LinkQuery;
import picocli.CommandLine.Option;

/** Which links count: the options of every command that walks links. */
final class LinkOptions {
    @Option(names = "--certainty", paramLabel = "stated|implied", descriptionKey = "silkgraph.links.certainty")
    private Certainty certainty = Certainty.stated;

    @Option(names = "--reference", descriptionKey = "silkgraph.links.reference")
    private boolean reference;

    @Option(names = "--property", split = ",", paramLabel = "NAME", descriptionKey = "silkgraph.links.property")
    private List<String> properties = List.of();

    @Option(names = "--not-property", split = ",", paramLabel = "NAME", descriptionKey = "silkgraph.links.not-property")
    private List<String> notProperties = List.of();

    @Option(names = "--source", split = ",", paramLabel = "SLUG", descriptionKey = "silkgraph.links.source")
    private List<String> sources = List.of();

    @Option(names = "--during", split = ",", paramLabel = "PERIOD", descriptionKey = "silkgraph.links.during")
    private List<String> periods = List.of();

    /** As it is written on the command line. */
    @SuppressWarnings("checkstyle:ConstantName")
    enum Certainty {
        stated,
        implied
    }

    LinkQuery query() {
        return new LinkQuery(certainty == Certainty.implied, reference, properties, notProperties, sources, periods);
    }
}
