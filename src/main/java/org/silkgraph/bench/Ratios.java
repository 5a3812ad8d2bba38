package org.silkgraph.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many times faster we are than a peer, question by question and in sum; a ratio is left out where a part was not measured. */
final class Ratios {
    private final Map<String, Map<String, Double>> medians;
    private final List<Question> questions;
    private final Map<String, Double> loads;
    private final Map<String, Double> http;

    Ratios(
            Map<String, Map<String, Double>> medians,
            List<Question> questions,
            Map<String, Double> loads,
            Map<String, Double> http) {
        this.medians = medians;
        this.questions = questions;
        this.loads = loads;
        this.http = http;
    }

    static double of(Map<String, Map<String, Double>> medians, String question, String engine) {
        Double found = medians.getOrDefault(question, Map.of()).get(engine);
        return found == null ? Double.NaN : found;
    }

    Map<String, Double> all() {
        Map<String, Double> all = new LinkedHashMap<>();
        quotient(all, "view_http_to_stock", http, HttpBench.VIEW_OURS, HttpBench.VIEW_STOCK);
        quotient(all, "view_http_to_tdb2_same_writer", http, HttpBench.VIEW_OURS, HttpBench.VIEW_TUNED);
        quotient(all, "view_ids_to_fixed", http, HttpBench.VIEW_IDS, HttpBench.FIXED);
        quotient(all, "matrix_http_to_stock", http, HttpBench.MATRIX_STOCK, HttpBench.MATRIX_OURS);
        quotient(all, "load_to_tdb2", loads, Loading.TDB2, Loading.OURS);
        quotient(all, "load_to_riot", loads, Loading.RIOT, Loading.OURS);
        double slowest = Double.POSITIVE_INFINITY;
        double least = Double.POSITIVE_INFINITY;
        for (Question question : questions) {
            double ratio =
                    of(medians, question.name(), SparqlBench.TDB2) / of(medians, question.name(), SparqlBench.NUMBERS);
            all.put(question.name() + "_to_tdb2", ratio);
            slowest = Math.min(slowest, ratio);
            if (question.isJoin()) least = Math.min(least, ratio);
        }
        if (least < Double.POSITIVE_INFINITY) all.put("joins_to_tdb2", least);
        all.put("slowest_to_tdb2", slowest);
        return all;
    }

    private static void quotient(
            Map<String, Double> to, String name, Map<String, Double> values, String above, String below) {
        Optional<Double> over = Optional.ofNullable(values.get(above));
        Optional<Double> under = Optional.ofNullable(values.get(below));
        if (over.isPresent() && under.isPresent()) to.put(name, over.get() / under.get());
    }
}
