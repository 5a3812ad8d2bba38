package org.silkgraph.curation.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.silkgraph.curation.Input;
import org.silkgraph.curation.Inputs;
import org.silkgraph.curation.Parcel;
import org.silkgraph.curation.Shipped;
import org.silkgraph.terms.Graphs;

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

    /**
     * The files of the folder by where they go: those below {@code reference/{dataset}/} to the graph of that dataset, all others
     * to the default graph or where they say. Files that write the shipped base get the one in force where the folder is that
     * of the distribution; files of others are taken as they are.
     *
     * @param known the reference graphs of the store, whose names may be longer than those of folders
     * @throws IllegalArgumentException for a missing folder, and for a file in {@code reference/} that belongs to no dataset
     */
    public List<Parcel.Group> groups(Set<Node> known) {
        if (!Files.isDirectory(folder)) throw new IllegalArgumentException("no such folder: " + folder);
        SortedMap<String, List<Path>> byDataset = new TreeMap<>();
        Inputs.filesIn(folder).forEach(file -> byDataset
                .computeIfAbsent(dataset(file, known), name -> new ArrayList<>())
                .add(file));
        return byDataset.entrySet().stream()
                .map(entry -> new Parcel.Group(
                        Optional.of(entry.getKey()).filter(name -> !name.isEmpty()), opened(entry.getValue())))
                .toList();
    }

    /** The name of the reference dataset that a file belongs to; empty for none. */
    private String dataset(Path file, Set<Node> known) {
        Path below = folder.relativize(file);
        if (!below.startsWith("reference")) return "";
        if (below.getNameCount() < 3) throw new IllegalArgumentException("belongs to no reference dataset: " + file);
        String name = below.getName(1).toString();
        return known.stream()
                .map(graph ->
                        graph.getURI().substring(Graphs.reference("").getURI().length()))
                .filter(dataset -> FileNames.dataset(dataset).equals(name))
                .findFirst()
                .orElse(name);
    }

    private List<Input> opened(List<Path> files) {
        return Shipped.isData(folder) ? Inputs.openShipped(files) : Inputs.open(files);
    }

    private Path path(LaidOut file) {
        return folder.resolve(file.path());
    }
}
