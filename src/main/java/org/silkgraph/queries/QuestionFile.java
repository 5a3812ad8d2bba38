package org.silkgraph.queries;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.query.Query;
import org.silkgraph.store.guard.QueryGuard;
import org.silkgraph.store.guard.RefusedQuery;
import org.silkgraph.terms.Base;
import org.silkgraph.terms.Label;

/**
 * Reads one file of {@code queries/} and holds it to its header: every column is a variable of the answer in that order,
 * every parameter is used, every name in braces is a parameter.
 */
final class QuestionFile {
    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");

    private final Path file;
    private final String text;

    private QuestionFile(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    static Question read(Path file, QueryGuard guard) {
        try {
            return new QuestionFile(file, Base.rebase(Files.readString(file))).question(guard);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Question question(QueryGuard guard) {
        Header header = Header.of(file, text);
        if (!file.getFileName().toString().startsWith(header.id() + "-")) {
            throw bad("id", "the name of the file must begin with its id " + header.id() + "-");
        }
        Query query = parse(guard);
        checkColumns(header, query);
        checkParameters(header);
        checkBraces(header);
        checkPassage(header);
        return new Question(
                header.id(),
                file.getParent().getFileName().toString(),
                header.title(),
                header.description(),
                header.parameters(),
                header.columns(),
                header.expected(),
                header.empty(),
                header.passage(),
                query);
    }

    private Query parse(QueryGuard guard) {
        try {
            Query query = guard.parse(text);
            if (query.isSelectType()) return query;
            throw new BadQuestion(file, lines(), "the query must be a SELECT");
        } catch (RefusedQuery refused) {
            throw new BadQuestion(file, Math.max(1, refused.line()), refused.getMessage());
        }
    }

    private void checkColumns(Header header, Query query) {
        List<String> declared = header.columns().stream().map(Column::name).toList();
        List<String> projected = query.getResultVars();
        for (String name : declared) {
            if (!projected.contains(name))
                throw bad("name: " + name, "column " + name + " is no variable of the SELECT");
        }
        for (String name : projected) {
            if (!declared.contains(name)) throw bad("columns", "the header does not describe the column " + name);
        }
        if (!declared.equals(projected))
            throw bad("columns", "the SELECT has the columns in another order: " + projected);
    }

    private void checkParameters(Header header) {
        String body = text.lines().filter(line -> !line.startsWith("#")).reduce("", (a, b) -> a + "\n" + b);
        for (Parameter parameter : header.parameters()) {
            if (!Pattern.compile("[?$]" + parameter.name() + "\\b")
                    .matcher(body)
                    .find()) {
                throw bad("name: " + parameter.name(), "the query does not use the parameter " + parameter.name());
            }
            if (parameter
                    .standard()
                    .map(value -> parameter.type().node(value).isEmpty())
                    .orElse(false)) {
                throw bad(
                        "name: " + parameter.name(),
                        "the default of " + parameter.name() + " is no "
                                + parameter.type().word());
            }
        }
        header.expected().parameters().keySet().forEach(name -> {
            if (header.parameters().stream()
                    .noneMatch(parameter -> parameter.name().equals(name))) {
                throw bad("expected", "expected gives a value to the unknown parameter " + name);
            }
        });
    }

    private void checkBraces(Header header) {
        checkBraces("title", header.title(), header);
        header.empty().ifPresent(words -> checkBraces("empty", words, header));
    }

    private void checkBraces(String field, Label words, Header header) {
        List<String> known = header.parameters().stream().map(Parameter::name).toList();
        for (String name : named(words)) {
            if (!known.contains(name)) throw bad(field, field + " names the unknown parameter {" + name + "}");
        }
    }

    private static List<String> named(Label words) {
        List<String> names = new ArrayList<>();
        Matcher found = BRACES.matcher(words.zh() + words.en());
        while (found.find()) names.add(found.group(1));
        return names;
    }

    private void checkPassage(Header header) {
        List<String> columns = header.columns().stream().map(Column::name).toList();
        header.passage()
                .ifPresent(passage -> Stream.of(passage.column(), passage.source(), passage.start(), passage.end())
                        .filter(name -> !columns.contains(name))
                        .forEach(name -> {
                            throw bad("passage", "passage names the unknown column " + name);
                        }));
    }

    /** An error at the first header line that holds some words. */
    private BadQuestion bad(String words, String what) {
        List<String> lines = text.lines().toList();
        Pattern wanted = Pattern.compile("(^|\\W)" + Pattern.quote(words) + "\\b");
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(Header.MARK)
                    && wanted.matcher(lines.get(i)).find()) {
                return new BadQuestion(file, i + 1, what);
            }
        }
        return new BadQuestion(file, 1, what);
    }

    private int lines() {
        return (int) text.lines().count();
    }
}
