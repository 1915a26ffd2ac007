package org.toroku.ca.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.toroku.ca.Submission;

/** Expected kinds of answer. */
public final class Answers {
    private Answers() {}

    public static Submission.Issued issued(Submission submission) {
        assertThat(submission).isInstanceOf(Submission.Issued.class);
        return (Submission.Issued) submission;
    }

    public static String unavailable(Submission submission) {
        assertThat(submission).isInstanceOf(Submission.Unavailable.class);
        return ((Submission.Unavailable) submission).reason();
    }

    public static Submission.Refused refused(Submission submission) {
        assertThat(submission).isInstanceOf(Submission.Refused.class);
        return (Submission.Refused) submission;
    }

    /** Asks again until {@code condition} holds, for a minute at most. */
    public static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within a minute").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
