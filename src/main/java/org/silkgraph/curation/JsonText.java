package org.silkgraph.curation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.silkgraph.curation.Unparsable.Kind;
import org.silkgraph.terms.TermFault;
import org.silkgraph.terms.TermLimits;

/**
 * The text of a JSON-LD document, held against what its processor does not look at: how deep it is nested, and IRIs and language tags
 * that are none, which by the standard it leaves out in silence, with all that is said of them. Keywords under other names, and
 * languages as keys, are left to the processor.
 */
final class JsonText {
    /** Where the value is an IRI. */
    private static final Set<String> IRIS = Set.of("@id", "@type", "@base", "@vocab");

    private static final int SHOWN = 80;
    /** Values of a document: the processor holds each value of a property against all before it. */
    private static final int MOST_VALUES = 40_000;

    private JsonText() {}

    /**
     * Reads it whole and gives it back.
     *
     * @throws Unparsable where it is no JSON, is nested too deeply or names an IRI that is none
     */
    static Reader checked(String file, Reader text, TermLimits limits) throws IOException {
        StringWriter all = new StringWriter();
        text.transferTo(all);
        String document = all.toString();
        check(file, document, limits);
        return new StringReader(document);
    }

    private static void check(String file, String document, TermLimits limits) throws IOException {
        try (JsonParser json = factory(limits).createParser(document)) {
            int values = 0;
            while (json.nextToken() != null) {
                token(file, json, limits);
                if (json.currentToken().isScalarValue() && ++values > MOST_VALUES) throw tooMany(file, json);
            }
        } catch (StreamConstraintsException e) {
            throw at(Kind.NESTING, file, e, limits.nesting());
        } catch (JsonProcessingException e) {
            throw at(Kind.SYNTAX, file, e, 0);
        }
    }

    private static Unparsable tooMany(String file, JsonParser json) {
        JsonLocation place = json.currentTokenLocation();
        return new Unparsable(
                Kind.VALUES,
                file,
                place.getLineNr(),
                place.getColumnNr(),
                "more than " + MOST_VALUES + " values",
                MOST_VALUES);
    }

    private static JsonFactory factory(TermLimits limits) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.nesting())
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNameLength(Integer.MAX_VALUE)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .build())
                .build();
    }

    private static void token(String file, JsonParser json, TermLimits limits) throws IOException {
        boolean isName = json.currentToken() == JsonToken.FIELD_NAME;
        if (!isName && json.currentToken() != JsonToken.VALUE_STRING) return;
        String text = json.getText();
        boolean isIri = isName ? text.contains("://") : isOfIri(json, text);
        if (isIri) TermFault.iri(text, limits).ifPresent(fault -> refuse(file, json, fault.words()));
        if (!isName
                && "@language".equals(json.getParsingContext().getCurrentName())
                && !TermFault.isLanguageTag(text, limits))
            refuse(file, json, "not a language tag (BCP 47): " + text.substring(0, Math.min(SHOWN, text.length())));
    }

    /** The value of a keyword, or one of a list of values; in a context every value with a colon. */
    private static boolean isOfIri(JsonParser json, String text) {
        JsonStreamContext context = json.getParsingContext();
        if (context.inArray()) context = context.getParent();
        if (context.getCurrentName() != null && IRIS.contains(context.getCurrentName())) return true;
        boolean isInContext = Stream.iterate(context, Objects::nonNull, JsonStreamContext::getParent)
                .anyMatch(outer -> "@context".equals(outer.getCurrentName()));
        return isInContext && text.contains(":");
    }

    private static void refuse(String file, JsonParser json, String words) {
        JsonLocation place = json.currentTokenLocation();
        throw new Unparsable(file, place.getLineNr(), place.getColumnNr(), words);
    }

    private static Unparsable at(Kind kind, String file, JsonProcessingException e, int limit) {
        JsonLocation place = Optional.ofNullable(e.getLocation()).orElse(JsonLocation.NA);
        return new Unparsable(
                kind,
                file,
                Math.max(0, place.getLineNr()),
                Math.max(0, place.getColumnNr()),
                e.getOriginalMessage(),
                limit);
    }
}
