package org.toroku.ca;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.toroku.ca.lint.Finding;
import org.toroku.pki.Der;

/**
 * Shows, before anybody approves, exactly what an order would certify. Optional beside {@link CaConnector}: a CA that
 * cannot draft without issuing has none.
 */
public interface CertificatePreview {
    /**
     * A certificate as it would be issued now, but for its serial number, a key that the CA makes, and its signature, which are made up
     * and verify under no CA. Never touches the token or the journal.
     *
     * @param subject RFC 4514 string of the subject DN
     * @param subjectAltName RFC 822 name to certify, empty for none
     * @param notAfterCeiling last second in which the certificate may be valid, as in an order; empty for none but the profile's
     * @param publicKey SubjectPublicKeyInfo of the applicant; empty where the CA makes the key, which is then made up
     */
    Preview preview(
            String subject,
            Optional<String> subjectAltName,
            String profileId,
            Optional<Instant> notAfterCeiling,
            Optional<Der> publicKey);

    /** Kebab-case reason why the profile would not certify {@code publicKey}; empty if it would. */
    Optional<String> objection(String profileId, Der publicKey);

    /** Who makes what is drafted here. */
    Maker maker();

    sealed interface Maker {
        /** The CA that drafts: what is not made up is issued as drafted. */
        record Drafter() implements Maker {}

        /**
         * A CA elsewhere, whose certificates are compared with the draft: serial number, signature and the exact dates are its own.
         *
         * @param publications addresses of which it names some in place of the draft's; empty where it names the draft's
         */
        record Elsewhere(List<String> publications) implements Maker {
            public Elsewhere {
                publications = List.copyOf(publications);
            }
        }
    }

    sealed interface Preview {
        /** @param findings every rule that the draft breaks; with any of them nothing would be issued */
        record Drafted(Der certificate, List<Finding> findings) implements Preview {
            public Drafted {
                findings = List.copyOf(findings);
            }
        }

        /** {@code field}: subject, subjectAltName, profileId, notAfterCeiling or publicKey; {@code reason} a kebab-case code. */
        record Impossible(String field, String reason) implements Preview {}
    }
}
