package org.toroku.ca.status;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How status is published.
 *
 * @param folder takes list and answers; one at a time publishes into it
 * @param listValidity from a list's thisUpdate to its nextUpdate; made anew after half of it
 * @param answerValidity the same for an answer about one certificate
 * @param responderValidity of the responder's certificate, which cannot be revoked (RFC 6960 section 4.2.2.2.1); renewed
 *     after two thirds of it
 * @param effort after which no more answers are signed in one publication that can wait for the next; those about a
 *     revocation cannot
 * @param signers calls at the token at the same time
 * @param distributionPoint named in lists as the only place they are for, where it is set
 */
public record StatusSettings(
        Path folder,
        Duration listValidity,
        Duration answerValidity,
        Duration responderValidity,
        Duration effort,
        int signers,
        Optional<URI> distributionPoint) {
    private static final int ANSWERS_IN_RESPONDER = 4;

    /** @throws IllegalArgumentException where a responder's certificate could end before an answer that it signed */
    public StatusSettings {
        if (answerValidity.multipliedBy(ANSWERS_IN_RESPONDER).compareTo(responderValidity) > 0) {
            throw new IllegalArgumentException("a responder's certificate is valid for four answers in a row at least");
        }
        if (listValidity.toSeconds() < 1 || answerValidity.toSeconds() < 1 || signers < 1) {
            throw new IllegalArgumentException("nothing can be published for no time or by nobody");
        }
    }

    /** One day, half a day, two weeks, ten seconds, two signers. */
    public static StatusSettings standard(Path folder) {
        return new StatusSettings(
                folder,
                Duration.ofHours(24),
                Duration.ofHours(12),
                Duration.ofDays(14),
                Duration.ofSeconds(10),
                2,
                Optional.empty());
    }
}
