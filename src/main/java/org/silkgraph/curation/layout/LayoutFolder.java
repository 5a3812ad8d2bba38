package org.silkgraph.curation.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.silkgraph.curation.Inputs;

/**
 * A folder on disk that gets the files of a layout. It replaces files of the same name and touches no other: what an earlier
 * layout left there is named, not deleted, since nobody but its owner knows whether it was written by hand.
 */
public final class LayoutFolder {
    private final Path folder;

    public LayoutFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Whether the layout may go there: the folder is missing or empty (names that begin with a dot apart), or holds one of the
     * files already.
     */
    public boolean takes(Layout layout) throws IOException {
        if (Files.notExists(folder)) return true;
        if (!Files.isDirectory(folder)) return false;
        return isEmpty() || layout.files().stream().anyMatch(file -> Files.isRegularFile(path(file)));
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.allMatch(path -> path.getFileName().toString().startsWith("."));
        }
    }

    /** Writes every file, each whole: beside its place first, then renamed. If it fails, files before the failure are new. */
    public void write(Layout layout) throws IOException {
        Files.createDirectories(folder);
        for (LaidOut file : layout.files()) {
            Path path = path(file);
            Files.createDirectories(path.getParent());
            Path part = path.resolveSibling(path.getFileName() + ".part");
            Files.writeString(part, file.content().get());
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** RDF files in the folder that are none of the layout, and that a load of the folder would read all the same. */
    public List<Path> leftovers(Layout layout) {
        Set<Path> written = new HashSet<>();
        layout.files().forEach(file -> written.add(path(file)));
        return Inputs.filesIn(folder).stream()
                .filter(file -> !file.toString().endsWith(".txt") && !written.contains(file))
                .toList();
    }

    private Path path(LaidOut file) {
        return folder.resolve(file.path());
    }
}
