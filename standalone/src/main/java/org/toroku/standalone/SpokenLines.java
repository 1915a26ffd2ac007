package org.toroku.standalone;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.studio.StagingWire;
import org.toroku.studio.StagingWire.Line;

/** Lines of an answer, of which one comes now and then also while nothing happens. */
final class SpokenLines implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SpokenLines.class);

    private final OutputStream out;
    private final ScheduledExecutorService signs = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("toroku-staging-sign").factory());
    private Line.Underway standing = new Line.Underway(0, 0);
    private boolean gone;

    SpokenLines(OutputStream out) {
        this.out = out;
        long pause = StagingWire.SIGN_OF_LIFE.toSeconds();
        var _ = signs.scheduleWithFixedDelay(this::sign, pause, pause, TimeUnit.SECONDS);
    }

    private synchronized void sign() {
        say(standing);
    }

    /** False once whoever asked has hung up. */
    synchronized boolean goOn(int done, int of) {
        standing = new Line.Underway(done, of);
        say(standing);
        return !gone;
    }

    synchronized void last(Line line) {
        signs.shutdownNow();
        say(line);
    }

    private void say(Line line) {
        if (gone) {
            return;
        }
        try {
            out.write(StagingWire.write(line));
            out.write('\n');
            out.flush();
        } catch (IOException hungUp) {
            gone = true;
            LOG.atInfo().log("whoever asked for the replay has hung up: {}", hungUp.getMessage());
        }
    }

    @Override
    public void close() {
        signs.shutdownNow();
    }
}
