package org.silkgraph.queries;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.query.Query;
import org.silkgraph.terms.Label;

/**
 * A saved question: what it asks, in both languages, what it takes, what it answers, and the query.
 *
 * @param id as in the address, for example {@code A02}
 * @param group the folder it stands in: {@code analysts}, {@code dashboards}, {@code stewards}
 * @param title may name parameters in braces: {@code {region}}
 * @param expected the answer it must give, in tests
 * @param empty what an empty answer means, where that can be said; may name parameters in braces
 * @param passage the column filled from stored texts, where there is one
 * @param query parsed, with the base in force; shared, so never changed
 */
public record Question(
        String id,
        String group,
        Label title,
        Label description,
        List<Parameter> parameters,
        List<Column> columns,
        Expected expected,
        Optional<Label> empty,
        Optional<Passage> passage,
        Query query) {
    public Question {
        parameters = List.copyOf(parameters);
        columns = List.copyOf(columns);
    }

    public Optional<Parameter> parameter(String name) {
        return parameters.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** The title with values in place of the parameters it names; a parameter without a value shows its own title. */
    public Label title(Map<String, Label> values) {
        return filled(title, values);
    }

    /** What an empty answer means, with values in place likewise. */
    Optional<Label> empty(Map<String, Label> values) {
        return empty.map(words -> filled(words, values));
    }

    private Label filled(Label text, Map<String, Label> values) {
        return new Label(filled(text.zh(), values, true), filled(text.en(), values, false));
    }

    private String filled(String text, Map<String, Label> values, boolean zh) {
        String filled = text;
        for (Parameter parameter : parameters) {
            Label value = values.getOrDefault(parameter.name(), parameter.title());
            filled = filled.replace("{" + parameter.name() + "}", zh ? value.zh() : value.en());
        }
        return filled;
    }

    static <T> void distinct(String what, List<T> all, java.util.function.Function<T, String> name) {
        Set<String> seen = new HashSet<>();
        all.forEach(one -> {
            if (!seen.add(name.apply(one))) {
                throw new IllegalArgumentException(what + " " + name.apply(one) + " is there twice");
            }
        });
    }
}
