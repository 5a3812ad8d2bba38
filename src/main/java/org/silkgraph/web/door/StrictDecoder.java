package org.silkgraph.web.door;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import java.util.function.Consumer;
import org.silkgraph.web.NotHttp;

/**
 * Reads requests, and nothing that two readers could take for different requests: no folded header lines, and what
 * {@link RequestRules} say. The first request that is refused is the last one of its connection: what follows is not read.
 */
final class StrictDecoder extends HttpRequestDecoder {
    private final Consumer<HttpMethod> told;
    /** Whether the next byte belongs to a request line or a header. */
    private boolean inHeader = true;
    /** Whether the request line was seen: an empty line before it means nothing, after it the end of the header. */
    private boolean lineSeen;

    private boolean refused;

    /** @param told hears the method of every request, in order */
    StrictDecoder(HttpDecoderConfig config, Consumer<HttpMethod> told) {
        super(config);
        this.told = told;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        if (refused) {
            in.skipBytes(in.readableBytes());
        } else if (inHeader && folds(in)) {
            in.skipBytes(in.readableBytes());
            out.add(refuse(new NotHttp(400, "a header line begins with a blank")));
        } else {
            int from = out.size();
            super.decode(ctx, in, out);
            check(out, from);
        }
    }

    /** Whether a part of a header has come, and not all of it. */
    boolean isInHeader() {
        return !refused && inHeader && (lineSeen || actualReadableBytes() > 0);
    }

    private void check(List<Object> out, int from) {
        for (int at = from; at < out.size() && !refused; at++) {
            Object part = out.get(at);
            if (part instanceof HttpRequest request) {
                inHeader = false;
                out.set(at, checked(request));
                if (refused) out.subList(at + 1, out.size()).clear();
            }
            if (part instanceof HttpContent content && content.decoderResult().isFailure()) {
                refused = true;
            } else if (part instanceof LastHttpContent) {
                inHeader = true;
                lineSeen = false;
            }
        }
    }

    private HttpRequest checked(HttpRequest request) {
        Throwable fault = request.decoderResult().isFailure()
                ? request.decoderResult().cause()
                : RequestRules.fault(request).orElse(null);
        if (fault != null) return refuse(fault, request);
        told.accept(request.method());
        return request;
    }

    private HttpRequest refuse(Throwable fault) {
        return refuse(fault, new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"));
    }

    /** A request of which only the fault is to be read, and the language to answer in. */
    private HttpRequest refuse(Throwable fault, HttpRequest request) {
        refused = true;
        HttpRequest bare = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
        for (CharSequence name : List.of(HttpHeaderNames.ACCEPT_LANGUAGE, HttpHeaderNames.ACCEPT)) {
            bare.headers().set(name, request.headers().getAll(name));
        }
        bare.setDecoderResult(DecoderResult.failure(fault));
        told.accept(HttpMethod.GET);
        return bare;
    }

    /** Looks at whole lines, of which the decoder takes all that are there; so the buffer always begins with a line. */
    private boolean folds(ByteBuf in) {
        int at = in.readerIndex();
        while (at < in.writerIndex()) {
            if (isBlank(in.getByte(at))) return true;
            int end = in.indexOf(at, in.writerIndex(), (byte) '\n');
            if (end < 0) return false;
            boolean isEmpty = end == at || end == at + 1 && in.getByte(at) == '\r';
            if (isEmpty && lineSeen) return false;
            lineSeen |= !isEmpty;
            at = end + 1;
        }
        return false;
    }

    private static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t';
    }
}
