package org.toroku.profile;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.toroku.audit.BookVerifier;
import org.toroku.decision.ProfileGate;
import org.toroku.profile.ProfileDesk.Version;

/**
 * Reads at each question which profiles two persons put in force, together with the comparison of every row with the book: so an
 * approval counts from its commit on and on every node, and nothing counts where one row is not as it was sealed.
 */
@Component
class ProfilesInForce implements ProfileGate, ProfileGate.Held {
    private static final Logger LOG = LoggerFactory.getLogger(ProfilesInForce.class);

    /** Whether the last question found it so: asked at each order, and told when it turns. */
    private final AtomicBoolean altered = new AtomicBoolean();

    private final ProfileLedger ledger;
    private final BookVerifier book;

    ProfilesInForce(ProfileLedger ledger, BookVerifier book) {
        this.ledger = ledger;
        this.book = book;
    }

    @Override
    public Optional<String> objection(String profileId, String sha256) {
        Optional<List<Version>> sealed = sealed();
        if (altered.getAndSet(sealed.isEmpty()) != sealed.isEmpty()) {
            told(sealed.isEmpty());
        }
        if (sealed.isEmpty()) {
            return Optional.of(ALTERED);
        }
        return inForce(sealed.get(), profileId)
                        .filter(version -> version.sha256().equals(sha256))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(NOT_APPROVED);
    }

    @Override
    public Optional<String> objectionHeld(String profileId, String sha256) {
        ledger.holdAsTheyAre();
        return objection(profileId, sha256);
    }

    private static void told(boolean altered) {
        if (altered) {
            alarm();
        } else {
            LOG.atInfo().log("What is stored of approved profiles is what the book sealed again");
        }
    }

    static void alarm() {
        LOG.atError()
                .addKeyValue("alarm", ALTERED)
                .log("What is stored of approved profiles is not what the book sealed; nothing is approved or issued");
    }

    /** @param versions the newest first */
    static Optional<Version> inForce(List<Version> versions, String profileId) {
        return versions.stream()
                .filter(version -> version.profile().equals(profileId) && version.wasInForce())
                .findFirst();
    }

    /**
     * Every version, the newest of each profile first; empty where one of them is not what the book says, is missing, or was put
     * there past it: then nobody knows which is the newest.
     */
    Optional<List<Version>> sealed() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return book.readVerified(ProfileLedger.BOOK_ID, ledger::versions);
        }
        // the caller's transaction sees what others write meanwhile: intact before and after, or it does not count
        return intact() ? Optional.of(ledger.versions()).filter(read -> intact()) : Optional.empty();
    }

    private boolean intact() {
        return book.verifyCase(ProfileLedger.BOOK_ID) instanceof BookVerifier.Report.Intact;
    }
}
