package org.silkgraph.curation.changes;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.silkgraph.curation.changes.Fault.Code;

/**
 * What a field is set to: a string, a number, true or false, {@code {"zh": …, "en": …}}, {@code {"iri": …}}, or a list of such;
 * null and the empty list remove what is there.
 *
 * @param languages the languages spoken of, where the field holds nothing but texts by language: the values of other
 *     languages then stay. Empty: all values go
 */
record Values(String pointer, List<Value> all, Set<String> languages) {
    /** Of at most 35 characters. */
    private static final String LANGUAGE = "(?=.{2,35}$)[a-z]{2}(-[A-Za-z0-9]{2,8})*+";

    private static final int LONGEST_NUMBER = 30;
    private static final String ABSOLUTE = "[A-Za-z][A-Za-z0-9+.-]*:[^\\s\\p{Cntrl}<>\"{}|\\\\^`]+";

    Values {
        all = List.copyOf(all);
        languages = Set.copyOf(languages);
    }

    /** One value and its place. */
    sealed interface Value {
        String pointer();

        record Plain(String text, String pointer) implements Value {}

        record Tagged(String text, String language, String pointer) implements Value {}

        record Number(BigDecimal number, String pointer) implements Value {}

        record Flag(String word, String pointer) implements Value {}

        record Iri(String iri, String pointer) implements Value {}
    }

    /** Set to one string. */
    static Values plain(String text, String pointer) {
        return new Values(pointer, List.of(new Value.Plain(text, pointer)), Set.of());
    }

    static Values of(JsonNode node, String pointer, Faults faults) {
        return new Reader(faults).read(node, pointer);
    }

    static boolean isAbsolute(String iri) {
        return iri.matches(ABSOLUTE);
    }

    /** The text of the first value that is a plain string. */
    Optional<String> firstText() {
        return all.stream()
                .flatMap(value -> value instanceof Value.Plain plain ? Stream.of(plain.text()) : Stream.empty())
                .findFirst();
    }

    private static final class Reader {
        private final Faults faults;
        private final List<Value> values = new ArrayList<>();
        private final Set<String> languages = new LinkedHashSet<>();
        private boolean replacesAll;

        Reader(Faults faults) {
            this.faults = faults;
        }

        Values read(JsonNode node, String pointer) {
            if (node.isArray()) {
                for (int i = 0; i < node.size(); i++) one(node.get(i), pointer + "/" + i);
                replacesAll |= node.isEmpty();
            } else if (node.isNull()) {
                replacesAll = true;
            } else {
                one(node, pointer);
            }
            return new Values(pointer, values, replacesAll ? Set.of() : languages);
        }

        private void one(JsonNode node, String pointer) {
            if (node.isObject() && !node.has("iri")) {
                byLanguage(node, pointer);
                return;
            }
            replacesAll = true;
            if (node.isTextual()) values.add(new Value.Plain(node.textValue(), pointer));
            else if (node.isBoolean()) values.add(new Value.Flag(node.asText(), pointer));
            else if (node.isNumber()) number(node, pointer);
            else if (node.isObject()) iri(node, pointer);
            else faults.add(pointer, Code.WRONG_TYPE, Fields.typeOf(node), List.of("string", "number", "object"));
        }

        private void number(JsonNode node, String pointer) {
            BigDecimal number = node.decimalValue();
            // The scale first: writing out 1e999999999 would take all memory.
            boolean isShort = Math.abs((long) number.scale()) <= LONGEST_NUMBER && number.precision() <= LONGEST_NUMBER;
            if (isShort) values.add(new Value.Number(number, pointer));
            else faults.add(pointer, Code.BAD_NUMBER, node.isTextual() ? node.textValue() : number.toString());
        }

        private void iri(JsonNode node, String pointer) {
            Fields fields = new Fields(node, pointer, faults);
            String iri = fields.needed("iri");
            fields.end();
            if (isAbsolute(iri)) values.add(new Value.Iri(iri, pointer));
            else faults.add(fields.at("iri"), Code.BAD_IRI, iri);
        }

        private void byLanguage(JsonNode node, String pointer) {
            node.properties().forEach(entry -> {
                String place = pointer + "/" + entry.getKey().replace("~", "~0").replace("/", "~1");
                if (entry.getKey().matches(LANGUAGE)) inLanguage(entry.getKey(), entry.getValue(), place);
                else faults.add(place, Code.UNKNOWN_FIELD, entry.getKey(), List.of("zh", "en", "iri"));
            });
            if (node.isEmpty()) faults.add(pointer, Code.MISSING_FIELD, "zh", List.of("zh", "en"));
        }

        private void inLanguage(String language, JsonNode node, String pointer) {
            languages.add(language);
            if (node.isNull()) return;
            if (node.isTextual()) {
                values.add(new Value.Tagged(node.textValue(), language, pointer));
            } else if (node.isArray()) {
                for (int i = 0; i < node.size(); i++) {
                    if (node.get(i).isTextual()) {
                        values.add(new Value.Tagged(node.get(i).textValue(), language, pointer + "/" + i));
                    } else {
                        wrong(node.get(i), pointer + "/" + i);
                    }
                }
            } else {
                wrong(node, pointer);
            }
        }

        private void wrong(JsonNode node, String pointer) {
            faults.add(pointer, Code.WRONG_TYPE, Fields.typeOf(node), List.of("string"));
        }
    }
}
