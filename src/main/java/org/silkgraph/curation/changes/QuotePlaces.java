package org.silkgraph.curation.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.silkgraph.curation.changes.Draft.Quote;
import org.silkgraph.curation.changes.Fault.Code;
import org.silkgraph.curation.changes.Fault.Place;

/** Where a quote stands in a text. */
final class QuotePlaces {
    private static final int MOST = 20;
    private static final int AROUND = 15;

    private QuotePlaces() {}

    /** Start and end in code points, the end exclusive. */
    record Span(int start, int end) {}

    /**
     * The one place where a quote stands. Where it stands nowhere, the beginning of the text, so that the gate refuses it and
     * says why; where it stands in several places a fault names each.
     */
    static Optional<Span> find(String text, Quote quote, Faults faults) {
        List<Place> places = places(text, quote);
        if (places.size() > 1) {
            faults.add(new Fault(quote.pointer(), Code.QUOTE_SEVERAL_TIMES, quote.exact(), List.of(), places));
            return Optional.empty();
        }
        return Optional.of(
                places.isEmpty()
                        ? new Span(0, quote.length())
                        : new Span(places.getFirst().start(), places.getFirst().end()));
    }

    private static List<Place> places(String text, Quote quote) {
        List<Place> places = new ArrayList<>();
        int counted = 0;
        int start = 0;
        for (int at = next(text, quote, 0); at >= 0 && places.size() < MOST; at = next(text, quote, at + 1)) {
            start += text.codePointCount(counted, at);
            counted = at;
            places.add(new Place(
                    start,
                    start + quote.length(),
                    around(text, at, at + quote.exact().length())));
        }
        return places;
    }

    private static int next(String text, Quote quote, int from) {
        return quote.exact().isEmpty() ? -1 : text.indexOf(quote.exact(), from);
    }

    private static String around(String text, int from, int to) {
        int left = Math.max(0, from - AROUND);
        int right = Math.min(text.length(), to + AROUND);
        if (left > 0 && Character.isLowSurrogate(text.charAt(left))) left++;
        if (right < text.length() && Character.isLowSurrogate(text.charAt(right))) right--;
        return text.substring(left, right).replace('\n', ' ');
    }
}
