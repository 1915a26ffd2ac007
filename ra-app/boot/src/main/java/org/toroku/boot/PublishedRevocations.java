package org.toroku.boot;

import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.toroku.ca.journal.JournalUnavailable;
import org.toroku.ca.status.StatusPublisher;
import org.toroku.ca.status.StatusShelf;
import org.toroku.ca.status.StatusStanding;
import org.toroku.revocation.Publications;

/** What verifiers get from this house: a revocation is seen once none waits to be published. */
@Component
@ConditionalOnProperty(name = "toroku.ca.kind", havingValue = "pkcs11", matchIfMissing = true)
class PublishedRevocations implements Publications {
    private final StatusPublisher publisher;
    private final StatusShelf shelf;

    PublishedRevocations(StatusPublisher publisher, StatusShelf shelf) {
        this.publisher = publisher;
        this.shelf = shelf;
    }

    @Override
    public Optional<Instant> since(String serial, Instant revokedAt) {
        StatusStanding standing;
        try {
            standing = publisher.standing();
        } catch (JournalUnavailable away) {
            return Optional.empty();
        }
        // any of them: the moments of two that came together need not be in the order of the journal
        if (standing.revokedSince().isPresent()) {
            return Optional.empty();
        }
        // lists tell seconds: none is made before what it says
        return shelf.list()
                .map(StatusShelf.PublishedList::thisUpdate)
                .map(made -> made.isBefore(revokedAt) ? revokedAt : made);
    }
}
