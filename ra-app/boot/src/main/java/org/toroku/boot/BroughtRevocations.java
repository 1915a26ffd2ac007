package org.toroku.boot;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.toroku.ca.apart.ApartCa;
import org.toroku.ca.journal.JournalUnavailable;
import org.toroku.ca.status.StatusIntake;
import org.toroku.revocation.Publications;

/**
 * What verifiers get here of a CA in another room: seen once the list here, under the CA's signature, has the serial. What the
 * connector says is believed only where it says that something is still to come.
 */
@Component
@ConditionalOnProperty(name = "toroku.ca.kind", havingValue = "apart")
class BroughtRevocations implements Publications {
    private static final Logger LOG = LoggerFactory.getLogger(BroughtRevocations.class);

    private final ApartCa ca;
    private final StatusIntake intake;

    BroughtRevocations(ApartCa ca, StatusIntake intake) {
        this.ca = ca;
        this.intake = intake;
    }

    @Override
    public Optional<Instant> since(String serial, Instant revokedAt) {
        try {
            // asked first: what is brought afterwards can only be newer
            ApartCa.Standing standing = ca.standing();
            if (standing.revokedSince().isPresent() || intake.generation() < standing.generation()) {
                return Optional.empty();
            }
            return intake.shows(serial, revokedAt);
        } catch (JournalUnavailable away) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.error("what the CA brought cannot be read", e);
            return Optional.empty();
        }
    }
}
