package org.silkgraph.store.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** The bytes of one entry. The file is opened at the first read: who asks for the head of an answer only leaves nothing open. */
final class EntryStream extends InputStream {
    private final Path file;
    private final long start;
    private Optional<EntryReader> reader = Optional.empty();
    private InputStream body = InputStream.nullInputStream();

    /** @param start where the line of its frame begins */
    EntryStream(Path file, long start) {
        this.file = file;
        this.start = start;
    }

    @Override
    public int read() throws IOException {
        return opened().read();
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        return opened().read(bytes, from, length);
    }

    private InputStream opened() throws IOException {
        if (reader.isEmpty()) {
            EntryReader opened = new EntryReader(file, start);
            reader = Optional.of(opened);
            body = opened.body(opened.frame().orElseThrow(() -> new IOException("no entry at byte " + start)));
        }
        return body;
    }

    @Override
    public void close() throws IOException {
        if (reader.isPresent()) reader.get().close();
    }
}
