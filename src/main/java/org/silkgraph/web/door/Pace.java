package org.silkgraph.web.door;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.silkgraph.web.DoorSettings;
import org.silkgraph.web.SlowBody;

/**
 * Holds one connection to a pace, in both directions, without a thread of its own.
 *
 * <p>The clock of a header or a body runs only while the service waits for the client, that is between asking the socket to read
 * and something having been read: a service that is slow to take a body does not blame its sender. A header is whole within
 * {@code headerTime}; a body begins within it and then moves at {@code minRate}, and is whole within {@code bodyTime}. A connection
 * that has not sent a header since it was opened counts as one that sends a header; between requests the idle time of the server
 * holds.
 *
 * <p>Of an answer that lies ready, {@code minRate} must have left within every {@code stall}, or all of it. What is measured is
 * what the system took off our hands, in steps of its send buffer, which is why that is kept small.
 *
 * <p>Confined to the event loop of its connection.
 */
final class Pace extends ChannelDuplexHandler {
    private enum Phase {
        QUIET,
        HEADER,
        BODY,
        GIVEN_UP
    }

    /** Time for a sender to hear why, before its connection is closed. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private static final Duration SELDOM = Duration.ofSeconds(1);

    private final StrictCodec codec;
    private final DoorSettings settings;
    private final Refusals refusals;
    private final LongSupplier nanoTime;

    private Phase phase = Phase.HEADER;
    private boolean isWaiting;
    private long waitingSince;
    private long waited;
    private long received;
    private boolean isLast;

    private long given;
    private long leftAtMark;
    private long mark;

    Pace(StrictCodec codec, DoorSettings settings, Refusals refusals, LongSupplier nanoTime) {
        this.codec = codec;
        this.settings = settings;
        this.refusals = refusals;
        this.nanoTime = nanoTime;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        // The read that was asked for before is the one we wait for now.
        isWaiting = true;
        waitingSince = nanoTime.getAsLong();
        mark = waitingSince;
        look(ctx);
    }

    @Override
    public void read(ChannelHandlerContext ctx) {
        if (!isWaiting) {
            isWaiting = true;
            waitingSince = nanoTime.getAsLong();
        }
        ctx.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof HttpContent content && content.decoderResult().isFailure()) {
            content.release();
            giveUp(ctx, new IOException("connection aborted: a body that is no chunks"));
            return;
        }
        if (message instanceof HttpRequest request) {
            enter(Phase.BODY);
            isLast = request.decoderResult().isFailure();
        }
        if (message instanceof HttpContent content)
            received += content.content().readableBytes();
        if (message instanceof LastHttpContent) enter(Phase.QUIET);
        ctx.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (isWaiting) waited += nanoTime.getAsLong() - waitingSince;
        isWaiting = false;
        if (phase == Phase.QUIET && codec.isInHeader()) enter(Phase.HEADER);
        ctx.fireChannelReadComplete();
    }

    private void enter(Phase next) {
        phase = next;
        waited = 0;
        received = 0;
        if (isWaiting) waitingSince = nanoTime.getAsLong();
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof HttpContent content) given += content.content().readableBytes();
        boolean ends = isLast && message instanceof LastHttpContent;
        ctx.write(message, ends ? promise.unvoid().addListener(ChannelFutureListener.CLOSE) : promise);
    }

    private void look(ChannelHandlerContext ctx) {
        if (ctx.isRemoved() || !ctx.channel().isOpen()) return;
        long now = nanoTime.getAsLong();
        checkSender(ctx, waited + (isWaiting ? now - waitingSince : 0));
        checkReader(ctx, now);
        ctx.executor().schedule(() -> look(ctx), every().toNanos(), TimeUnit.NANOSECONDS);
    }

    private Duration every() {
        Duration fine = settings.headerTime().dividedBy(10);
        return fine.compareTo(SELDOM) < 0 ? fine : SELDOM;
    }

    private void checkSender(ChannelHandlerContext ctx, long wait) {
        if (phase == Phase.HEADER && wait > settings.headerTime().toNanos()) {
            refusals.hit(Refusals.Limit.HEADER_TIME);
            ctx.close();
        }
        if (phase == Phase.BODY && wait > allowed()) {
            refusals.hit(Refusals.Limit.BODY_RATE);
            giveUp(ctx, new SlowBody());
        }
    }

    /** Whoever reads the body hears why, and answers; what comes later on this connection is not read. */
    private void giveUp(ChannelHandlerContext ctx, IOException why) {
        phase = Phase.GIVEN_UP;
        isLast = true;
        ctx.fireExceptionCaught(why);
        ctx.executor().schedule(() -> ctx.close(), FAREWELL.toNanos(), TimeUnit.NANOSECONDS);
    }

    private long allowed() {
        double moving = 1e9 * received / settings.minRate();
        return Math.min(
                settings.headerTime().toNanos() + (long) moving,
                settings.bodyTime().toNanos());
    }

    private void checkReader(ChannelHandlerContext ctx, long now) {
        ChannelOutboundBuffer outbound = ctx.channel().unsafe().outboundBuffer();
        if (outbound == null) return;
        long pending = outbound.totalPendingWriteBytes();
        long left = given - pending + outbound.currentProgress();
        if (pending == 0) {
            mark(now, left);
        } else if (now - mark > settings.stall().toNanos()) {
            if (left - leftAtMark < settings.minRate() * settings.stall().toMillis() / 1000) {
                refusals.hit(Refusals.Limit.STALL);
                ctx.close();
            }
            mark(now, left);
        }
    }

    private void mark(long now, long left) {
        mark = now;
        leftAtMark = left;
    }
}
