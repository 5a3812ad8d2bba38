package org.silkgraph.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.silkgraph.store.journal.Entries;
import org.silkgraph.terms.Version;

/**
 * A store in one file, as it stood at one version: a ZIP archive of {@code journal/}, {@code texts/}, {@code tokens},
 * {@code drafts/} and, last, {@code manifest.json}, which names version, base and every file with length and SHA-256.
 *
 * <p>Taking one needs no lock and stops nobody: the journal only grows, texts never change, so what stood there when the copy
 * began is one version, whatever is committed meanwhile. It is written beside its place and renamed when it is on disk: a
 * file of its name is a whole backup.
 */
public final class Backup {
    private static final int FORMAT = 1;
    private static final String MANIFEST = "manifest.json";
    private static final String NAMES = "journal/\\d{12}\\.rdfp|texts/[0-9a-f]{64}|tokens|drafts/[A-Za-z0-9._-]{1,100}";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Backup() {}

    /**
     * What stands in a backup.
     *
     * @param epoch of the store it was taken from; a restored store gets one of its own
     */
    public record Manifest(int format, String created, String epoch, String base, long version, List<Part> files) {
        public Manifest {
            files = List.copyOf(files);
        }
    }

    /** One file: its name below the store, length in bytes, SHA-256 in hex. */
    public record Part(String name, long length, String sha256) {}

    /**
     * Writes a backup of a store, also while others write it.
     *
     * @param file must not exist
     * @throws StoreException where there is no store, or its journal is damaged
     */
    public static Manifest take(Path store, Path file, Clock clock, Consumer<String> progress) {
        try {
            if (Files.exists(file)) throw new FileAlreadyExistsException(file.toString());
            if (!Files.exists(store.resolve("epoch"))) throw new StoreException("no store at " + store);
            Epoch epoch = Epoch.of(store);
            Entries journal = Entries.of(store.resolve("journal"));
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Manifest manifest = write(store, part, epoch, journal, clock, progress);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            Directories.sync(file.toAbsolutePath().getParent());
            return manifest;
        } catch (IOException e) {
            throw new StoreException("no backup was made: " + e.getMessage(), e);
        }
    }

    private static Manifest write(
            Path store, Path part, Epoch epoch, Entries journal, Clock clock, Consumer<String> progress)
            throws IOException {
        List<Part> files = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            ZipOutputStream zip = new ZipOutputStream(out);
            for (Entries.Part segment : journal.parts()) {
                files.add(add(zip, "journal/" + segment.file().getFileName(), segment.file(), segment.length()));
                progress.accept("journal/" + segment.file().getFileName());
            }
            for (Path other : others(store)) {
                files.add(add(zip, store.relativize(other).toString(), other, Files.size(other)));
            }
            Manifest manifest = new Manifest(
                    FORMAT,
                    clock.instant().toString(),
                    epoch.number(),
                    epoch.base(),
                    journal.last().number(),
                    files);
            zip.putNextEntry(new ZipEntry(MANIFEST));
            zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
            zip.closeEntry();
            zip.finish();
            out.flush();
            channel.force(true);
            return manifest;
        }
    }

    /** Texts, tokens and drafts. */
    private static List<Path> others(Path store) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String folder : List.of("texts", "drafts")) found.addAll(filesIn(store.resolve(folder)));
        if (Files.exists(store.resolve("tokens"))) found.add(store.resolve("tokens"));
        return found.stream()
                .filter(file -> store.relativize(file).toString().matches(NAMES))
                .toList();
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Part add(ZipOutputStream zip, String name, Path file, long length) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            byte[] buffer = new byte[1 << 16];
            long left = length;
            while (left > 0) {
                int read = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
                if (read == 0) throw new IOException(file + " is shorter than it was");
                zip.write(buffer, 0, read);
                left -= read;
            }
        }
        zip.closeEntry();
        return new Part(name, length, HexFormat.of().formatHex(digest.digest()));
    }

    /**
     * Makes a store of a backup: unpacked beside its place, every file held against the manifest, the journal read through,
     * then renamed. The store has a new epoch, since its history may part from that of the one it was taken from.
     *
     * @param store missing, or an empty directory
     * @throws StoreException where the backup is not whole, or something stands there already; nothing was made
     */
    public static Manifest restore(Path file, Path store, Consumer<String> progress) {
        Path place = store.toAbsolutePath().normalize();
        Path aside = place.resolveSibling(place.getFileName() + ".restoring");
        try {
            if (Files.exists(place) && !isEmpty(place)) {
                throw new StoreException(store + " is not empty; name a directory that is missing or empty");
            }
            Directories.delete(aside);
            Files.createDirectories(aside);
            Manifest manifest = unpack(file, aside, progress);
            Version last = Entries.of(aside.resolve("journal")).last();
            if (last.number() != manifest.version()) {
                throw new IOException("its journal ends at version " + last + ", not " + manifest.version());
            }
            Epoch.create(aside, manifest.base());
            Directories.sync(aside);
            Files.deleteIfExists(place);
            Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
            Directories.sync(place.getParent());
            return manifest;
        } catch (IOException e) {
            throw new StoreException(file + " could not be restored: " + e.getMessage(), e);
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) return false;
        try (Stream<Path> all = Files.list(directory)) {
            return all.findAny().isEmpty();
        }
    }

    private static Manifest unpack(Path file, Path to, Consumer<String> progress) throws IOException {
        List<Part> found = new ArrayList<>();
        byte[] manifest = new byte[0];
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(MANIFEST)) {
                    manifest = zip.readAllBytes();
                } else {
                    if (!entry.getName().matches(NAMES)) throw new IOException("it holds " + entry.getName());
                    found.add(unpack(zip, entry.getName(), to));
                    progress.accept(entry.getName());
                }
            }
        }
        if (manifest.length == 0) throw new IOException("it is no backup, or is cut off: no " + MANIFEST);
        Manifest told = parse(manifest);
        if (told.format() != FORMAT) throw new IOException("its format is " + told.format() + ", known is " + FORMAT);
        if (!told.files().equals(found)) throw new IOException("its files are not those of its manifest");
        return told;
    }

    private static Part unpack(ZipInputStream zip, String name, Path to) throws IOException {
        Path file = to.resolve(name);
        Files.createDirectories(file.getParent());
        MessageDigest digest = sha256();
        long length;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            length = new DigestInputStream(zip, digest).transferTo(Channels.newOutputStream(channel));
            channel.force(true);
        }
        if (name.equals("tokens")) Directories.onlyForOwner(file);
        Directories.sync(file.getParent());
        return new Part(name, length, HexFormat.of().formatHex(digest.digest()));
    }

    private static Manifest parse(byte[] manifest) throws IOException {
        try {
            return JSON.readValue(manifest, Manifest.class);
        } catch (JsonProcessingException e) {
            throw new IOException("its " + MANIFEST + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
