package org.toroku.post;

import jakarta.mail.MessagingException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.toroku.wording.WordingsInForce;

/** Sends what is due, on a thread of its own: a slow server holds up nothing but mail. */
@Component
class MailRounds implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(MailRounds.class);

    private final MailQueue queue;
    private final MailComposer composer;
    private final SmtpServer server;
    private final MailSettings settings;
    private final Rounds rounds;

    MailRounds(MailQueue queue, MailComposer composer, SmtpServer server, MailSettings settings) {
        this.queue = queue;
        this.composer = composer;
        this.server = server;
        this.settings = settings;
        this.rounds = new Rounds("toroku-mail", settings.pollInterval(), this::sendAll);
    }

    @Override
    public void start() {
        if (settings.on()) {
            rounds.start();
        }
    }

    @Override
    public void stop() {
        rounds.stop();
    }

    @Override
    public boolean isRunning() {
        return rounds.running();
    }

    private void sendAll() throws InterruptedException {
        while (sendOne()) {
            // until nothing is due
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

    private static MailQueue.Outcome sent(MailQueue.Outcome outcome, WordingsInForce.Used text) {
        return outcome instanceof MailQueue.Outcome.Sent ? new MailQueue.Outcome.Sent(text.source()) : outcome;
    }

    private MailQueue.Outcome attempt(MailQueue.Taken taken) throws InterruptedException {
        try {
            return switch (composer.compose(taken.mail(), server.session())) {
                case MailComposer.Composed.Ready(var message, var text) -> sent(server.send(message), text);
                case MailComposer.Composed.Not(var outcome) -> outcome;
            };
        } catch (MessagingException _) {
            return new MailQueue.Outcome.Failed("not-composed");
        }
    }
}
