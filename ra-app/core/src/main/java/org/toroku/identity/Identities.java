package org.toroku.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.evidence.DocumentStore;
import org.toroku.pki.Der;
import org.toroku.pki.identity.BasicFourItems;
import org.toroku.pki.identity.CardStatus;
import org.toroku.pki.identity.CheckResult;

/** What is known of the identity behind a case. */
public interface Identities {
    /** The newest verification of a case. */
    Optional<Verification> latest(UUID caseId);

    /**
     * Who was verified, read again from the certificate and the report in the encrypted documents, whose keys no
     * database holds; the rows beside them only have to agree.
     *
     * @param contentSha256 of the application that must have been signed
     */
    Proof proof(UUID caseId, String contentSha256);

    /**
     * The certificate with which the newest verification found {@code contentSha256} to have been signed, from the encrypted
     * documents; empty where report, certificate and row do not agree, or nobody was verified.
     *
     * @throws org.toroku.evidence.DocumentDamagedException when a stored document is not what was filed
     */
    Optional<Der> signer(UUID caseId, String contentSha256);

    sealed interface Proof {
        /** As the card certifies it. */
        record Proven(BasicFourItems items) implements Proof {
            /** Masked: personal data does not belong into logs. */
            @Override
            public String toString() {
                return "Proven[masked]";
            }
        }

        /** {@code reason}: identity-not-verified, document-damaged, or identity-altered. */
        record Missing(String reason) implements Proof {}
    }

    /**
     * Asks for the present status of the card that signed; keeps nothing, and whoever asked decides whether it may be kept.
     * Empty where {@link #signer} is. Not to be called within a transaction: it waits for the network.
     */
    Optional<CardStatus> ask(UUID caseId, String contentSha256);

    /**
     * Has what was answered on disk, whatever it was, before a transaction begins; it is a document of the case once {@link #keep}
     * commits, and unreadable for good where that never happens.
     */
    OnDisk prepare(UUID caseId, CardStatus status);

    /** Joins the caller's transaction. The id is that of the answer, where there was one. */
    Optional<UUID> keep(OnDisk prepared);

    /** @param beside what the answer is verified with */
    record OnDisk(Optional<DocumentStore.Prepared> answer, List<DocumentStore.Prepared> beside) {
        public OnDisk {
            beside = List.copyOf(beside);
        }
    }

    /** Asks for the card's present status anew, keeps the evidence, and answers; for the moment before signing (I03). */
    CardStatus recheck(UUID caseId);

    /**
     * @param result VERIFIED, REJECTED or PENDING
     * @param reason first failed check's reason, empty when verified
     * @param signerSha256 hex SHA-256 of the signer's certificate
     * @param personSha256 keyed hash of name, birth date and sex for finding duplicates
     */
    record Verification(
            int attempt,
            String result,
            Optional<String> reason,
            List<CheckResult> checks,
            Optional<BasicFourItems> items,
            Optional<String> signerSha256,
            Optional<String> personSha256) {
        @Override
        public String toString() {
            return "Verification[" + attempt + ", " + result + "]";
        }
    }
}
