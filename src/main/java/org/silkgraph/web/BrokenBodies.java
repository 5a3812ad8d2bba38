package org.silkgraph.web;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.util.ReferenceCountUtil;
import jakarta.inject.Singleton;

/**
 * Closes connections whose body stops being one, such as by a chunk that has no size: the server would take what came before for
 * the whole body. As after every body that is cut off, nothing has happened.
 */
@Singleton
final class BrokenBodies implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new Server());
        return event.getBean();
    }

    /** What is registered: nothing for the server itself, a handler for each connection. */
    private static final class Server implements NettyServerCustomizer {
        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return role == ChannelRole.CONNECTION ? new Connection(channel) : this;
        }
    }

    private record Connection(Channel channel) implements NettyServerCustomizer {
        @Override
        public void onStreamPipelineBuilt() {
            if (channel.pipeline().get(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC) == null) return;
            channel.pipeline()
                    .addAfter(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "broken-bodies", new Handler());
        }
    }

    private static final class Handler extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            // A request that is broken from its first line on is a message of its own, and gets its answer.
            boolean isBroken = message instanceof HttpContent content
                    && !(message instanceof HttpMessage)
                    && content.decoderResult().isFailure();
            if (!isBroken) {
                super.channelRead(context, message);
                return;
            }
            ReferenceCountUtil.release(message);
            context.close();
        }
    }
}
