package org.silkgraph.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.silkgraph.curation.changes.BadJson;
import org.silkgraph.curation.changes.Fault;
import org.silkgraph.curation.changes.FaultyChange;
import org.silkgraph.terms.Language;

/** Changes in JSON that cannot be made out, as problems. */
final class ChangeProblems {
    private ChangeProblems() {}

    static Problem of(BadJson bad) {
        return Problem.of(400, "bad-json")
                .with("value", String.valueOf(bad.getMessage()))
                .with("line", bad.line())
                .with("column", bad.column());
    }

    static Problem of(FaultyChange faulty, Language language) {
        Problem problem = faulty.isForm() ? Problem.of(400, "bad-change") : Problem.of(422, "unknown-names");
        List<Map<String, Object>> faults =
                faulty.faults().stream().map(fault -> told(fault, language)).toList();
        return problem.with("count", faults.size()).with("faults", faults);
    }

    /** One fault in one language; lists only where they hold something. */
    private static Map<String, Object> told(Fault fault, Language language) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("pointer", fault.pointer());
        told.put("fault", fault.code().word());
        told.put("value", fault.value());
        if (!fault.known().isEmpty()) told.put("known", fault.known());
        if (!fault.places().isEmpty()) told.put("places", fault.places());
        Map<String, Object> values = Map.of("value", fault.value(), "known", fault.known(), "pointer", fault.pointer());
        told.put("message", Messages.text(language, "fault." + fault.code().word(), values));
        return told;
    }
}
