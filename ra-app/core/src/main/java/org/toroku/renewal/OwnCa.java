package org.toroku.renewal;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.toroku.ca.CaConnector;
import org.toroku.pki.Der;
import org.toroku.pki.holder.HolderVerifier;

/** The one CA whose certificates can be renewed here: the one that issues now. */
@Component
class OwnCa {
    private final CaConnector ca;
    private final Clock clock;
    private volatile @Nullable Pinned pinned;

    OwnCa(CaConnector ca, Clock clock) {
        this.ca = ca;
        this.clock = clock;
    }

    private record Pinned(Der certificate, HolderVerifier verifier) {}

    /** Made anew only where the CA's certificate is another one than before. */
    HolderVerifier verifier() {
        Der certificate = ca.caCertificate();
        Pinned present = pinned;
        if (present == null || !present.certificate().equals(certificate)) {
            present = new Pinned(certificate, new HolderVerifier(certificate, clock));
            pinned = present;
        }
        return present.verifier();
    }
}
