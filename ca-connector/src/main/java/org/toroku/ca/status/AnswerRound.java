package org.toroku.ca.status;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.toroku.ca.journal.StatusJournal;

/**
 * Signs what the former answers do not say: first of all revocations, which no publication leaves out; then certificates
 * without an answer and answers that end soon, as many as the effort allows and until somebody is in a hurry. The others are
 * carried over as they are; an answer from the future convinces nobody, and is none.
 */
final class AnswerRound {
    private static final int BATCH = 256;
    /** Part of the validity by which answers are renewed earlier than they have to be, so that rounds are few. */
    private static final int TOGETHER = 12;

    /** Threads of their own for the calls at the token. */
    static final class Signers implements AutoCloseable {
        private final ExecutorService threads;

        Signers(int number) {
            // platform threads: they wait for a device
            threads = Executors.newFixedThreadPool(
                    number,
                    Thread.ofPlatform().name("status-signer-", 1).daemon().factory());
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }

    /**
     * How long what can wait for the next publication is signed.
     *
     * @param over whether something came up that cannot wait; asked after each batch
     */
    record Effort(Duration most, BooleanSupplier over) {
        static Effort none() {
            return new Effort(Duration.ZERO, () -> true);
        }
    }

    /**
     * @param nextUpdate of what was signed
     * @param fresh answers about serials that had none
     * @param revoked answers that say so and whose predecessor did not
     */
    record Outcome(AnswerStack answers, long signed, long pending, long nextUpdate, long fresh, long revoked) {}

    private record Task(SerialKey serial, CertificateState state) {}

    private final StatusSettings settings;
    private final AnswerMaker maker;
    private final Signers signers;
    private final StatusFailPoint failPoint;

    AnswerRound(StatusSettings settings, AnswerMaker maker, Signers signers, StatusFailPoint failPoint) {
        this.settings = settings;
        this.maker = maker;
        this.signers = signers;
        this.failPoint = failPoint;
    }

    /**
     * Writes new answers to {@code file} and puts them on {@code former}.
     *
     * @param since event after which something has to have been written about a serial for it to be looked at; all are where
     *     empty
     * @param responderEnd second after which nothing by this responder may be valid
     * @throws NotPublished where the token does not sign, or signs wrongly
     */
    Outcome run(
            StatusJournal.Moment moment,
            OptionalLong since,
            AnswerStack former,
            Path file,
            Effort effort,
            long now,
            long responderEnd)
            throws IOException {
        long nextUpdate = Math.min(now + settings.answerValidity().toSeconds(), responderEnd);
        if (nextUpdate <= now) {
            throw NotPublished.unavailable("responder-ended");
        }
        try (AnswersWriter out = AnswersWriter.create(file)) {
            Round round = new Round(out, effort, now, nextUpdate);
            StatusJournal.Visitor visitor = (top, middle, low, revoked, revokedAt, reason) -> round.take(
                    new SerialKey(top, middle, low), CertificateState.of(revoked, revokedAt, reason), former);
            if (since.isPresent()) {
                moment.eachChanged(since.getAsLong(), visitor);
            } else {
                moment.eachKnown(visitor);
            }
            round.flush();
            AnswerStack answers = out.count() == 0 ? former : former.with(out.finish());
            return new Outcome(answers, out.count(), round.pending, nextUpdate, round.fresh, round.revoked);
        }
    }

    private final class Round {
        private final AnswersWriter out;
        private final long now;
        private final long nextUpdate;
        private final Effort effort;
        private final long effortEnds;
        private final List<Task> batch = new ArrayList<>();
        private boolean over;
        private long pending;
        private long fresh;
        private long revoked;

        Round(AnswersWriter out, Effort effort, long now, long nextUpdate) {
            this.out = out;
            this.effort = effort;
            this.effortEnds = System.nanoTime() + effort.most().toNanos();
            this.over = effort.most().isZero();
            this.now = now;
            this.nextUpdate = nextUpdate;
        }

        void take(SerialKey serial, CertificateState state, AnswerStack former) throws IOException {
            Optional<AnswerEntry> old = former.find(serial).map(AnswerStack.Found::entry);
            boolean answered = old.isPresent() && !old.get().fromFuture(now);
            boolean same = answered && old.get().state().equals(state);
            if (same && !endsSoon(old.get())) {
                return;
            }
            if (old.isPresent() && old.get().state().revoked() && !state.revoked()) {
                // nothing takes a revocation back; a journal that says so has lost it
                throw NotPublished.refused("journal-set-back");
            }
            boolean must = state.revoked() && !same;
            if (!must && (over || System.nanoTime() - effortEnds > 0)) {
                pending += answered ? 0 : 1;
                return;
            }
            fresh += old.isPresent() ? 0 : 1;
            revoked += state.revoked()
                            && old.filter(each -> each.state().revoked()).isEmpty()
                    ? 1
                    : 0;
            batch.add(new Task(serial, state));
            if (batch.size() == BATCH) {
                flush();
            }
        }

        private boolean endsSoon(AnswerEntry answer) {
            long validity = settings.answerValidity().toSeconds();
            return answer.nextUpdate() - now <= validity / 2 + validity / TOGETHER && answer.nextUpdate() < nextUpdate;
        }

        void flush() throws IOException {
            List<Future<byte[]>> answers = new ArrayList<>();
            for (Task task : batch) {
                answers.add(signers.threads.submit(() -> maker.answer(task.serial(), task.state(), now, nextUpdate)));
            }
            for (int i = 0; i < answers.size(); i++) {
                byte[] answer = await(answers.get(i));
                Task task = batch.get(i);
                out.add(new AnswerEntry(task.serial(), task.state(), now, nextUpdate, 0, answer.length), answer);
            }
            batch.clear();
            failPoint.reached(StatusFailPoint.Step.ANSWERS_BEGUN);
            over |= effort.over().getAsBoolean();
        }
    }

    private static byte[] await(Future<byte[]> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NotPublished why) {
                throw why;
            }
            throw new IllegalStateException("an answer could not be made", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NotPublished.unavailable("interrupted");
        }
    }
}
