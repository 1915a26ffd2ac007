package org.toroku.decision;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.toroku.enrolment.ApplicationRecord;

/** Renewals, as far as decisions need them. */
public interface Renewals {
    /**
     * What an order for this renewal may say, followed anew from the signed content, the verification and the certificates
     * in the encrypted documents; the rows beside them only have to agree.
     *
     * @param intact whether the rows of another case agree with the book, in the same picture of the data
     */
    Proof proof(ApplicationRecord application, Predicate<UUID> intact);

    sealed interface Proof {
        /**
         * @param renews case of the certificate that is renewed
         * @param subject of that certificate, RFC 4514 string: a renewal changes nothing of it
         * @param notAfterCeiling last second in which the new certificate may be valid (則5②)
         */
        record Proven(UUID renews, String subject, Instant notAfterCeiling) implements Proof {
            /** Masked: it names a person. */
            @Override
            public String toString() {
                return "Proven[" + renews + "]";
            }
        }

        /** {@code reason}: renewal-altered, chain-altered, renewal-not-verified, renewal-not-sole, document-damaged. */
        record Missing(String reason) implements Proof {}
    }

    /** By the rows as they are, for showing it; empty where the case renews nothing. */
    Optional<Proof.Proven> shown(UUID caseId);
}
