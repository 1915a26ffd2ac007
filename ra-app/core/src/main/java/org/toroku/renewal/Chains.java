package org.toroku.renewal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.enrolment.Applications;
import org.toroku.enrolment.Routes;
import org.toroku.issuance.IssuanceRecord;
import org.toroku.pki.Der;
import org.toroku.pki.x509.ParsedCertificate;

/** Finds a certificate in our books and the full proofing that it goes back to. */
@Component
class Chains {
    private final Applications applications;
    private final IssuanceRecord certificates;
    private final RenewalLedger ledger;

    Chains(Applications applications, IssuanceRecord certificates, RenewalLedger ledger) {
        this.applications = applications;
        this.certificates = certificates;
        this.ledger = ledger;
    }

    /** Empty for whatever is not, bit by bit, a certificate that was issued here. */
    Optional<Chain> of(Der certificate) {
        return ParsedCertificate.read(certificate)
                .flatMap(parsed -> ledger.caseOf(parsed.serial().toString(16)).flatMap(renewed -> of(parsed, renewed)));
    }

    /** Of the certificate of a case. */
    Optional<Chain> of(UUID renewed) {
        return certificates.of(renewed).flatMap(issued -> of(issued.certificate()));
    }

    private Optional<Chain> of(ParsedCertificate parsed, UUID renewed) {
        Optional<IssuanceRecord.Issued> issued =
                certificates.of(renewed).filter(each -> each.certificate().equals(parsed.der()));
        Optional<ApplicationRecord> application = applications.find(renewed);
        Optional<ApplicationRecord> anchor = application.flatMap(this::anchorOf);
        Optional<Instant> anchorIssuedAt = anchor.flatMap(each -> certificates.of(each.id()))
                .flatMap(each -> ParsedCertificate.read(each.certificate()))
                .map(ParsedCertificate::notBefore);
        return issued.isPresent() && anchorIssuedAt.isPresent()
                ? Optional.of(new Chain(parsed, issued.get(), application.get(), anchor.get(), anchorIssuedAt.get()))
                : Optional.empty();
    }

    /** A renewal goes back to what the certificate before it went back to, never to that certificate itself. */
    private Optional<ApplicationRecord> anchorOf(ApplicationRecord application) {
        return switch (application.route()) {
            case Routes.MY_NUMBER_CARD, Routes.SIMULTANEOUS_KEY, Routes.PAPER -> Optional.of(application);
            case Routes.RENEWAL -> ledger.find(application.id()).flatMap(row -> applications.find(row.anchor()));
            // nobody knows whether such a route proves anybody
            default -> Optional.empty();
        };
    }
}
