package org.silkgraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The rooms keep to the signs on their doors ({@link Room}); each rule has an example that breaks it. */
class FloorPlanTest {
    private static final String ROOT = "org.silkgraph";
    private static final String BROKEN = "org.silkgraph.floorplan";

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    private static final JavaClasses BROKEN_HOUSE = new ClassFileImporter().importPackages(BROKEN);

    @Test
    void every_room_has_a_sign() {
        assertEquals(Set.of(), withoutSign(HOUSE));
        assertTrue(rooms(HOUSE).size() >= 15, "rooms found: " + rooms(HOUSE));
    }

    @Test
    void a_room_without_a_sign_is_noticed() {
        assertEquals(Set.of(BROKEN), withoutSign(BROKEN_HOUSE));
    }

    @Test
    void no_room_uses_another_that_is_not_on_its_sign() {
        assertEquals(List.of(), strangers(HOUSE, ROOT));
    }

    @Test
    void a_use_that_is_not_on_the_sign_is_noticed() {
        assertTrue(strangers(BROKEN_HOUSE, BROKEN).stream().anyMatch(line -> line.startsWith("cellar uses attic")));
    }

    @Test
    void no_room_touches_a_library_that_its_sign_forbids() {
        assertEquals(List.of(), forbidden(HOUSE));
    }

    @Test
    void a_forbidden_library_is_noticed() {
        assertFalse(forbidden(BROKEN_HOUSE).isEmpty());
    }

    @Test
    void packages_form_no_cycle() {
        assertEquals(Set.of(), inCycles(HOUSE));
    }

    @Test
    void a_cycle_is_noticed() {
        assertEquals(Set.of(BROKEN + ".attic", BROKEN + ".cellar"), inCycles(BROKEN_HOUSE));
    }

    @Test
    void signs_name_rooms_that_exist() {
        Set<String> rooms = rooms(HOUSE);
        for (String room : rooms) {
            for (String used : sign(ROOT + "." + room).uses()) {
                assertTrue(rooms.contains(used), room + " names a room that does not exist: " + used);
            }
        }
    }

    @Test
    void nothing_writes_a_dataset_in_a_transaction_of_jena() {
        Set<String> writers = new TreeSet<>();
        for (JavaClass type : HOUSE) {
            type.getMethodCallsFromSelf().stream()
                    .filter(call ->
                            call.getTargetOwner().getName().startsWith("org.apache.jena.sparql.core.DatasetGraph")
                                    && Set.of("begin", "commit").contains(call.getName()))
                    .forEach(call -> writers.add(type.getName()));
        }
        assertEquals(Set.of(), writers);
    }

    private static Set<String> withoutSign(JavaClasses house) {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : house) {
            String name = type.getPackageName();
            if (!name.equals(ROOT) && sign(name) == null) found.add(name);
        }
        return found;
    }

    private static List<String> strangers(JavaClasses house, String root) {
        List<String> found = new ArrayList<>();
        for (JavaClass type : house) {
            if (sign(type.getPackageName()) == null) continue;
            Set<String> allowed =
                    new HashSet<>(Arrays.asList(sign(type.getPackageName()).uses()));
            for (Dependency use : type.getDirectDependenciesFromSelf()) {
                String target = use.getTargetClass().getPackageName();
                boolean ours = target.startsWith(root + ".") && !target.equals(type.getPackageName());
                if (ours && !allowed.contains(target.substring(root.length() + 1))) {
                    found.add(type.getPackageName().substring(root.length() + 1) + " uses "
                            + target.substring(root.length() + 1) + ": " + use.getDescription());
                }
            }
        }
        return found;
    }

    private static List<String> forbidden(JavaClasses house) {
        List<String> found = new ArrayList<>();
        for (JavaClass type : house) {
            Room sign = sign(type.getPackageName());
            if (sign == null) continue;
            for (Dependency use : type.getDirectDependenciesFromSelf()) {
                String target = use.getTargetClass().getName();
                if (Arrays.stream(sign.never()).anyMatch(target::startsWith)) found.add(use.getDescription());
            }
        }
        return found;
    }

    private static Set<String> inCycles(JavaClasses house) {
        Map<String, Set<String>> uses = new TreeMap<>();
        Set<String> packages = new HashSet<>();
        for (JavaClass type : house) packages.add(type.getPackageName());
        for (JavaClass type : house) {
            for (Dependency use : type.getDirectDependenciesFromSelf()) {
                String target = use.getTargetClass().getPackageName();
                // Everybody may read the annotation in the root package; it uses nothing.
                if (packages.contains(target) && !target.equals(type.getPackageName())) {
                    uses.computeIfAbsent(type.getPackageName(), name -> new HashSet<>())
                            .add(target);
                }
            }
        }
        Set<String> found = new TreeSet<>();
        for (String start : uses.keySet()) if (reaches(uses, start)) found.add(start);
        return found;
    }

    private static boolean reaches(Map<String, Set<String>> uses, String start) {
        Deque<String> open = new ArrayDeque<>(uses.getOrDefault(start, Set.of()));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String next = open.pop();
            if (next.equals(start)) return true;
            if (seen.add(next)) open.addAll(uses.getOrDefault(next, Set.of()));
        }
        return false;
    }

    private static Set<String> rooms(JavaClasses house) {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : house) {
            if (!type.getPackageName().equals(ROOT))
                found.add(type.getPackageName().substring(ROOT.length() + 1));
        }
        return found;
    }

    private static Room sign(String packageName) {
        try {
            Class<?> info = Class.forName(packageName + ".package-info");
            return info.getPackage().getAnnotation(Room.class);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }
}
