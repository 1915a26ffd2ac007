package org.toroku.post;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The SMTP server of the house. What it refuses for good is told from what may pass (RFC 5321, 4.2.1). */
@Component
class SmtpServer {
    private static final int PERMANENT = 500;

    private final MailSettings settings;

    SmtpServer(MailSettings settings) {
        this.settings = settings;
    }

    Session session() {
        String millis = Long.toString(settings.timeout().toMillis());
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", String.valueOf(settings.host()));
        properties.put("mail.smtp.port", Integer.toString(settings.port()));
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.auth", Boolean.toString(settings.username() != null));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (settings.security()) {
            case NONE -> properties.put("mail.smtp.starttls.enable", "false");
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                // a server that does not offer it, or a network that takes the offer out, gets nothing
                properties.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
        }
        return Session.getInstance(properties);
    }

    /** Hands a mail over. A server that answers by drops cannot hold it longer than the longest sending. */
    MailQueue.Outcome send(MimeMessage message) throws InterruptedException {
        try (ExecutorService sender = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<MailQueue.Outcome> sending = sender.submit(() -> handOver(message));
            try {
                return sending.get(settings.longestSending().toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                // interrupting a virtual thread closes the socket it reads from
                sending.cancel(true);
                return new MailQueue.Outcome.Later("smtp-slow");
            } catch (ExecutionException _) {
                return new MailQueue.Outcome.Later("smtp-fault");
            } catch (InterruptedException e) {
                sending.cancel(true);
                throw e;
            }
        }
    }

    private MailQueue.Outcome handOver(MimeMessage message) {
        try (Transport transport = message.getSession().getTransport("smtp")) {
            transport.connect(settings.host(), settings.port(), settings.username(), settings.password());
            try {
                transport.sendMessage(message, message.getAllRecipients());
                return new MailQueue.Outcome.Sent();
            } catch (MessagingException e) {
                return judged(e);
            }
        } catch (AuthenticationFailedException _) {
            return new MailQueue.Outcome.Later("smtp-auth");
        } catch (MessagingException _) {
            // not even a refusal before the mail was named says anything about the mail
            return new MailQueue.Outcome.Later("smtp-away");
        }
    }

    /** The innermost answer is about the mail: a refused recipient is reported inside of a refused sending. */
    private static MailQueue.Outcome judged(MessagingException refused) {
        int answer = 0;
        for (@Nullable Exception each = refused;
                each != null;
                each = each instanceof MessagingException chained ? chained.getNextException() : null) {
            int code = switch (each) {
                case SMTPAddressFailedException address -> address.getReturnCode();
                case SMTPSenderFailedException sender -> sender.getReturnCode();
                case SMTPSendFailedException send -> send.getReturnCode();
                default -> 0;
            };
            answer = code > 0 ? code : answer;
        }
        if (answer >= PERMANENT) {
            return new MailQueue.Outcome.Failed("smtp-" + answer);
        }
        return new MailQueue.Outcome.Later(answer > 0 ? "smtp-" + answer : "smtp-away");
    }
}
