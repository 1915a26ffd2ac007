package org.toroku.pki.identity;

import java.util.List;
import java.util.Optional;
import org.toroku.pki.Der;

/** Outcome of verifying a signed application: verified, rejected for a named reason, or not decidable now. */
public sealed interface IdentityVerification {
    /** Every check that ran, in order; all findings are kept, not only the first failure. */
    List<CheckResult> checks();

    /** The signer's certificate where one could be read. */
    Optional<Der> signerCertificate();

    /** Certification path, signer first, anchor last; empty where none was built. */
    List<Der> path();

    Optional<CardStatus> status();

    record Verified(
            List<CheckResult> checks, Der certificate, List<Der> path, CardStatus.Good good, BasicFourItems items)
            implements IdentityVerification {
        @Override
        public Optional<Der> signerCertificate() {
            return Optional.of(certificate);
        }

        @Override
        public Optional<CardStatus> status() {
            return Optional.of(good);
        }
    }

    /** At least one check failed; {@code reason} is the first failed check's reason. */
    record Rejected(
            List<CheckResult> checks,
            String reason,
            Optional<Der> signerCertificate,
            List<Der> path,
            Optional<CardStatus> status)
            implements IdentityVerification {}

    /** Everything but the status passed; the status could not be obtained. Never "good by default". */
    record Pending(List<CheckResult> checks, Der certificate, List<Der> path, CardStatus unavailable)
            implements IdentityVerification {
        @Override
        public Optional<Der> signerCertificate() {
            return Optional.of(certificate);
        }

        @Override
        public Optional<CardStatus> status() {
            return Optional.of(unavailable);
        }
    }
}
