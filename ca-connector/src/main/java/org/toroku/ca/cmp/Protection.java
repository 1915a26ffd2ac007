package org.toroku.ca.cmp;

import java.util.Optional;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.cmp.ProtectedPKIMessage;
import org.bouncycastle.cert.cmp.ProtectedPKIMessageBuilder;

/** How messages to the other CA are protected, and what protection its answers must have (RFC 9810 section 5.1.3). */
public interface Protection {
    /** Name of the RA as a CMP sender. */
    GeneralName sender();

    /** What the other CA finds our key or secret by (senderKID). */
    byte[] keyIdentifier();

    Protecting protect(ProtectedPKIMessageBuilder message);

    /** Kebab-case reason why {@code answer} is not the other CA's; empty if it is. Never throws for hostile bytes. */
    Optional<String> objection(ProtectedPKIMessage answer);

    sealed interface Protecting {
        record Protected(ProtectedPKIMessage message) implements Protecting {}

        /** The key is away. */
        record Unavailable(String reason) implements Protecting {}
    }
}
