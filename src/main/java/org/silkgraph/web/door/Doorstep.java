package org.silkgraph.web.door;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.silkgraph.web.DoorSettings;
import org.silkgraph.web.WebSettings;

/** Puts the strict codec and the pace into the pipeline of every connection, or closes it where there are too many. */
@Singleton
final class Doorstep implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    /** Small, so that an answer that is read slowly is seen to move. */
    private static final int SEND_BUFFER = 256 << 10;

    private final WebSettings web;
    private final DoorSettings settings;
    private final OpenConnections connections;
    private final Refusals refusals;

    Doorstep(WebSettings web, DoorSettings settings, OpenConnections connections, Refusals refusals) {
        this.web = web;
        this.settings = settings;
        this.connections = connections;
        this.refusals = refusals;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new NettyServerCustomizer() {
            @Override
            public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
                return role == ChannelRole.CONNECTION ? new Entering(channel) : this;
            }
        });
        return event.getBean();
    }

    /** One connection. */
    private final class Entering implements NettyServerCustomizer {
        private final Channel channel;

        Entering(Channel channel) {
            this.channel = channel;
        }

        @Override
        public void onStreamPipelineBuilt() {
            // Without one the connection is gone already.
            if (!(channel.remoteAddress() instanceof InetSocketAddress remote)) return;
            InetAddress peer = remote.getAddress();
            if (!connections.enter(peer)) {
                refusals.hit(Refusals.Limit.CONNECTIONS);
                channel.close();
                return;
            }
            channel.closeFuture().addListener(closed -> connections.leave(peer));
            channel.config().setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER);
            StrictCodec codec = new StrictCodec(web.maxRequestLine(), settings.maxHeader());
            String name = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;
            channel.pipeline().replace(name, name, codec);
            channel.pipeline().addAfter(name, "pace", new Pace(codec, settings, refusals, System::nanoTime));
        }
    }
}
