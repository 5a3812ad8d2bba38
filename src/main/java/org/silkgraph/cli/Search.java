package org.silkgraph.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.silkgraph.search.Hit;
import org.silkgraph.search.Labels;
import org.silkgraph.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds entities by parts of their names; a line a hit: slug, Chinese name, English name, class. */
@Command(name = "search", resourceBundle = "org.silkgraph.cli.cli", mixinStandardHelpOptions = true)
final class Search implements Callable<Integer> {
    @Mixin
    private StoreOption store = new StoreOption();

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Option(names = "--limit", paramLabel = "N", descriptionKey = "silkgraph.search.limit")
    private int limit = 20;

    @Parameters(arity = "1", paramLabel = "TEXT", descriptionKey = "silkgraph.search.text")
    private String text = "";

    @Override
    public Integer call() throws JsonProcessingException {
        if (limit < 1) throw new IllegalArgumentException(Texts.say("search.limit", limit));
        try (Store open = store.openForReading()) {
            List<Hit> hits = Labels.of(open).find(text, limit);
            if (json) {
                Map<String, Object> found = Map.of("version", open.version().number(), "rows", hits);
                System.out.println(Verdict.JSON.writeValueAsString(found));
            } else {
                hits.forEach(hit -> System.out.println(String.join(
                        "\t", hit.slug(), hit.label().zh(), hit.label().en(), String.join(" ", hit.types()))));
            }
            if (hits.isEmpty()) System.err.println(Texts.say("search.none", text));
            return hits.isEmpty() ? Exit.NO : Exit.DONE;
        }
    }
}
