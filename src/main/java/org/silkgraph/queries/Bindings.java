package org.silkgraph.queries;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.queries.RefusedQuestion.Why;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Sg;

/**
 * The values of one asking, checked and turned into RDF terms. They are put in the place of variables in the parsed query, so
 * nothing in a value can change what is asked.
 */
final class Bindings {
    private final Question question;
    private final Graph all;
    private final Suggestions suggestions;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<Var, Node> nodes = new LinkedHashMap<>();

    private Bindings(Question question, DatasetGraph dataset, Suggestions suggestions) {
        this.question = question;
        this.all = dataset.getGraph(Graphs.ALL);
        this.suggestions = suggestions;
    }

    static Bindings of(Question question, Map<String, String> given, DatasetGraph dataset, Suggestions suggestions) {
        Bindings bindings = new Bindings(question, dataset, suggestions);
        bindings.refuseUnknown(given);
        question.parameters()
                .forEach(parameter -> bindings.bind(parameter, Optional.ofNullable(given.get(parameter.name()))));
        return bindings;
    }

    /** The values in use, defaults included, by name; a parameter left free is missing. */
    Map<String, String> texts() {
        return texts;
    }

    Map<Var, Node> nodes() {
        return nodes;
    }

    private void refuseUnknown(Map<String, String> given) {
        List<String> known = question.parameters().stream().map(Parameter::name).toList();
        given.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new RefusedQuestion(Why.NO_SUCH_PARAMETER, question.id(), name, given.get(name), "", known);
                });
    }

    private void bind(Parameter parameter, Optional<String> given) {
        Optional<String> value = given.map(String::strip).filter(text -> !text.isEmpty());
        Optional<String> used = value.or(parameter::standard);
        used.ifPresent(text -> {
            Node node = parameter.type().node(text).orElseThrow(() -> wrongForm(parameter, text));
            check(parameter, text, node, value.isPresent());
            texts.put(parameter.name(), node.isURI() ? Cells.shortName(node) : text);
            nodes.put(Var.alloc(parameter.name()), node);
        });
    }

    /** A default is allowed to name something that this store does not have: the answer then explains why it is empty. */
    private void check(Parameter parameter, String text, Node node, boolean given) {
        if (node.isLiteral()) checkBounds(parameter, text);
        else if (given) checkThing(parameter, text, node);
    }

    private void checkBounds(Parameter parameter, String text) {
        if (parameter.type() != ParameterType.INTEGER) return;
        int number = Integer.parseInt(text);
        boolean within = parameter.min().map(min -> number >= min).orElse(true)
                && parameter.max().map(max -> number <= max).orElse(true);
        if (!within) throw wrongForm(parameter, text);
    }

    private void checkThing(Parameter parameter, String text, Node node) {
        if (!all.contains(node, RDF.type.asNode(), Node.ANY)) {
            List<String> near = parameter.type() == ParameterType.ENTITY ? suggestions.near(text) : others(parameter);
            throw new RefusedQuestion(
                    Why.NO_SUCH_THING,
                    question.id(),
                    parameter.name(),
                    text,
                    parameter.type().word(),
                    near);
        }
        required(parameter)
                .filter(type -> !all.contains(node, RDF.type.asNode(), Sg.term(type)))
                .ifPresent(type -> {
                    throw new RefusedQuestion(Why.WRONG_CLASS, question.id(), parameter.name(), text, type, List.of());
                });
    }

    private static Optional<String> required(Parameter parameter) {
        return switch (parameter.type()) {
            case ENTITY -> parameter.ofClass().filter(type -> !type.equals("Entity"));
            case SOURCE -> Optional.of("Source");
            case CLAIM -> Optional.of("Claim");
            case TERM, PERIOD, INTEGER, TEXT -> Optional.empty();
        };
    }

    /** Sources are few: all of them. Claims are not guessed. */
    private List<String> others(Parameter parameter) {
        if (parameter.type() != ParameterType.SOURCE) return List.of();
        return all.find(Node.ANY, RDF.type.asNode(), Sg.Source).toList().stream()
                .map(triple -> Cells.shortName(triple.getSubject()))
                .sorted()
                .limit(10)
                .toList();
    }

    private RefusedQuestion wrongForm(Parameter parameter, String text) {
        List<String> bounds = Stream.of(parameter.min(), parameter.max())
                .flatMap(Optional::stream)
                .map(String::valueOf)
                .toList();
        return new RefusedQuestion(
                Why.WRONG_FORM,
                question.id(),
                parameter.name(),
                text,
                parameter.type().word(),
                bounds);
    }
}
