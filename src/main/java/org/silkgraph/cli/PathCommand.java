package org.silkgraph.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.silkgraph.search.Labels;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Language;
import org.silkgraph.views.Connection;
import org.silkgraph.views.ConnectionQuery;
import org.silkgraph.views.Connections;
import org.silkgraph.views.UnknownValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How two entities are connected: the shortest paths, each step with its claims and their sentences. */
@Command(name = "path", resourceBundle = "org.silkgraph.cli.cli", mixinStandardHelpOptions = true)
final class PathCommand implements Callable<Integer> {
    @Mixin
    private StoreOption store = new StoreOption();

    @Option(names = "--hops", paramLabel = "N", descriptionKey = "silkgraph.path.hops")
    private int hops = ConnectionQuery.USUAL_HOPS;

    @Option(names = "--limit", paramLabel = "N", descriptionKey = "silkgraph.path.limit")
    private int limit = ConnectionQuery.USUAL_PATHS;

    @Option(names = "--longer", descriptionKey = "silkgraph.path.longer")
    private boolean longer;

    @Option(names = "--implied", descriptionKey = "silkgraph.path.implied")
    private boolean implied;

    @Option(names = "--forward", descriptionKey = "silkgraph.path.forward")
    private boolean forward;

    @Option(names = "--without", paramLabel = "SLUG", descriptionKey = "silkgraph.path.without")
    private List<String> without = List.of();

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Parameters(index = "0", paramLabel = "FROM", descriptionKey = "silkgraph.path.from")
    private String from = "";

    @Parameters(index = "1", paramLabel = "TO", descriptionKey = "silkgraph.path.to")
    private String to = "";

    private final Language language = Locale.getDefault().getLanguage().equals("zh") ? Language.ZH : Language.EN;

    @Override
    public Integer call() throws JsonProcessingException {
        require("--hops", hops, ConnectionQuery.MOST_HOPS);
        require("--limit", limit, ConnectionQuery.MOST_PATHS);
        ConnectionQuery query = new ConnectionQuery(from, to, hops, limit, longer, implied, forward, without);
        try (Store open = store.openForReading()) {
            Connection found = new Connections(open, Labels.of(open)).find(query);
            if (json) System.out.println(Verdict.JSON.writeValueAsString(found));
            else tell(found);
            return found.paths().isEmpty() ? Exit.NO : Exit.DONE;
        } catch (UnknownValue unknown) {
            System.err.println(
                    unknown.known().isEmpty()
                            ? Texts.say("show.nothing", unknown.value())
                            : Texts.say("show.none", unknown.value(), String.join(", ", unknown.known())));
            return Exit.NO;
        }
    }

    private static void require(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    Texts.say("path.range", option, Integer.toString(value), Integer.toString(most)));
        }
    }

    private void tell(Connection found) {
        int number = 0;
        for (Connection.Path path : found.paths()) {
            number++;
            System.out.println(Texts.say(
                    "path.path",
                    Integer.toString(number),
                    Integer.toString(path.length()),
                    found.from().label().in(language),
                    found.to().label().in(language)));
            path.hops().forEach(this::tell);
        }
        if (!found.complete()) System.err.println(Texts.say("path.incomplete"));
        else if (found.meta().truncated()) System.err.println(Texts.say("path.more", Integer.toString(limit)));
        found.none().ifPresent(this::tell);
    }

    private void tell(Connection.Hop hop) {
        for (Connection.Step link : hop.links()) {
            System.out.println(
                    "  " + link.sentence().in(language) + "  [" + link.claim().certainty() + ", "
                            + link.claim().during() + ", " + link.claim().wording() + "]");
            link.claim()
                    .evidence()
                    .forEach(evidence -> System.out.println("      “" + evidence.quote() + "” §" + evidence.section()
                            + " " + link.claim().source().slug() + " " + evidence.start() + "–" + evidence.end()));
        }
    }

    private void tell(Connection.None none) {
        System.err.println(Texts.say("path.none", Integer.toString(none.hops())));
        if (none.found().isEmpty()) {
            System.err.println(Texts.say("path.nothing", Integer.toString(ConnectionQuery.MOST_HOPS)));
            return;
        }
        Connection.Relaxation least = none.found().get();
        String options = (least.implied() ? " --implied" : "") + (least.hops() > hops ? " --hops " + least.hops() : "");
        System.err.println(Texts.say(
                least.backward() ? "path.backward" : "path.try", options.strip(), Integer.toString(least.hops())));
    }
}
