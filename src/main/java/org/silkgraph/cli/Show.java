package org.silkgraph.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.silkgraph.search.Labels;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Language;
import org.silkgraph.views.Entities;
import org.silkgraph.views.Entity;
import org.silkgraph.views.Link;
import org.silkgraph.views.LinkGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One entity: names, classes, latest status, claims out and in with certainty, wording, period and sentence. */
@Command(name = "show", resourceBundle = "org.silkgraph.cli.cli", mixinStandardHelpOptions = true)
final class Show implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModules(new Jdk8Module(), new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Mixin
    private StoreOption store = new StoreOption();

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Parameters(arity = "1", paramLabel = "SLUG", descriptionKey = "silkgraph.show.slug")
    private String slug = "";

    private final Language language = Locale.getDefault().getLanguage().equals("zh") ? Language.ZH : Language.EN;

    @Override
    public Integer call() throws JsonProcessingException {
        try (Store open = store.openForReading()) {
            Entities entities = new Entities(open, Labels.of(open));
            Optional<Entity> found = entities.one(slug);
            if (found.isEmpty()) {
                List<String> near = entities.near(slug);
                System.err.println(
                        near.isEmpty()
                                ? Texts.say("show.nothing", slug)
                                : Texts.say("show.none", slug, String.join(", ", near)));
                return Exit.NO;
            }
            if (json) {
                System.out.println(JSON.writeValueAsString(found.get()));
            } else {
                print(found.get());
            }
            return Exit.DONE;
        }
    }

    private void print(Entity entity) {
        System.out.println(entity.label().zh() + "  " + entity.label().en());
        System.out.println(entity.iri());
        System.out.println(
                entity.types().stream().map(type -> type.label().in(language)).collect(Collectors.joining(", ")));
        entity.status()
                .latest()
                .forEach(latest ->
                        System.out.println(latest.status().label().in(language) + " (" + latest.during() + ")"));
        entity.status().claims().forEach(claim -> print("  = ", "sg:hasStatus", claim));
        entity.out().forEach(group -> print("  → ", group));
        entity.in().forEach(group -> print("  ← ", group));
    }

    private void print(String arrow, LinkGroup group) {
        group.claims().forEach(claim -> print(arrow, group.label().in(language), claim));
    }

    private void print(String arrow, String property, Link claim) {
        System.out.println(arrow + property + "  " + claim.other().label().in(language) + "  [" + claim.certainty()
                + ", " + claim.during() + ", " + claim.wording() + "]");
        claim.evidence()
                .forEach(evidence -> System.out.println("      “" + evidence.quote() + "” §" + evidence.section() + " "
                        + claim.source().slug() + " " + evidence.start() + "–" + evidence.end()));
    }
}
