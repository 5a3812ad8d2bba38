package org.silkgraph.queries;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.queries.Explanation.Searched;
import org.silkgraph.snapshot.IdAccess;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.terms.Label;
import org.silkgraph.terms.Sg;

/** Says why an answer is empty: in the words of the question where it has some, and by counting how much the store has of each term that the query names. */
final class Explainer {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final Pattern TERM = Pattern.compile(Pattern.quote("<" + Sg.NS) + "([^>]+)>");
    private static final ResourceBundle ZH = bundle(Locale.CHINESE);
    private static final ResourceBundle EN = bundle(Locale.ENGLISH);

    private Explainer() {}

    static Explanation of(Question question, Map<String, Label> values, ReadView view) {
        Labels labels = new Labels(view);
        List<Searched> searched = terms(question.query()).stream()
                .map(term -> new Searched(Cells.shortName(term), labels.of(term), count(view.ids(), term)))
                .sorted(Comparator.comparingLong(Searched::count).thenComparing(Searched::term))
                .toList();
        boolean lacking = searched.stream().anyMatch(one -> one.count() == 0);
        String key = lacking ? "empty.lacking" : values.isEmpty() ? "empty" : "empty.values";
        Label general = new Label(ZH.getString(key), EN.getString(key));
        // Where the store lacks what the question looks for, that is the reason; else the question knows best what it
        // means.
        return new Explanation(lacking ? general : question.empty(values).orElse(general), values, searched);
    }

    /** Taken from the query as printed, because terms stand in patterns, paths, filters and tables of values alike. */
    private static Set<Node> terms(Query query) {
        Query bare = query.cloneQuery();
        bare.setPrefixMapping(PrefixMapping.Factory.create());
        Set<Node> terms = new HashSet<>();
        Matcher found = TERM.matcher(bare.toString());
        while (found.find()) terms.add(Sg.term(found.group(1)));
        return terms;
    }

    /** As a predicate, and as an object: a class has instances, a claim names its relation. */
    private static long count(IdAccess ids, Node term) {
        int id = ids.id(term);
        if (id == IdAccess.NONE) return 0;
        return ids.count(IdAccess.ANY, id, IdAccess.ANY) + usesAsObject(ids, id);
    }

    private static long usesAsObject(IdAccess ids, int id) {
        return List.of(RDF.type.asNode(), RDF.predicate.asNode(), RDF.object.asNode(), Sg.kind, Sg.level, Sg.certainty)
                .stream()
                .mapToLong(property -> ids.count(IdAccess.ANY, ids.id(property), id))
                .sum();
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("org.silkgraph.queries.explanations", locale, NO_FALLBACK);
    }
}
