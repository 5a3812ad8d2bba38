package org.silkgraph.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.silkgraph.search.Labels;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Language;
import org.silkgraph.views.Connection;
import org.silkgraph.views.ConnectionQuery;
import org.silkgraph.views.Connections;
import org.silkgraph.views.Ref;
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

    @Option(names = "--max", paramLabel = "N", descriptionKey = "silkgraph.path.max")
    private int max = ConnectionQuery.USUAL_HOPS;

    @Option(names = "--k", paramLabel = "N", descriptionKey = "silkgraph.path.k")
    private Optional<Integer> k = Optional.empty();

    @Option(names = "--forward", descriptionKey = "silkgraph.path.forward")
    private boolean forward;

    @Mixin
    private LinkOptions links = new LinkOptions();

    @Option(names = "--via", split = ",", paramLabel = "SLUG", descriptionKey = "silkgraph.path.via")
    private List<String> via = List.of();

    @Option(names = "--without", split = ",", paramLabel = "SLUG", descriptionKey = "silkgraph.path.without")
    private List<String> without = List.of();

    @Option(names = "--class", split = ",", paramLabel = "CLASS", descriptionKey = "silkgraph.path.class")
    private List<String> classes = List.of();

    @Option(names = "--not-class", split = ",", paramLabel = "CLASS", descriptionKey = "silkgraph.path.not-class")
    private List<String> notClasses = List.of();

    @Option(names = "--hub", paramLabel = "N", descriptionKey = "silkgraph.path.hub")
    private int hub;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Parameters(index = "0", paramLabel = "FROM", descriptionKey = "silkgraph.path.from")
    private String from = "";

    @Parameters(index = "1", paramLabel = "TO", descriptionKey = "silkgraph.path.to")
    private String to = "";

    private final Language language = Locale.getDefault().getLanguage().equals("zh") ? Language.ZH : Language.EN;

    @Override
    public Integer call() throws JsonProcessingException {
        require("--max", max, ConnectionQuery.MOST_HOPS);
        int most = k.orElse(ConnectionQuery.USUAL_PATHS);
        require("--k", most, ConnectionQuery.MOST_PATHS);
        ConnectionQuery query = new ConnectionQuery(
                ends(from),
                ends(to),
                max,
                most,
                k.isPresent(),
                forward,
                links.query(),
                new ConnectionQuery.Through(via, without, classes, notClasses, hub));
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

    /** Several entities with commas between; a name that is one entity is taken whole. */
    private static List<String> ends(String given) {
        return Arrays.stream(given.split(","))
                .map(String::strip)
                .filter(end -> !end.isEmpty())
                .toList();
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
                    path.from().label().in(language),
                    path.to().label().in(language)));
            path.hops().forEach(this::tell);
        }
        if (!found.complete()) System.err.println(Texts.say("path.incomplete"));
        else if (found.meta().truncated())
            System.err.println(
                    Texts.say("path.more", Integer.toString(found.paths().size())));
        if (!found.ranked()) System.err.println(Texts.say("path.not-ranked"));
        if (!found.hubs().isEmpty()) {
            String hubs = found.hubs().stream().map(Ref::slug).collect(Collectors.joining(", "));
            System.err.println(Texts.say("path.hubs", hubs));
        }
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
        System.err.println(Texts.say("path.none", Integer.toString(none.max()), Long.toString(none.links())));
        if (none.found().isEmpty()) {
            System.err.println(Texts.say("path.nothing", Integer.toString(ConnectionQuery.MOST_HOPS)));
            return;
        }
        Connection.Relaxation least = none.found().get();
        List<String> options = new ArrayList<>();
        if (least.implied()) options.add("--certainty implied");
        if (least.max() > max) options.add("--max " + least.max());
        if (least.property()) options.add(Texts.say("path.without-option", "--property --not-property"));
        if (least.source()) options.add(Texts.say("path.without-option", "--source --during"));
        if (least.backward()) options.add(Texts.say("path.without-option", "--forward"));
        if (least.through()) {
            options.add(Texts.say("path.without-option", "--via --without --class --not-class --hub"));
        }
        System.err.println(Texts.say("path.try", String.join(", ", options), Integer.toString(least.max())));
    }
}
