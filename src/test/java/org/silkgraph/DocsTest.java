package org.silkgraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.silkgraph.access.AccessSettings;
import org.silkgraph.store.guard.QueryLimits;
import org.silkgraph.web.DoorSettings;
import org.silkgraph.web.WebSettings;

/** The docs name every command, option, setting, path, question and problem that there is, and point at files that exist. */
class DocsTest {
    private static String operating = "";
    private static String questions = "";

    @BeforeAll
    static void read() throws IOException {
        operating = Files.readString(Path.of("docs/operating.md"));
        questions = Files.readString(Path.of("docs/questions.md"));
    }

    @Test
    void every_command_and_option_is_documented() throws IOException {
        Set<String> missing = new TreeSet<>();
        Pattern name = Pattern.compile("@(?:Command|Option)\\(\\s*names? = (\\{[^}]*}|\"[^\"]*\")");
        Pattern quoted = Pattern.compile("\"([^\"]+)\"");
        int seen = 0;
        for (Path file : sources("cli")) {
            Matcher annotation = name.matcher(Files.readString(file));
            while (annotation.find()) {
                Matcher each = quoted.matcher(annotation.group(1));
                while (each.find()) {
                    seen++;
                    if (!operating.contains(each.group(1))) missing.add(each.group(1));
                }
            }
        }
        assertTrue(seen > 20, "seen: " + seen);
        assertEquals(Set.of(), missing);
    }

    @Test
    void every_setting_is_documented() {
        Set<String> missing = new TreeSet<>();
        for (Class<?> settings :
                List.of(QueryLimits.class, WebSettings.class, DoorSettings.class, AccessSettings.class)) {
            for (RecordComponent setting : settings.getRecordComponents()) {
                if (!operating.contains("`" + setting.getName() + "`")) missing.add(setting.getName());
            }
        }
        for (String variable : List.of(
                "SILKGRAPH_STORE",
                "SILKGRAPH_BASE",
                "SILKGRAPH_READING",
                "silkgraph.reading",
                "SILKGRAPH_JAVA_HOME",
                "SILKGRAPH_JAVA_OPTIONS",
                "SILKGRAPH_TLS_CERTIFICATE",
                "SILKGRAPH_TLS_KEY",
                "silkgraph.tls.certificate",
                "silkgraph.tls.key",
                "silkgraph.base",
                "silkgraph.home")) {
            if (!operating.contains(variable)) missing.add(variable);
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void every_path_is_documented() throws Exception {
        Set<String> missing = new TreeSet<>();
        int seen = 0;
        for (String room : List.of("web/api", "web/pages", "web/ops")) {
            for (Path file : sources(room)) {
                for (String path : paths(file)) {
                    seen++;
                    // The name of a variable is ours; what stands before it is the address.
                    int variable = path.indexOf('{');
                    String fixed =
                            variable < 0 ? path : path.substring(0, variable).replaceAll("\\.$", "");
                    boolean named = operating.contains("`" + fixed) || operating.contains(" " + fixed);
                    if (!named) missing.add(path);
                }
            }
        }
        assertTrue(seen > 20, "seen: " + seen);
        assertEquals(Set.of(), missing);
    }

    private static List<String> paths(Path file) throws ClassNotFoundException {
        String name = file.toString()
                .replace("src/main/java/", "")
                .replace(".java", "")
                .replace('/', '.');
        Class<?> type = Class.forName(name);
        Controller controller = type.getAnnotation(Controller.class);
        if (controller == null) return List.of();
        List<String> paths = new ArrayList<>();
        for (Method method : type.getDeclaredMethods()) {
            String[] below = new String[0];
            if (method.isAnnotationPresent(Get.class)) {
                Get get = method.getAnnotation(Get.class);
                below = get.uris().length > 1 ? get.uris() : new String[] {get.value()};
            }
            if (method.isAnnotationPresent(Post.class)) {
                below = new String[] {method.getAnnotation(Post.class).value()};
            }
            Arrays.stream(below)
                    .map(path -> (controller.value() + "/" + path)
                            .replaceAll("/+", "/")
                            .replaceAll("(.)/$", "$1"))
                    .forEach(paths::add);
        }
        return paths;
    }

    @Test
    void every_problem_is_documented() throws IOException {
        Set<String> missing = new TreeSet<>();
        Pattern title = Pattern.compile("(?m)^problem\\.([a-z][a-z0-9-]*)\\.title=");
        Matcher m =
                title.matcher(Files.readString(Path.of("src/main/resources/org/silkgraph/web/messages_en.properties")));
        int seen = 0;
        for (; m.find(); seen++) {
            if (!operating.contains("`" + m.group(1) + "`")) missing.add(m.group(1));
        }
        assertTrue(seen > 20, "seen: " + seen);
        assertEquals(Set.of(), missing);
    }

    @Test
    void every_saved_question_is_documented() throws IOException {
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("queries"))) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".rq"))
                    .map(file -> file.substring(0, file.indexOf('-')))
                    .filter(id -> !questions.contains(id))
                    .forEach(missing::add);
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void every_file_the_docs_point_at_exists() throws IOException {
        Set<String> missing = new TreeSet<>();
        Pattern link = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
        for (Path page : pages()) {
            Matcher m = link.matcher(Files.readString(page));
            while (m.find()) {
                Path target = page.toAbsolutePath().getParent().resolve(m.group(1));
                if (!Files.exists(target)) missing.add(page + " → " + m.group(1));
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void decision_records_are_numbered_without_a_gap() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("docs/decisions"))) {
            List<String> numbers = files.map(
                            file -> file.getFileName().toString().substring(0, 4))
                    .sorted()
                    .toList();
            for (int i = 0; i < numbers.size(); i++) assertEquals(String.format("%04d", i + 1), numbers.get(i));
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(""), 4)) {
            return files.filter(file -> file.toString().endsWith(".md") && !file.startsWith("target"))
                    .toList();
        }
    }

    private static List<Path> sources(String room) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/org/silkgraph", room))) {
            return files.filter(file -> !file.endsWith("package-info.java"))
                    .sorted()
                    .toList();
        }
    }
}
