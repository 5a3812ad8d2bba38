package org.silkgraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bill of materials that the build writes: everything that runs is in it, with hash and address, and nothing of the tests. */
class BomIT {
    private static final Path BOM = Path.of("target/bom.json");
    private static final Path LIBRARIES = Path.of("target/lib");

    @Test
    void it_names_every_jar_that_runs() throws IOException {
        Set<String> jars = new TreeSet<>();
        try (Stream<Path> files = Files.list(LIBRARIES)) {
            files.map(file -> file.getFileName().toString()).forEach(jars::add);
        }
        Set<String> named = new TreeSet<>();
        for (JsonNode component : components()) {
            named.add(component.path("name").asText() + "-"
                    + component.path("version").asText() + ".jar");
        }
        assertEquals(jars, named);
        for (String library : List.of("jena-fuseki-server", "micronaut-http-server-netty", "netty-handler")) {
            assertTrue(named.stream().anyMatch(jar -> jar.startsWith(library)), library);
        }
        assertFalse(
                named.stream().anyMatch(jar -> jar.startsWith("micronaut-management")),
                "its endpoints tell and stop more than anybody may");
    }

    @Test
    void each_component_can_be_looked_up_and_compared() throws IOException {
        for (JsonNode component : components()) {
            assertTrue(component.path("purl").asText().startsWith("pkg:maven/"), component.toString());
            assertFalse(
                    component.path("hashes").isEmpty(), component.path("name").asText());
            assertFalse(
                    component.path("licenses").isEmpty(), component.path("name").asText());
        }
    }

    private static JsonNode components() throws IOException {
        JsonNode bom = new ObjectMapper().readTree(BOM.toFile());
        assertEquals("CycloneDX", bom.path("bomFormat").asText());
        assertEquals(
                "silkgraph", bom.path("metadata").path("component").path("name").asText());
        return bom.path("components");
    }
}
