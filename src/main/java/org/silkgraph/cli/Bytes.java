package org.silkgraph.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.silkgraph.curation.Input;
import org.silkgraph.curation.Parcel;

/** How much of some files was read, told on standard error now and then; small files are read without a word. */
final class Bytes {
    private static final long EVERY_NANOS = 1_000_000_000L;
    private static final long SMALL = 4L << 20;

    private final String key;
    private final long total;
    private long done;
    private long told = System.nanoTime();

    private Bytes(String key, long total) {
        this.key = key;
        this.total = total;
    }

    /** @param key the text: done and total in MiB */
    static Bytes of(String key, List<Parcel.Group> groups) {
        return new Bytes(
                key,
                groups.stream()
                        .flatMap(group -> group.files().stream())
                        .mapToLong(Bytes::length)
                        .sum());
    }

    private static long length(Input file) {
        try {
            return file.bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void read(long bytes) {
        done += bytes;
        long now = System.nanoTime();
        if (total < SMALL || now - told < EVERY_NANOS) return;
        told = now;
        System.err.println(Texts.say(key, mebibytes(done), mebibytes(total)));
    }

    private static String mebibytes(long bytes) {
        return String.valueOf(bytes >> 20);
    }

    /** A stream that is counted as it is read. */
    InputStream counting(InputStream stream) {
        return new FilterInputStream(stream) {
            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                int read = super.read(bytes, from, length);
                if (read > 0) Bytes.this.read(read);
                return read;
            }
        };
    }
}
