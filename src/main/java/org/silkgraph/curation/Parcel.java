package org.silkgraph.curation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What the command line hands to a running service: one line of JSON, the {@link Order}; the bytes of its files one after the
 * other; and the SHA-256 of all that in 64 hex digits. It is written and read as a stream, so that no side holds it whole; what
 * was read counts only once the checksum was right, so that a parcel that is cut off has no effect.
 */
public final class Parcel {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_ORDER = 1 << 20;
    private static final int DIGITS = 64;

    private Parcel() {}

    /**
     * What to do with the files.
     *
     * @param account who runs the command line
     * @param operation {@code load} or {@code sync}
     * @param sources slugs of sources that the store knows, or absolute IRIs
     * @param at the version the files were made from; 0 where any will do
     */
    public record Order(
            String account,
            String operation,
            String author,
            String message,
            List<String> sources,
            long at,
            List<Contents> contents) {
        public Order {
            sources = List.copyOf(sources);
            contents = List.copyOf(contents);
        }

        /** What is signed so, from that version, with nothing in it yet. */
        public static Order of(Signing signing, long at) {
            return new Order(
                    signing.account(),
                    signing.operation(),
                    signing.author().orElse(signing.account()),
                    signing.message().orElse(signing.operation()),
                    signing.sources(),
                    at,
                    List.of());
        }

        /** Who signs it. */
        public Signing signing() {
            return new Signing(account, operation, Optional.of(author), Optional.of(message), sources);
        }

        private Order with(List<Contents> files) {
            return new Order(account, operation, author, message, sources, at, files);
        }
    }

    /** One file: where it goes, an empty {@code reference} being the default graph, and how long it is. */
    public record Contents(String name, String reference, long bytes) {}

    /** Files for one place. */
    public record Group(Optional<String> reference, List<Input> files) {
        public Group {
            files = List.copyOf(files);
        }
    }

    /** A parcel to send: its length, and its bytes. */
    public record Packed(long bytes, InputStream stream) {}

    /** Packs files; they are read while the stream is. */
    public static Packed pack(Order order, List<Group> groups) throws IOException {
        List<Contents> contents = new ArrayList<>();
        List<InputStream> parts = new ArrayList<>();
        long bytes = 0;
        for (Group group : groups) {
            for (Input file : group.files()) {
                long length = file.bytes();
                contents.add(new Contents(file.name(), group.reference().orElse(""), length));
                parts.add(new Opened(file));
                bytes += length;
            }
        }
        byte[] head = JSON.writeValueAsBytes(order.with(contents));
        parts.addFirst(new ByteArrayInputStream(new byte[] {'\n'}));
        parts.addFirst(new ByteArrayInputStream(head));
        MessageDigest digest = sha256();
        InputStream body = new DigestInputStream(new SequenceInputStream(Collections.enumeration(parts)), digest);
        InputStream all = new SequenceInputStream(body, new Trailer(digest));
        return new Packed(head.length + 1 + bytes + DIGITS, all);
    }

    /** An order with what its files say, group by group. */
    public record Read(Order order, List<Portion> portions) {
        public Read {
            portions = List.copyOf(portions);
        }
    }

    /**
     * Reads a parcel to its end.
     *
     * @throws Unparsable where a file cannot be read; the rest was read over
     * @throws IOException where it is cut off, or is not what was sent
     */
    public static Read read(InputStream stream) throws IOException {
        MessageDigest digest = sha256();
        InputStream body = new DigestInputStream(stream, digest);
        Order order = order(body);
        List<Portion> portions = new ArrayList<>();
        try {
            List<Contents> rest = order.contents();
            while (!rest.isEmpty()) {
                String reference = rest.getFirst().reference();
                List<Contents> group = rest.stream()
                        .takeWhile(one -> one.reference().equals(reference))
                        .toList();
                rest = rest.subList(group.size(), rest.size());
                portions.add(portion(reference, group, body));
            }
        } catch (Unparsable e) {
            stream.transferTo(java.io.OutputStream.nullOutputStream());
            throw e;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        String sum = HexFormat.of().formatHex(digest.digest());
        String told = new String(stream.readNBytes(DIGITS), StandardCharsets.US_ASCII);
        if (!sum.equals(told)) throw new EOFException("what arrived is not what was sent");
        return new Read(order, portions);
    }

    private static Portion portion(String reference, List<Contents> group, InputStream body) {
        List<Bounded> files = group.stream().map(one -> new Bounded(one, body)).toList();
        Portion portion = Portion.read(Optional.of(reference).filter(name -> !name.isEmpty()), files, bytes -> {});
        files.forEach(Bounded::requireWhole);
        return portion;
    }

    private static Order order(InputStream body) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = body.read(); b != '\n'; b = body.read()) {
            if (b < 0 || line.size() > LONGEST_ORDER) throw new EOFException("no order");
            line.write(b);
        }
        try {
            return JSON.readValue(line.toByteArray(), Order.class);
        } catch (JsonProcessingException e) {
            throw new IOException("no order: " + e.getOriginalMessage(), e);
        }
    }

    /** The part of a stream that is one file; files are read one after the other. */
    private static final class Bounded implements Input {
        private final Contents contents;
        private final InputStream body;
        private long left;

        Bounded(Contents contents, InputStream body) {
            this.contents = contents;
            this.body = body;
            this.left = contents.bytes();
        }

        @Override
        public String name() {
            return contents.name();
        }

        @Override
        public long bytes() {
            return contents.bytes();
        }

        @Override
        public InputStream open() {
            return new FilterInputStream(body) {
                @Override
                public int read() throws IOException {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
                }

                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    if (left <= 0) return -1;
                    int read = in.read(bytes, from, (int) Math.min(length, left));
                    if (read > 0) left -= read;
                    return read;
                }

                /** What a parser left unread is read over; the stream behind belongs to the files that follow. */
                @Override
                public void close() throws IOException {
                    transferTo(java.io.OutputStream.nullOutputStream());
                }
            };
        }

        void requireWhole() {
            if (left > 0) throw new UncheckedIOException(new EOFException(contents.name() + " is cut off"));
        }
    }

    /** A file that is opened when its turn has come. */
    private static final class Opened extends InputStream {
        private final Input file;
        private Optional<InputStream> open = Optional.empty();

        Opened(Input file) {
            this.file = file;
        }

        private InputStream stream() throws IOException {
            if (open.isEmpty()) open = Optional.of(file.open());
            return open.get();
        }

        @Override
        public int read() throws IOException {
            return stream().read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return stream().read(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            if (open.isPresent()) open.get().close();
        }
    }

    /** The checksum of what was read before it. */
    private static final class Trailer extends InputStream {
        private final MessageDigest digest;
        private InputStream digits = InputStream.nullInputStream();
        private boolean made;

        Trailer(MessageDigest digest) {
            this.digest = digest;
        }

        private InputStream digits() {
            if (!made) {
                made = true;
                digits = new ByteArrayInputStream(
                        HexFormat.of().formatHex(digest.digest()).getBytes(StandardCharsets.US_ASCII));
            }
            return digits;
        }

        @Override
        public int read() throws IOException {
            return digits().read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return digits().read(bytes, from, length);
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
