package org.silkgraph.queries;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.Texts;
import org.silkgraph.terms.Sg;

/**
 * Fills the column of a {@link Passage} from the stored text: one row for each line that the span touches. Offsets are moved
 * inwards over white space and punctuation, so that start, end and passage agree; what has fewer than two letters or digits (a
 * bare number before a heading) is no row. Where the store has no text of the source the row stays as the query gave it.
 */
final class Passages {
    private static final int LEAST = 2;

    private final Passage passage;
    private final Graph asserted;
    private final Texts texts;
    private final Map<String, Optional<int[]>> read = new LinkedHashMap<>();

    Passages(Passage passage, ReadView view, Texts texts) {
        this.passage = passage;
        this.asserted = view.dataset().getDefaultGraph();
        this.texts = texts;
    }

    /** The rows with their passages, in the order of the text. */
    List<Map<String, Object>> filled(Map<String, Object> row) {
        Optional<int[]> text = read.computeIfAbsent((String) row.get(passage.source()), this::codePoints);
        return text.isEmpty() ? List.of(row) : cut(row, text.get());
    }

    private List<Map<String, Object>> cut(Map<String, Object> row, int[] text) {
        int start = bounded((Long) row.get(passage.start()), 0, text.length);
        int end = bounded((Long) row.get(passage.end()), text.length, text.length);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int from = start; from < end; from = lineEnd(text, from, end) + 1) {
            line(row, text, from, lineEnd(text, from, end)).ifPresent(rows::add);
        }
        return rows;
    }

    private static int lineEnd(int[] text, int from, int end) {
        int at = from;
        while (at < end && text[at] != '\n') at++;
        return at;
    }

    private Optional<Map<String, Object>> line(Map<String, Object> row, int[] text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && !Character.isLetterOrDigit(text[start])) start++;
        while (start < end && !Character.isLetterOrDigit(text[end - 1])) end--;
        if (Arrays.stream(text, start, end).filter(Character::isLetterOrDigit).count() < LEAST) return Optional.empty();
        Map<String, Object> filled = new LinkedHashMap<>(row);
        filled.put(passage.start(), (long) start);
        filled.put(passage.end(), (long) end);
        filled.put(passage.column(), new String(text, start, end - start));
        return Optional.of(filled);
    }

    private static int bounded(@Nullable Long offset, int otherwise, int length) {
        return offset == null ? otherwise : (int) Math.clamp(offset, 0L, length);
    }

    private Optional<int[]> codePoints(String slug) {
        return asserted.find(Sg.id(slug), Sg.textChecksum, Node.ANY).toList().stream()
                .map(triple -> triple.getObject().getLiteralLexicalForm())
                .findFirst()
                .flatMap(texts::text)
                .map(text -> text.codePoints().toArray());
    }
}
