package org.silkgraph.curation.changes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.silkgraph.curation.changes.Draft.Named;
import org.silkgraph.curation.changes.Fault.Code;

/**
 * The fields of one JSON object. Each is asked for by name with the type it must have; {@link #end} says which there are that
 * nobody asked for. A field that is absent or null is empty.
 */
final class Fields {
    /** The greatest offset that the gate reads. */
    private static final int FARTHEST = 999_999_999;

    private final JsonNode object;
    private final String pointer;
    private final Faults faults;
    private final Set<String> known = new LinkedHashSet<>();

    Fields(JsonNode node, String pointer, Faults faults) {
        this.object = node;
        this.pointer = pointer;
        this.faults = faults;
        if (!node.isObject()) wrong(pointer, node, "object");
    }

    String pointer() {
        return pointer;
    }

    /** The place of a field. */
    String at(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private Optional<JsonNode> field(String name) {
        known.add(name);
        return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
    }

    Optional<String> string(String name) {
        return field(name).flatMap(node -> text(node, at(name)));
    }

    /** A string that must be there and not be blank; empty only where a fault was told. */
    String needed(String name) {
        Optional<JsonNode> node = field(name);
        String text = node.flatMap(found -> text(found, at(name))).orElse("");
        if (node.isEmpty() || node.get().isTextual() && text.isBlank()) {
            faults.add(at(name), Code.MISSING_FIELD, name);
        }
        return text;
    }

    /** One of a few words; empty where it is absent. */
    Optional<String> word(String name, List<String> words) {
        return string(name).filter(text -> {
            if (!words.contains(text)) faults.add(at(name), Code.UNKNOWN_VALUE, text, words);
            return words.contains(text);
        });
    }

    OptionalInt offset(String name) {
        Optional<JsonNode> node = field(name);
        if (node.isEmpty()) return OptionalInt.empty();
        if (!node.get().isNumber()) {
            wrong(at(name), node.get(), "number");
            return OptionalInt.empty();
        }
        if (!node.get().canConvertToInt()
                || !node.get().isIntegralNumber()
                || node.get().intValue() < 0
                || node.get().intValue() > FARTHEST) {
            faults.add(at(name), Code.BAD_NUMBER, node.get().toString());
            return OptionalInt.empty();
        }
        return OptionalInt.of(node.get().intValue());
    }

    /** A list of strings; a string alone is a list of one. */
    List<Named> strings(String name) {
        List<Named> all = new ArrayList<>();
        for (Item item : items(name, true)) {
            text(item.node(), item.pointer()).ifPresent(text -> all.add(new Named(text, item.pointer())));
        }
        return all;
    }

    /** A list of objects. */
    List<Fields> objects(String name) {
        List<Fields> all = new ArrayList<>();
        for (Item item : items(name, false)) {
            if (item.node().isObject()) all.add(new Fields(item.node(), item.pointer(), faults));
            else wrong(item.pointer(), item.node(), "object");
        }
        return all;
    }

    Optional<Fields> object(String name) {
        return field(name).map(node -> new Fields(node, at(name), faults));
    }

    private record Item(JsonNode node, String pointer) {}

    private List<Item> items(String name, boolean orOne) {
        Optional<JsonNode> node = field(name);
        if (node.isEmpty()) return List.of();
        if (!node.get().isArray()) {
            if (orOne) return List.of(new Item(node.get(), at(name)));
            wrong(at(name), node.get(), "array");
            return List.of();
        }
        List<Item> items = new ArrayList<>();
        for (JsonNode item : node.get()) items.add(new Item(item, at(name) + "/" + items.size()));
        return items;
    }

    /** Values as an entity or a claim has them; empty where the field is absent. */
    Optional<Values> values(String name) {
        known.add(name);
        return Optional.ofNullable(object.get(name)).map(node -> Values.of(node, at(name), faults));
    }

    /** The names of the fields that were not asked for. */
    List<String> others() {
        return object.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !known.contains(name))
                .toList();
    }

    /** Tells of fields that nobody asked for. */
    void end() {
        others().forEach(name -> faults.add(at(name), Code.UNKNOWN_FIELD, name, List.copyOf(known)));
    }

    private Optional<String> text(JsonNode node, String place) {
        if (node.isTextual()) return Optional.of(node.textValue());
        wrong(place, node, "string");
        return Optional.empty();
    }

    private void wrong(String place, JsonNode node, String... expected) {
        faults.add(place, Code.WRONG_TYPE, typeOf(node), List.of(expected));
    }

    static String typeOf(JsonNode node) {
        return node.getNodeType().toString().toLowerCase(Locale.ROOT);
    }
}
