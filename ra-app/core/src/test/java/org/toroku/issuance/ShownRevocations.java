package org.toroku.issuance;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.toroku.revocation.Publications;

/** A publisher that shows every revocation at once, until it is told to keep them back. */
public final class ShownRevocations implements Publications {
    private final Set<String> askedAbout = ConcurrentHashMap.newKeySet();
    private volatile boolean keptBack;

    public void keepBack(boolean keep) {
        keptBack = keep;
    }

    /** Whether anybody asked about the certificate of {@code serial}. */
    public boolean askedAbout(String serial) {
        return askedAbout.contains(serial);
    }

    @Override
    public Optional<Instant> since(String serial, Instant revokedAt) {
        askedAbout.add(serial);
        return keptBack ? Optional.empty() : Optional.of(revokedAt.plusSeconds(3));
    }
}
