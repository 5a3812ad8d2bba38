import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Adds to a bill of materials what jars carry inside of them: Jena comes as one jar with Jetty, Lucene, log4j and others in it, which
 * no list of dependencies names. Each becomes a component of the component of its jar, by the {@code pom.properties} it left there.
 *
 * <p>{@code java Bundled.java IN OUT JAR…}
 */
void main(String[] arguments) throws Exception {
    ObjectMapper json = new ObjectMapper();
    ObjectNode bom = (ObjectNode) json.readTree(Path.of(arguments[0]).toFile());
    for (String jar : Arrays.asList(arguments).subList(2, arguments.length)) {
        Map<String, ObjectNode> inside = inside(json, Path.of(jar));
        if (inside.size() > 1) carrier(bom, jar).ifPresent(component -> add(component, inside));
    }
    json.writerWithDefaultPrettyPrinter().writeValue(Path.of(arguments[1]).toFile(), bom);
}

/** The component whose jar it is, by its file name. */
Optional<ObjectNode> carrier(ObjectNode bom, String jar) {
    String file = Path.of(jar).getFileName().toString();
    for (var component : bom.withArray("components")) {
        String name = component.path("name").asText() + "-" + component.path("version").asText() + ".jar";
        if (name.equals(file)) return Optional.of((ObjectNode) component);
    }
    return Optional.empty();
}

/** All but the jar itself. */
void add(ObjectNode component, Map<String, ObjectNode> inside) {
    ArrayNode components = component.putArray("components");
    inside.remove(component.path("purl").asText());
    inside.remove(component.path("purl").asText().replace("?type=jar", ""));
    inside.values().forEach(components::add);
}

Map<String, ObjectNode> inside(ObjectMapper json, Path file) throws Exception {
    Map<String, ObjectNode> found = new TreeMap<>();
    try (JarFile jar = new JarFile(file.toFile())) {
        for (JarEntry entry : jar.stream().toList()) {
            if (!entry.getName().matches("META-INF/maven/.*/pom\\.properties")) continue;
            Properties named = new Properties();
            try (InputStream in = jar.getInputStream(entry)) {
                named.load(in);
            }
            String group = named.getProperty("groupId");
            String name = named.getProperty("artifactId");
            String version = named.getProperty("version");
            if (List.of(String.valueOf(group), String.valueOf(name), String.valueOf(version)).contains("null")) continue;
            String purl = "pkg:maven/" + group + "/" + name + "@" + version;
            found.put(purl, json.createObjectNode()
                    .put("type", "library")
                    .put("group", group)
                    .put("name", name)
                    .put("version", version)
                    .put("purl", purl));
        }
    }
    return found;
}
