package org.toroku.renewal;

import java.time.Instant;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.Consent;
import org.toroku.pki.Der;

/** The holder's counter for renewals; everything else of such an application is done at the common one. */
public interface RenewalCounter {
    /** Whether this case is itself a renewal. */
    boolean isRenewal(Access access);

    /** What a renewal of the certificate of this case would be; for who holds the case's token. */
    Offer offer(Access access);

    /**
     * Takes the application for a new certificate in the place of {@code certificate} and builds the content to be signed
     * with its key. What is wrong with the certificate is told as field {@code certificate}. Whether what is stated is what was
     * proven is told only to who has signed: anybody may have the certificate.
     */
    Applied apply(ApplicationForm form, Consent consent, ClientFacts facts, Der certificate);

    sealed interface Offer {
        /**
         * @param form as proven, with how the holder was reached last
         * @param anchorCase case number of the proofing
         * @param ceiling last second in which the new certificate may be valid
         */
        record Renewable(
                ApplicationForm form, Der certificate, String anchorCase, Instant anchorIssuedAt, Instant ceiling)
                implements Offer {
            /** Masked: it is about a person. */
            @Override
            public String toString() {
                return "Renewable[" + anchorCase + "]";
            }
        }

        /**
         * {@code reason}: not-issued, certificate-revoked, receipt-not-confirmed, certificate-not-in-force,
         * organisation-certified, key-renews-nothing, ceiling-too-near, renewed-already.
         */
        record Refused(String reason) implements Offer {}

        record NoSuchApplication() implements Offer {}
    }
}
