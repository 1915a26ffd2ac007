package org.toroku.ca;

import java.util.Optional;
import java.util.UUID;
import org.toroku.ca.order.SignedOrder;

/** The few verbs an RA has towards its CA. Calls may block on a device or network; they are idempotent by order id. */
public interface CaConnector {
    /**
     * Issues the certificate of {@code order}, or answers with the one already issued for it.
     * {@code publicKey} is the applicant's SubjectPublicKeyInfo or empty where the order says that the CA makes the key.
     */
    Submission submit(SignedOrder order, Optional<org.toroku.pki.Der> publicKey);

    /** What became of an order; empty where it was never received. Never signs. */
    Optional<Submission> query(UUID orderId);

    /**
     * Takes an order back for good, wherever it stands: one that was never received is put on record as refused, one that
     * is being signed gets no certificate, one that was signed is revoked. Repeating changes nothing.
     */
    Voiding cancel(SignedOrder order, String requestedBy);

    /** Revokes by serial (lower-case hex). Repeating answers with the first revocation. */
    Revocation revoke(String serial, RevocationReason reason, String requestedBy);

    Health health();

    /** The issuing CA's certificate, DER. */
    org.toroku.pki.Der caCertificate();

    /** Hex SHA-256 of a profile as it stands now, for binding an approval to it. */
    String profileSha256(String profileId);

    /**
     * Whether what an automaton approved by these rules is carried out, as the CA's operator decided; for deciding without
     * ordering in vain. The CA looks again at every order.
     *
     * @param sha256 lower-case hex of the DMN file
     */
    boolean takesRules(String sha256);
}
