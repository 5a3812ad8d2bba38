package org.silkgraph.queries;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.silkgraph.store.guard.QueryGuard;

/** All saved questions, by id. Read once at start; a file that is not right stops the start, with its name and line. */
public final class Questions {
    private final Map<String, Question> byId;

    private Questions(Map<String, Question> byId) {
        this.byId = byId;
    }

    /** Reads {@code {folder}/{group}/*.rq}. */
    public static Questions load(Path folder, QueryGuard guard) {
        Map<String, Question> byId = new LinkedHashMap<>();
        for (Path file : files(folder)) {
            Question question = QuestionFile.read(file, guard);
            if (byId.put(question.id(), question) != null) {
                throw new BadQuestion(file, 1, "the id " + question.id() + " is there twice");
            }
        }
        return new Questions(byId);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder, 2)) {
            return all.filter(file -> file.toString().endsWith(".rq"))
                    .sorted(Comparator.comparing(
                                    (Path file) -> file.getFileName().toString())
                            .thenComparing(Path::toString))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes with the text of any question: part of the entity tag of answers. */
    public String fingerprint() {
        CRC32 sum = new CRC32();
        sum.update(byId.values().toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    /** Every question, by id. */
    public List<Question> all() {
        return List.copyOf(byId.values());
    }

    public Optional<Question> get(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
