package org.silkgraph.curation.changes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.silkgraph.curation.changes.Draft.Description;
import org.silkgraph.curation.changes.Draft.Named;
import org.silkgraph.curation.changes.Draft.Quote;
import org.silkgraph.curation.changes.Draft.Statement;
import org.silkgraph.curation.changes.Fault.Code;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Author;

/** JSON into a draft, strictly: no field twice, none unknown, nothing behind the end, every type as it must be. */
final class DraftReader {
    private static final int DEEPEST = 32;
    private static final int MOST_ENTRIES = 10_000;
    /** As {@link Attribution} takes. */
    private static final int MOST_SOURCES = 100;

    /** Of at most 200 characters. */
    private static final String SLUG = "(?=.{1,200}$)[a-z0-9]++(-[a-z0-9]++)*+";

    private static final List<String> CERTAINTIES = List.of("stated", "implied");
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Faults faults = new Faults();
    private int entries;

    private DraftReader() {}

    /**
     * Reads a change.
     *
     * @throws BadJson where it is no JSON
     * @throws FaultyChange with all that is wrong in its form
     */
    static Draft read(String json) {
        JsonNode root = parse(json);
        DraftReader reader = new DraftReader();
        reader.characters(root, "");
        Draft draft = reader.draft(new Fields(root, "", reader.faults));
        reader.faults.end();
        return draft;
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            JsonLocation place = Optional.ofNullable(e.getLocation()).orElse(JsonLocation.NA);
            throw new BadJson(Math.max(0, place.getLineNr()), Math.max(0, place.getColumnNr()), e.getOriginalMessage());
        } catch (NumberFormatException e) {
            // Of an exponent that no number can have, which Jackson passes on as it comes.
            throw new BadJson(0, 0, String.valueOf(e.getMessage()));
        }
    }

    /** Half a surrogate pair cannot be written in UTF-8: what is on disk would be another text. */
    private void characters(JsonNode node, String pointer) {
        if (node.isTextual()) {
            boolean isBad = node.textValue()
                    .codePoints()
                    .anyMatch(point ->
                            point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
            if (isBad) faults.add(pointer, Code.BAD_CHARACTERS, "");
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) characters(node.get(i), pointer + "/" + i);
        node.properties().forEach(entry -> characters(entry.getValue(), pointer + "/" + entry.getKey()));
    }

    private Draft draft(Fields fields) {
        Optional<String> author = fields.string("author").filter(name -> isAuthor(name, fields.at("author")));
        Optional<String> message = fields.string("message").filter(text -> isMessage(text, fields.at("message")));
        List<Named> sources = fields.strings("sources");
        if (sources.size() > MOST_SOURCES) tooMany(fields.at("sources"), sources.size(), MOST_SOURCES);
        List<Description> entities = new ArrayList<>();
        for (Fields entity : counted(fields, fields.objects("entities"), "entities")) entities.add(entity(entity));
        List<Statement> claims = new ArrayList<>();
        for (Fields claim : counted(fields, fields.objects("claims"), "claims")) claims.add(claim(claim));
        Optional<Fields> remove = fields.object("remove");
        List<Named> removedEntities =
                remove.map(names -> named(names, "entities")).orElse(List.of());
        List<Named> removedClaims = remove.map(names -> named(names, "claims")).orElse(List.of());
        remove.ifPresent(Fields::end);
        fields.end();
        repeated(entities.stream().map(Description::slug).toList());
        repeated(removedEntities);
        repeated(removedClaims);
        return new Draft(author, message, sources, entities, claims, removedEntities, removedClaims);
    }

    private <T> List<T> counted(Fields fields, List<T> items, String name) {
        entries += items.size();
        if (entries <= MOST_ENTRIES) return items;
        tooMany(fields.at(name), entries, MOST_ENTRIES);
        return List.of();
    }

    private void tooMany(String pointer, int there, int most) {
        faults.add(pointer, Code.TOO_MANY, Integer.toString(there), List.of(Integer.toString(most)));
    }

    private List<Named> named(Fields fields, String name) {
        return counted(fields, fields.strings(name), name);
    }

    private void repeated(List<Named> names) {
        Set<String> seen = new HashSet<>();
        names.stream()
                .filter(name -> !name.name().isEmpty() && !seen.add(name.name()))
                .forEach(name -> faults.add(name.pointer(), Code.REPEATED, name.name()));
    }

    private Description entity(Fields fields) {
        Named slug = slug(fields, "slug");
        List<Named> classes = fields.strings("class");
        Optional<String> text = fields.string("text");
        Map<String, Values> described = new LinkedHashMap<>();
        for (String name : fields.others()) fields.values(name).ifPresent(values -> described.put(name, values));
        return new Description(slug, classes, text, described);
    }

    private Statement claim(Fields fields) {
        Statement claim = new Statement(
                fields.pointer(),
                slug(fields, "subject"),
                needed(fields, "property"),
                needed(fields, "object"),
                slug(fields, "source"),
                fields.word("certainty", CERTAINTIES),
                fields.values("wording"),
                fields.string("during"),
                fields.values("note"),
                counted(fields, fields.objects("evidence"), "evidence").stream()
                        .map(this::quote)
                        .toList());
        fields.end();
        return claim;
    }

    private Quote quote(Fields fields) {
        Quote quote = new Quote(
                fields.pointer(),
                fields.needed("exact"),
                fields.offset("start"),
                fields.offset("end"),
                fields.string("section"));
        fields.end();
        return quote;
    }

    private static Named needed(Fields fields, String name) {
        return new Named(fields.needed(name), fields.at(name));
    }

    private Named slug(Fields fields, String name) {
        Named slug = needed(fields, name);
        if (!slug.name().isBlank() && !slug.name().matches(SLUG)) {
            faults.add(slug.pointer(), Code.BAD_SLUG, slug.name());
        }
        return slug;
    }

    private boolean isAuthor(String name, String pointer) {
        try {
            return !new Author(name).name().isEmpty();
        } catch (IllegalArgumentException e) {
            faults.add(pointer, Code.BAD_AUTHOR, name);
            return false;
        }
    }

    private boolean isMessage(String text, String pointer) {
        try {
            return !Attribution.system("changes", text).message().isEmpty();
        } catch (IllegalArgumentException e) {
            faults.add(pointer, Code.BAD_MESSAGE, text);
            return false;
        }
    }
}
