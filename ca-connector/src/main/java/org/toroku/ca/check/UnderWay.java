package org.toroku.ca.check;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.Submission;
import org.toroku.ca.journal.JournalUnavailable;
import org.toroku.pki.Der;

/** The same order asked for several times at once is worked on once; the others wait for the answer. */
public final class UnderWay {
    private static final Logger LOG = LoggerFactory.getLogger(UnderWay.class);

    private final Duration longest;
    private final ConcurrentMap<Der, CompletableFuture<Submission>> orders = new ConcurrentHashMap<>();

    /** @param longest that anybody waits for somebody else's answer */
    public UnderWay(Duration longest) {
        this.longest = longest;
    }

    public Submission once(Der canonical, Supplier<Submission> work) {
        CompletableFuture<Submission> mine = new CompletableFuture<>();
        CompletableFuture<Submission> other = orders.putIfAbsent(canonical, mine);
        if (other != null) {
            return join(other);
        }
        try {
            Submission answer = work.get();
            mine.complete(answer);
            return answer;
        } catch (JournalUnavailable e) {
            LOG.error("an order: journal away", e);
            Submission away = new Submission.Unavailable("journal-away");
            mine.complete(away);
            return away;
        } finally {
            orders.remove(canonical, mine);
            mine.complete(new Submission.Unavailable("failed-elsewhere"));
        }
    }

    private Submission join(CompletableFuture<Submission> other) {
        try {
            return other.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("the same order is still being worked on", e);
            return new Submission.Unavailable("being-signed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Submission.Unavailable("interrupted");
        }
    }
}
