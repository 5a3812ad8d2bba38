package org.silkgraph.web.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.silkgraph.curation.NamedText;
import org.silkgraph.web.Bodies;
import org.silkgraph.web.Problem;
import org.silkgraph.web.ProblemException;
import org.silkgraph.web.Variant;

/** The RDF that a request brings: its body, or the files of a {@code multipart/form-data}. */
final class Documents {
    private static final Map<String, String> ENDINGS = Variant.OF_SERVICE.stream()
            .flatMap(variant ->
                    variant.mediaTypes().stream().map(mediaType -> Map.entry(mediaType, "." + variant.suffix())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final List<String> KNOWN =
            Variant.OF_SERVICE.stream().map(Variant::mediaType).toList();

    private Documents() {}

    /**
     * Reads them whole. The name of each ends as its media type says.
     *
     * @throws ProblemException 415 {@code unknown-media-type}, and as {@link Bodies#bytes}
     */
    static List<NamedText> of(HttpRequest<?> request, int most) {
        Optional<MediaType> type = request.getContentType();
        if (type.isPresent() && type.get().getName().equalsIgnoreCase(MediaType.MULTIPART_FORM_DATA))
            return files(Bodies.bytes(request, most), type.get());
        String ending = ending(type.map(MediaType::getName).orElse(""));
        return List.of(new NamedText("body" + ending, Bodies.text(request, most)));
    }

    private static String ending(String mediaType) {
        String ending = ENDINGS.get(mediaType.toLowerCase(Locale.ROOT));
        if (ending != null) return ending;
        throw Problem.of(415, "unknown-media-type")
                .with("value", mediaType)
                .with("known", KNOWN)
                .header(HttpHeaders.ACCEPT, String.join(", ", KNOWN))
                .exception();
    }

    private static List<NamedText> files(byte[] body, MediaType type) {
        requireEnd(body, type);
        DefaultFullHttpRequest whole =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body));
        whole.headers().set(HttpHeaders.CONTENT_TYPE, type.toString());
        HttpPostMultipartRequestDecoder decoder = null;
        try {
            decoder = new HttpPostMultipartRequestDecoder(new DefaultHttpDataFactory(false), whole);
            List<NamedText> files = new ArrayList<>();
            for (InterfaceHttpData part : decoder.getBodyHttpDatas()) {
                if (part instanceof FileUpload file) files.add(file(file));
            }
            return files;
        } catch (IllegalArgumentException | io.netty.handler.codec.DecoderException e) {
            throw Problem.of(400, "bad-multipart").exception();
        } finally {
            if (decoder != null) decoder.destroy();
        }
    }

    /** The decoder takes parts that break off for whole ones. */
    private static void requireEnd(byte[] body, MediaType type) {
        String boundary = type.getParameters().get("boundary").orElse("");
        int tail = Math.min(body.length, boundary.length() + 64);
        String end = new String(body, body.length - tail, tail, java.nio.charset.StandardCharsets.ISO_8859_1);
        if (boundary.isEmpty() || !end.contains("--" + boundary + "--"))
            throw Problem.of(400, "bad-multipart").exception();
    }

    private static NamedText file(FileUpload file) {
        try {
            String mediaType = MediaType.of(file.getContentType()).getName();
            return new NamedText("body" + ending(mediaType), Bodies.text(file.get()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
