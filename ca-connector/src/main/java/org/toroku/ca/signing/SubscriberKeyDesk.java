package org.toroku.ca.signing;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.SubscriberKeys;
import org.toroku.ca.journal.JournalUnavailable;
import org.toroku.ca.journal.KeyCustody;
import org.toroku.ca.journal.KeyCustody.Custody;
import org.toroku.ca.signing.SubscriberKeyMaker.Unwrapped;
import org.toroku.pki.Der;

/** Hands CA-made keys over and destroys them (R10). */
final class SubscriberKeyDesk implements SubscriberKeys {
    private static final Logger LOG = LoggerFactory.getLogger(SubscriberKeyDesk.class);
    private static final String JOURNAL_AWAY = "journal-away";

    private final KeyCustody custody;
    private final SubscriberKeyMaker keys;
    private final Der caCertificate;

    SubscriberKeyDesk(KeyCustody custody, SubscriberKeyMaker keys, Der caCertificate) {
        this.custody = custody;
        this.keys = keys;
        this.caCertificate = caCertificate;
    }

    @Override
    public Packaging packageFor(UUID orderId, char[] passphrase) {
        try {
            Optional<Custody> found = custody.find(orderId);
            if (found.isEmpty()) {
                return new Packaging.Gone("never-made");
            }
            if (found.get().revoked()) {
                return new Packaging.Gone("revoked");
            }
            if (found.get().wrapped().isEmpty()) {
                return new Packaging.Gone("destroyed");
            }
            if (found.get().certificate().isEmpty()) {
                return new Packaging.Gone("not-issued");
            }
            return pack(
                    orderId,
                    found.get().wrapped().get(),
                    found.get().certificate().get(),
                    passphrase);
        } catch (JournalUnavailable e) {
            LOG.error("order {}: key cannot be packaged", orderId, e);
            return new Packaging.Unavailable(JOURNAL_AWAY);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private Packaging pack(UUID orderId, Der wrapped, Der certificate, char[] passphrase) {
        return switch (keys.unwrap(orderId, wrapped)) {
            case Unwrapped.Later later -> new Packaging.Unavailable(later.reason());
            case Unwrapped.Altered altered -> {
                LOG.error("order {}: the wrapped key was altered or belongs to another order", orderId);
                yield new Packaging.Unavailable("wrapped-key-altered");
            }
            case Unwrapped.Clear clear -> {
                try (clear) {
                    yield new Packaging.Packaged(
                            Pkcs12Package.of(clear.pkcs8(), certificate, caCertificate, passphrase));
                }
            }
        };
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
            return new Destruction.Unavailable(JOURNAL_AWAY);
        }
    }

    @Override
    public Optional<Boolean> held(UUID orderId) {
        return custody.find(orderId).map(c -> c.wrapped().isPresent());
    }
}
