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
import org.toroku.ca.status.StatusShelf;
import org.toroku.revocation.Publications;

/** What verifiers get here of a CA in another room: seen once the CA has published all, and brought it. */
@Component
@ConditionalOnProperty(name = "toroku.ca.kind", havingValue = "apart")
class BroughtRevocations implements Publications {
    private static final Logger LOG = LoggerFactory.getLogger(BroughtRevocations.class);

    private final ApartCa ca;
    private final StatusIntake intake;
    private final StatusShelf shelf;

    BroughtRevocations(ApartCa ca, StatusIntake intake, StatusShelf shelf) {
        this.ca = ca;
        this.intake = intake;
        this.shelf = shelf;
    }

    @Override
    public Optional<Instant> since(Instant revokedAt) {
        try {
            // asked first: what is brought afterwards can only be newer
            ApartCa.Standing standing = ca.standing();
            if (standing.revokedSince().isPresent() || intake.generation() < standing.generation()) {
                return Optional.empty();
            }
        } catch (JournalUnavailable away) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.error("what the CA brought cannot be read", e);
            return Optional.empty();
        }
        // lists tell seconds: none is made before what it says
        return shelf.list()
                .map(StatusShelf.PublishedList::thisUpdate)
                .map(made -> made.isBefore(revokedAt) ? revokedAt : made);
    }
}
