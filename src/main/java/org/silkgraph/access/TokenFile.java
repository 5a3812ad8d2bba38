package org.silkgraph.access;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * {@code STORE/tokens} on disk: readable by this user only from its first moment, replaced whole, and changed by one process at
 * a time, which holds an operating system lock on {@code STORE/tokens.lock}. Reading takes no lock: a reader sees the file
 * before a change or after it.
 */
final class TokenFile {
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    /** The system refuses a second lock to one process, so its threads queue here first. */
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    private final Path directory;
    private final Path file;

    TokenFile(Path directory) {
        this.directory = directory;
        this.file = directory.resolve("tokens");
    }

    /**
     * What tells one state of the file from another without reading it. The size alone does for every change made here, since
     * each makes the file longer; the rest notices a file that was edited by hand or restored.
     */
    record Stamp(FileTime modified, long size, String inode) {
        /** No file: a store without tokens. */
        static final Stamp MISSING = new Stamp(FileTime.fromMillis(0), -1, "");
    }

    Stamp stamp() {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(found.lastModifiedTime(), found.size(), String.valueOf(found.fileKey()));
        } catch (NoSuchFileException none) {
            return Stamp.MISSING;
        } catch (IOException e) {
            throw unavailable("read", e);
        }
    }

    List<Token> read() {
        try {
            return TokenLines.read(file, Files.readAllBytes(file));
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            throw unavailable("read", e);
        }
    }

    /** What a change makes of the tokens there are, and what it answers; the very same list where it changes nothing. */
    record Changed<T>(List<Token> tokens, T answer) {}

    /** Changes the file, with nobody else changing it meanwhile. On return it is on disk. Makes the directory where missing. */
    <T> T change(Function<List<Token>, Changed<T>> change) {
        IN_THIS_PROCESS.lock();
        try {
            Files.createDirectories(directory);
            Path lock = directory.resolve("tokens.lock");
            try (FileChannel channel = FileChannel.open(
                            lock, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), PRIVATE);
                    FileLock held = channel.lock()) {
                if (!held.isValid()) throw new IOException("the lock was lost");
                List<Token> before = read();
                Changed<T> changed = change.apply(before);
                if (changed.tokens() != before) write(TokenLines.write(changed.tokens()));
                return changed.answer();
            }
        } catch (IOException e) {
            throw unavailable("changed", e);
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }

    private void write(byte[] text) throws IOException {
        Path part = directory.resolve("tokens.part");
        Files.deleteIfExists(part);
        try (FileChannel channel =
                FileChannel.open(part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PRIVATE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text);
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel renamed = FileChannel.open(directory, StandardOpenOption.READ)) {
            renamed.force(true);
        }
    }

    private TokensUnavailable unavailable(String verb, IOException e) {
        return new TokensUnavailable(file + " cannot be " + verb + " by this user ("
                + e.getClass().getSimpleName() + ": " + e.getMessage()
                + "); it belongs to the user that the service runs as, mode 0600");
    }
}
