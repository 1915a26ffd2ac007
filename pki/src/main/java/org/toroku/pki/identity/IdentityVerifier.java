package org.toroku.pki.identity;

import org.toroku.pki.Der;

/** Verifies signed applications and the present status of cards. Implementations are thread-safe and may call the network. */
public interface IdentityVerifier {
    /** All checks of {@code signed}, status included. Hostile input gives {@code Rejected}, never an exception. */
    IdentityVerification verify(SignedApplication signed);

    /** The present status only, asked anew: the last look before a certificate is signed (ETSI EN 319 411-1 REG-6.3.1-00B). */
    CardStatus status(Der certificate);
}
