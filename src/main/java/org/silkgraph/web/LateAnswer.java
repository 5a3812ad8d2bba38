package org.silkgraph.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An answer that is still being worked out: a line feed whenever a while has passed, so that nobody takes the connection for
 * dead, then the answer. The work goes on to its end whether somebody reads or not.
 */
public final class LateAnswer extends InputStream {
    private final FutureTask<byte[]> work;
    private final Duration every;
    private Optional<InputStream> answer = Optional.empty();

    private LateAnswer(FutureTask<byte[]> work, Duration every) {
        this.work = work;
        this.every = every;
    }

    /** Begins the work. */
    public static LateAnswer of(Callable<byte[]> work, Duration every) {
        FutureTask<byte[]> task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        return new LateAnswer(task, every);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (answer.isPresent()) return answer.get().read(bytes, from, length);
        try {
            answer = Optional.of(new ByteArrayInputStream(work.get(every.toMillis(), TimeUnit.MILLISECONDS)));
            return answer.get().read(bytes, from, length);
        } catch (TimeoutException stillWorking) {
            bytes[from] = '\n';
            return 1;
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
