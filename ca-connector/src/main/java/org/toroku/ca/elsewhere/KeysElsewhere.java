package org.toroku.ca.elsewhere;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.SubscriberKeys;
import org.toroku.ca.journal.JournalUnavailable;
import org.toroku.ca.journal.KeyCustody;
import org.toroku.ca.journal.KeyCustody.Custody;

/** No subscriber key is made where another CA issues; one that a token of ours still wraps is destroyed, and never handed over. */
final class KeysElsewhere implements SubscriberKeys {
    private static final Logger LOG = LoggerFactory.getLogger(KeysElsewhere.class);

    private final KeyCustody custody;

    KeysElsewhere(KeyCustody custody) {
        this.custody = custody;
    }

    @Override
    public Packaging packageFor(UUID orderId, char[] passphrase) {
        Arrays.fill(passphrase, '\0');
        try {
            // whoever began with the other kind of CA has to end with it
            return held(orderId).orElse(false)
                    ? new Packaging.Unavailable("wrapping-token-not-open")
                    : new Packaging.Gone("never-made");
        } catch (JournalUnavailable e) {
            LOG.error("order {}: journal away", orderId, e);
            return new Packaging.Unavailable("journal-away");
        }
    }

    @Override
    public Destruction destroy(UUID orderId, String reason) {
        try {
            custody.destroy(orderId, reason);
            return custody.find(orderId)
                    .flatMap(Custody::destroyedAt)
                    .<Destruction>map(Destruction.Destroyed::new)
                    .orElseGet(Destruction.NeverMade::new);
        } catch (JournalUnavailable e) {
            LOG.error("order {}: key cannot be destroyed now", orderId, e);
            return new Destruction.Unavailable("journal-away");
        }
    }

    @Override
    public Optional<Boolean> held(UUID orderId) {
        return custody.find(orderId).map(c -> c.wrapped().isPresent());
    }
}
