package org.silkgraph.store.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.snapshot.Commit;
import org.silkgraph.terms.Version;

/** The entries of a journal for reading: of the one that is open here, or of one that another process appends to. */
public class Entries {
    final Chain chain;

    Entries(Chain chain) {
        this.chain = chain;
    }

    /**
     * The complete entries of a journal that another process may be appending to, as they stand now.
     *
     * @throws JournalDamaged where it cannot be trusted
     */
    public static Entries of(Path directory) throws IOException {
        return new Entries(Chain.read(directory));
    }

    /** The version of the last entry, {@link Version#NONE} for an empty journal. */
    public Version last() {
        return chain.last().last();
    }

    /** All entries from the first. */
    public Iterator<Commit> replay() {
        return after(Version.NONE);
    }

    /** As {@link #replay()}; tells how many bytes were read, each time some were. */
    public Iterator<Commit> replay(LongConsumer onRead) {
        return chain.between(Version.NONE, last(), onRead);
    }

    /** Bytes of all entries. */
    public long bytes() {
        return parts().stream().mapToLong(Part::length).sum();
    }

    /** The entries behind a version to the last, read one by one. */
    public Iterator<Commit> after(Version version) {
        return chain.between(version, last(), bytes -> {});
    }

    /** As {@link #after(Version)}; tells how many bytes were read, each time some were. */
    public Iterator<Commit> after(Version version, LongConsumer onRead) {
        return chain.between(version, last(), onRead);
    }

    /** The entries from the first to that one. */
    public Iterator<Commit> until(Version version) {
        return chain.between(Version.NONE, version, bytes -> {});
    }

    /** One commit; empty where there is none of that version. */
    public Optional<Commit> commit(Version version) {
        return read(version, body -> PatchText.read(body, version));
    }

    /** The headers of one commit, read without its quads. */
    public Optional<Summary> summary(Version version) {
        return read(version, body -> PatchText.summary(body, version))
                .map(found -> found.isCounted() ? found : counted(found));
    }

    /** Entries of the first format did not count their quads. */
    private Summary counted(Summary found) {
        Commit commit = commit(found.version()).orElseThrow();
        return new Summary(
                found.version(),
                found.time(),
                found.who(),
                commit.added().size(),
                commit.removed().size());
    }

    /**
     * Where an entry stands.
     *
     * @param sha256 its checksum, by which it names all entries before it
     * @param end how many bytes the journal has up to its end
     */
    public record Place(String sha256, long end) {}

    /** Where the entry of a version stands; empty where there is none. */
    public Optional<Place> place(Version version) {
        try {
            return chain.place(version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of one entry, an RDF Patch in UTF-8. */
    public Optional<byte[]> patch(Version version) {
        return read(version, InputStream::readAllBytes);
    }

    /** As {@link #patch}, read as it is asked for and never held whole; empty where there is no such entry. */
    public Optional<Patch> open(Version version) {
        try {
            return chain.open(version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An entry while it is read: how many bytes it has, and a stream of them that has to be closed. */
    public record Patch(long length, InputStream body) {}

    /** Looks at the quads of one commit, first those that went, one by one; nothing of it is held. */
    public void look(Version version, Looking looking) {
        read(version, body -> PatchText.look(body, looking));
    }

    /** Is shown the quads of a commit and says each time whether it wants more. */
    public interface Looking {
        boolean removed(Quad quad);

        boolean added(Quad quad);
    }

    private <T> Optional<T> read(Version version, Chain.Reader<T> how) {
        try {
            return chain.entry(version, how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What has to be copied to have the journal as it stands now: each file and how many of its bytes. */
    public List<Part> parts() {
        return chain.segments().stream()
                .filter(segment -> !segment.isEmpty())
                .map(segment -> new Part(segment.file(), segment.tail()))
                .toList();
    }

    /** The first {@code length} bytes of a file. */
    public record Part(Path file, long length) {}
}
