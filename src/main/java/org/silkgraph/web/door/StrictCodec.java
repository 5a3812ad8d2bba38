package org.silkgraph.web.door;

import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpStatusClass;
import java.util.ArrayDeque;
import java.util.Queue;

/** The server's codec with the {@link StrictDecoder}: an answer to HEAD has no body, as there. */
final class StrictCodec extends CombinedChannelDuplexHandler<StrictDecoder, HttpResponseEncoder> {
    StrictCodec(int longestLine, int largestHeader) {
        Queue<HttpMethod> asked = new ArrayDeque<>();
        HttpDecoderConfig config = new HttpDecoderConfig()
                .setMaxInitialLineLength(longestLine)
                .setMaxHeaderSize(largestHeader)
                .setStrictLineParsing(true);
        init(new StrictDecoder(config, asked::add), new Encoder(asked));
    }

    /** Whether a part of a header has come, and not all of it. */
    boolean isInHeader() {
        return inboundHandler().isInHeader();
    }

    private static final class Encoder extends HttpResponseEncoder {
        private final Queue<HttpMethod> asked;

        Encoder(Queue<HttpMethod> asked) {
            this.asked = asked;
        }

        @Override
        protected boolean isContentAlwaysEmpty(HttpResponse answer) {
            if (answer.status().codeClass() == HttpStatusClass.INFORMATIONAL) return super.isContentAlwaysEmpty(answer);
            return HttpMethod.HEAD.equals(asked.poll()) || super.isContentAlwaysEmpty(answer);
        }
    }
}
