package org.toroku.post;

import jakarta.mail.MessagingException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sends what is due, on a thread of its own: a slow server holds up nothing but mail. */
@Component
class MailRounds implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(MailRounds.class);

    private final MailQueue queue;
    private final MailComposer composer;
    private final SmtpServer server;
    private final MailSettings settings;
    private volatile @Nullable Thread thread;

    MailRounds(MailQueue queue, MailComposer composer, SmtpServer server, MailSettings settings) {
        this.queue = queue;
        this.composer = composer;
        this.server = server;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        if (settings.on() && thread == null) {
            thread = Thread.ofPlatform().daemon().name("toroku-mail").start(this::run);
        }
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(settings.pollInterval());
                while (quietly()) {
                    // until nothing is due
                }
            }
        } catch (InterruptedException _) {
            LOG.debug("Mail stops");
        }
    }

    private boolean quietly() throws InterruptedException {
        try {
            return sendOne();
        } catch (RuntimeException e) {
            // its message may quote what an applicant wrote
            LOG.atWarn().addKeyValue("fault", e.getClass().getName()).log("Mail could not be looked after");
            return false;
        }
    }

    /** Tries the mail that is due longest; false where none is. */
    boolean sendOne() throws InterruptedException {
        if (!settings.on()) {
            return false;
        }
        Optional<MailQueue.Taken> taken = queue.take();
        if (taken.isEmpty()) {
            return false;
        }
        if (!queue.asOrdered(taken.get())) {
            return true;
        }
        MailQueue.Outcome outcome =
                MailQueue.poisonous(taken.get()) ? new MailQueue.Outcome.Failed("no-outcome") : attempt(taken.get());
        queue.conclude(taken.get(), outcome);
        if (!(outcome instanceof MailQueue.Outcome.Sent)) {
            LOG.atWarn()
                    .addKeyValue("mail", taken.get().mail().id())
                    .addKeyValue("outcome", outcome)
                    .log("E-mail not sent");
        }
        return true;
    }

    private MailQueue.Outcome attempt(MailQueue.Taken taken) throws InterruptedException {
        try {
            return switch (composer.compose(taken.mail(), server.session())) {
                case MailComposer.Composed.Ready(var message) -> server.send(message);
                case MailComposer.Composed.Not(var outcome) -> outcome;
            };
        } catch (MessagingException _) {
            return new MailQueue.Outcome.Failed("not-composed");
        }
    }
}
