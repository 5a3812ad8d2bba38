package org.silkgraph.queries;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.silkgraph.terms.Label;

/** The lines at the top of a question file that begin with {@code #+}: YAML, once the mark is taken off. */
record Header(
        String id,
        Label title,
        Label description,
        List<Parameter> parameters,
        List<Column> columns,
        Optional<Passage> passage,
        Expected expected) {
    static final String MARK = "#+";
    private static final ObjectReader YAML =
            YAMLMapper.builder().addModule(new Jdk8Module()).build().readerFor(Header.class);

    Header {
        need("id", id);
        need("title", title);
        need("description", description);
        need("parameters", parameters);
        need("columns", columns);
        need("expected", expected);
        Names.bothLanguages("title", title);
        Names.bothLanguages("description", description);
        if (!id.matches("[A-Z][0-9]{2}")) throw new IllegalArgumentException("id must look like A02: " + id);
        if (columns.isEmpty()) throw new IllegalArgumentException("columns must not be empty");
        Question.distinct("column", columns, Column::name);
        Question.distinct("parameter", parameters, Parameter::name);
    }

    private static void need(String name, @Nullable Object value) {
        if (value == null) throw new IllegalArgumentException(name + " is missing");
    }

    /** Reads the header of a file. */
    static Header of(Path file, String text) {
        try {
            return YAML.readValue(yaml(file, text));
        } catch (JsonMappingException e) {
            throw new BadQuestion(file, line(e), said(e));
        } catch (JsonProcessingException e) {
            throw new BadQuestion(file, line(e), firstLine(e.getOriginalMessage()));
        }
    }

    private static String yaml(Path file, String text) {
        List<String> lines = text.lines().toList();
        long length = lines.stream().takeWhile(line -> line.startsWith(MARK)).count();
        if (length == 0)
            throw new BadQuestion(file, 1, "the file must begin with a header, lines that begin with " + MARK);
        for (int i = (int) length; i < lines.size(); i++) {
            if (lines.get(i).startsWith(MARK))
                throw new BadQuestion(file, i + 1, "a header line after the end of the header");
        }
        return lines.stream().limit(length).map(Header::bare).collect(Collectors.joining("\n"));
    }

    private static String bare(String line) {
        String rest = line.substring(MARK.length());
        return rest.startsWith(" ") ? rest.substring(1) : rest;
    }

    private static int line(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null ? 1 : Math.max(1, location.getLineNr());
    }

    private static String said(JsonMappingException e) {
        Throwable cause = e.getCause();
        String what =
                firstLine(cause instanceof IllegalArgumentException ? cause.getMessage() : e.getOriginalMessage());
        String where = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        return where.isEmpty() ? what : where + ": " + what;
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
    }
}
