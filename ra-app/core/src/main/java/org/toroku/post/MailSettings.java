package org.toroku.post;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Sending of e-mail. Without a host nothing is sent and nothing is lost: mails stay queued.
 *
 * @param host of the SMTP server; unset sends nothing
 * @param security NONE only where server and network belong to the house
 * @param from address of the sender, required with a host
 * @param timeout for connecting and for each answer of the server
 * @param longestSending after which a sending is broken off
 * @param lease after which another node may send what this one took; at least twice the longest sending
 * @param firstPause before the second attempt; doubles
 * @param longestPause longest pause between two attempts
 * @param giveUpAfter how long after the first attempt a mail is tried again (RFC 5321, 4.5.4.1: 4 to 5 days)
 * @param pollInterval how often due mails are looked for
 */
@Validated
@ConfigurationProperties(prefix = "toroku.mail", ignoreUnknownFields = false)
public record MailSettings(
        @Nullable String host,
        @DefaultValue("587") @Min(1) @Max(65535) int port,
        @DefaultValue("STARTTLS") Security security,
        @Nullable String username,
        @Nullable String password,
        @Nullable String from,
        @DefaultValue("PT15S") Duration timeout,
        @DefaultValue("PT1M") Duration longestSending,
        @DefaultValue("PT5M") Duration lease,
        @DefaultValue("PT1M") Duration firstPause,
        @DefaultValue("PT4H") Duration longestPause,
        @DefaultValue("P4D") Duration giveUpAfter,
        @DefaultValue("PT5S") Duration pollInterval) {
    public enum Security {
        NONE,
        STARTTLS,
        TLS
    }

    public MailSettings {
        if (host != null && (from == null || !MailAddress.of(from).isPresent())) {
            throw new IllegalArgumentException("toroku.mail.from must be an e-mail address where a host is set");
        }
        if (lease.compareTo(longestSending.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException(
                    "toroku.mail.lease must be at least twice toroku.mail.longest-sending, or two nodes send the same");
        }
        if ((username == null) != (password == null)) {
            throw new IllegalArgumentException("toroku.mail.username and toroku.mail.password belong together");
        }
        if (security == Security.NONE && password != null) {
            throw new IllegalArgumentException(
                    "toroku.mail.password would be sent in the clear: toroku.mail.security has to be starttls or tls with it");
        }
    }

    boolean on() {
        return host != null;
    }

    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + "]";
    }
}
