package org.silkgraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.silkgraph.web.WebSettings;

/** What stands in src/dist agrees with the rest: launchers, modules of the runtime, the proxy's limits. */
class DistTest {
    private static final Path DIST = Path.of("src/dist");

    @Test
    void both_launchers_give_the_virtual_machine_the_same_options() throws IOException {
        List<String> own = options(Path.of("silkgraph"));
        assertTrue(own.contains("-XX:+ExitOnOutOfMemoryError"), own.toString());
        assertEquals(own, options(DIST.resolve("silkgraph")));
    }

    @Test
    void every_module_that_the_parcel_brings_exists() throws IOException {
        Set<String> missing = modules();
        assertTrue(missing.size() > 10, missing.toString());
        missing.removeIf(name -> ModuleFinder.ofSystem().find(name).isPresent());
        assertEquals(Set.of(), missing);
    }

    @Test
    void every_module_that_our_code_uses_is_brought() throws IOException {
        Set<String> used = new TreeSet<>();
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.silkgraph").stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(use -> use.getTargetClass().getBaseComponentType())
                        .forEach(target -> module(target).ifPresent(used::add));
        assertTrue(used.contains("java.net.http"), used.toString());
        used.removeAll(modules());
        assertEquals(Set.of(), used);
    }

    @Test
    void the_proxy_lets_pass_what_the_service_takes_and_keeps_what_is_for_this_machine() throws IOException {
        String nginx = Files.readString(DIST.resolve("nginx.conf.example"));
        Matcher most = Pattern.compile("client_max_body_size (\\d+)m;").matcher(nginx);
        assertTrue(most.find());
        assertTrue(Long.parseLong(most.group(1)) << 20 > WebSettings.DEFAULTS.maxUpload());
        assertTrue(nginx.contains("location ^~ /internal { return 404; }"));
        assertTrue(nginx.contains("location ^~ /metrics  { return 404; }"));
        assertFalse(nginx.contains("$http_x_forwarded_for"), "what a client says of itself is not passed on");
    }

    private static List<String> options(Path launcher) throws IOException {
        return Pattern.compile("(?<=\\s)(-[DX][^\\s\"]+|--[a-z-]+=[^\\s]+)")
                .matcher(Files.readString(launcher).split("exec ")[1])
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static Set<String> modules() throws IOException {
        return Files.readAllLines(DIST.resolve("modules")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ")[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of a class of the JDK. */
    private static Optional<String> module(JavaClass type) {
        try {
            Class<?> found = Class.forName(type.getName(), false, DistTest.class.getClassLoader());
            return Optional.ofNullable(found.getModule().getName());
        } catch (ClassNotFoundException | LinkageError primitive) {
            return Optional.empty();
        }
    }
}
