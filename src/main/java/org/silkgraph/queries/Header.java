package org.silkgraph.queries;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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
        Optional<Label> empty,
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
        empty.ifPresent(words -> Names.bothLanguages("empty", words));
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
        String yaml = yaml(file, text);
        try {
            return YAML.readValue(yaml);
        } catch (JsonMappingException e) {
            throw new BadQuestion(file, line(e, yaml.lines().toList()), said(e));
        } catch (JsonProcessingException e) {
            throw new BadQuestion(
                    file, e.getLocation() == null ? 1 : e.getLocation().getLineNr(), firstLine(e.getOriginalMessage()));
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

    /** The line of the field that is wrong. The parser has read on by then, so it is looked up by its path. */
    private static int line(JsonMappingException e, List<String> lines) {
        if (e.getPath().isEmpty()) return next(lines, 0, "^" + said(e).split("\\W", 2)[0] + ":") + 1;
        int at = 0;
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() != null) {
                at = next(lines, at, "(^|\\W)" + Pattern.quote(step.getFieldName()) + ":");
            } else {
                for (int i = 0; i <= step.getIndex(); i++) at = next(lines, at + 1, "^ *- ");
            }
        }
        return at + 1;
    }

    /** The next line from there on that holds a pattern, or the one before it where none does. */
    private static int next(List<String> lines, int from, String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        for (int i = from; i < lines.size(); i++) {
            if (wanted.matcher(lines.get(i)).find()) return i;
        }
        return Math.max(0, from - 1);
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
