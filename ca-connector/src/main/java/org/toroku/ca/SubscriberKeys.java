package org.toroku.ca;

import java.util.Optional;
import java.util.UUID;
import org.toroku.pki.Der;

/** Subscriber keys that the CA made: held only wrapped under a token key until pick-up, then destroyed. */
public interface SubscriberKeys {
    /**
     * Packages key and certificate of an issued order as PKCS#12 under the applicant's passphrase.
     * May be repeated until {@link #destroy}: a crash lets the applicant fetch the same key again; it never leaves two.
     */
    Packaging packageFor(UUID orderId, char[] passphrase);

    /** Destroys every copy of the wrapped key; repeating is harmless and answers with the first destruction. */
    Destruction destroy(UUID orderId, String reason);

    sealed interface Packaging {
        record Packaged(Der pkcs12) implements Packaging {}

        /** {@code never-made}, {@code revoked}, {@code destroyed} or {@code not-issued}. */
        record Gone(String reason) implements Packaging {}

        record Unavailable(String reason) implements Packaging {}
    }

    sealed interface Destruction {
        record Destroyed(java.time.Instant at) implements Destruction {}

        record NeverMade() implements Destruction {}

        record Unavailable(String reason) implements Destruction {}
    }

    /** Whether the wrapped key of {@code orderId} still exists; empty where none was made. */
    Optional<Boolean> held(UUID orderId);
}
