package org.silkgraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** One copy of each class on the class path of the product: Jena's all-in-one jar carries many libraries with it. */
class ClassPathTest {
    @Test
    void no_class_is_there_twice() throws IOException {
        Map<String, String> first = new HashMap<>();
        TreeSet<String> pairs = new TreeSet<>();
        int jars = 0;
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!path.endsWith(".jar") || isForTests(path)) continue;
            jars++;
            String jar = new File(path).getName();
            for (String name : classes(path)) {
                String other = first.putIfAbsent(name, jar);
                if (other != null && !other.equals(jar)) pairs.add(other + " and " + jar);
            }
        }
        assertTrue(jars > 30, "jars seen: " + jars);
        assertEquals(new TreeSet<String>(), pairs);
    }

    private static boolean isForTests(String path) {
        return path.contains("surefire")
                || path.contains("owlapi")
                || path.contains("hermit")
                || path.contains("rdf4j");
    }

    private static TreeSet<String> classes(String path) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        try (JarFile jar = new JarFile(path)) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                String name = entries.nextElement().getName();
                boolean versioned = name.startsWith("META-INF/") || name.endsWith("module-info.class");
                if (name.endsWith(".class") && !versioned && !name.endsWith("package-info.class")) names.add(name);
            }
        }
        return names;
    }
}
