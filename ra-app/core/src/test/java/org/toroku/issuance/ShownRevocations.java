package org.toroku.issuance;

import java.time.Instant;
import java.util.Optional;
import org.toroku.revocation.Publications;

/** A publisher that shows every revocation at once, until it is told to keep them back. */
public final class ShownRevocations implements Publications {
    private volatile boolean keptBack;

    public void keepBack(boolean keep) {
        keptBack = keep;
    }

    @Override
    public Optional<Instant> since(String serial, Instant revokedAt) {
        return keptBack ? Optional.empty() : Optional.of(revokedAt.plusSeconds(3));
    }
}
