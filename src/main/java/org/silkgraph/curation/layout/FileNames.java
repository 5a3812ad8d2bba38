package org.silkgraph.curation.layout;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.silkgraph.store.Texts;
import org.silkgraph.terms.Base;

/**
 * Names of files and folders: plain ASCII on every system, and no two things share one. Letters, digits, {@code _} and
 * {@code -} stand for themselves, other characters as {@code %XX} of their UTF-8; what is too long is cut and gets a hash.
 */
final class FileNames {
    private static final Set<String> TAKEN_FOLDERS = Set.of("sources", "reference");
    private static final Set<String> TAKEN_FILES = Set.of("dataset", "points", "outlines", "other");
    private static final int LONGEST = 120;
    private static final int HASH = 16;

    private FileNames() {}

    /** The folder below {@code sources/} of a source: its slug. */
    static String source(Node source) {
        String path = Base.relative(source.toString());
        return cut(escaped(path.startsWith("id/") ? path.substring("id/".length()) : path, ""));
    }

    /** The folder of what a source says: its slug, unless the layout has a folder of that name. */
    static String folder(Node source) {
        return apart(source(source), TAKEN_FOLDERS);
    }

    /** The file of a section: {@code section-2-5.ttl} for 2.5. */
    static String section(String number) {
        return "section-" + cut(escaped(number, ".")) + ".ttl";
    }

    /** The folder of a reference dataset. */
    static String dataset(String name) {
        return cut(escaped(name, ""));
    }

    /** The main file of a reference dataset: its name, unless the layout has a file of that name. */
    static String things(String dataset) {
        return apart(dataset(dataset), TAKEN_FILES) + ".ttl";
    }

    private static String apart(String name, Set<String> taken) {
        return taken.contains(name) ? "%" + Integer.toHexString(name.charAt(0)) + name.substring(1) : name;
    }

    /** @param dashed characters that become a hyphen; a hyphen itself is then escaped */
    private static String escaped(String text, String dashed) {
        StringBuilder name = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xFF);
            if (!dashed.isEmpty() && dashed.indexOf(c) >= 0) {
                name.append('-');
            } else if (isPlain(c) && (dashed.isEmpty() || c != '-')) {
                name.append(c);
            } else {
                name.append('%').append(String.format("%02X", (int) c));
            }
        }
        return name.toString();
    }

    private static boolean isPlain(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }

    private static String cut(String name) {
        if (name.length() <= LONGEST) return name;
        String hash = Texts.checksum(name).substring("sha256:".length());
        return name.substring(0, LONGEST - HASH - 1) + "~" + hash.substring(0, HASH);
    }
}
