package org.toroku.pki.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.toroku.pki.Der;
import org.toroku.pki.identity.CardStatus;
import org.toroku.pki.identity.Reasons;
import org.toroku.pki.identity.StatusEvidence;
import org.toroku.pki.x509.AcceptedAlgorithms;
import org.toroku.pki.x509.Crypto;
import org.toroku.pki.x509.ParsedCertificate;
import org.toroku.pki.x509.StrictDer;

/** Judges one CRL (RFC 5280 6.3.3) without network or clock, so that a stored CRL can be judged again. */
final class CrlJudge {
    private static final Set<ASN1ObjectIdentifier> PROCESSED = Set.of(Extension.issuingDistributionPoint);
    private static final Set<ASN1ObjectIdentifier> PROCESSED_IN_ENTRIES = Set.of(Extension.reasonCode);

    private final AcceptedAlgorithms algorithms;
    private final Duration oldest;

    CrlJudge(AcceptedAlgorithms algorithms, Duration oldest) {
        this.algorithms = algorithms;
        this.oldest = oldest;
    }

    CardStatus judge(StatusQuestion question, Der response, Instant at) {
        StatusEvidence evidence = evidence(response, at, Optional.empty());
        try {
            Optional<X509CRLHolder> read = StrictDer.read(response, Integer.MAX_VALUE)
                    .map(CertificateList::getInstance)
                    .map(X509CRLHolder::new);
            return read.isEmpty()
                    ? new CardStatus.Unavailable(Reasons.CRL_MALFORMED, evidence)
                    : judgeRead(question, read.get(), evidence(response, at, read));
        } catch (CertException | RuntimeException hostile) {
            // The library meets hostile bytes with unchecked exceptions too; none of them may become "good".
            return new CardStatus.Unavailable(Reasons.CRL_MALFORMED, evidence);
        }
    }

    private CardStatus judgeRead(StatusQuestion question, X509CRLHolder crl, StatusEvidence evidence)
            throws CertException {
        Optional<String> refusal = authenticity(crl, question.issuer())
                .or(() -> timeRefusal(evidence))
                .or(() -> scopeRefusal(crl, question.certificate()));
        if (refusal.isPresent()) {
            return new CardStatus.Unavailable(refusal.get(), evidence);
        }
        X509CRLEntryHolder entry =
                crl.getRevokedCertificate(question.certificate().serial());
        return entry == null
                ? new CardStatus.Good(evidence)
                : new CardStatus.Revoked(entry.getRevocationDate().toInstant(), reason(entry), evidence);
    }

    private Optional<String> authenticity(X509CRLHolder crl, ParsedCertificate issuer) throws CertException {
        if (!crl.getIssuer().equals(issuer.subject()) || !maySignCrls(issuer)) {
            return Optional.of(Reasons.CRL_OTHER_ISSUER);
        }
        var algorithm = crl.toASN1Structure().getSignatureAlgorithm();
        if (algorithms.refusal(algorithm, issuer).isPresent()) {
            return Optional.of(Reasons.CRL_ALGORITHM);
        }
        return crl.isSignatureValid(Crypto.verifier(issuer.key()))
                ? Optional.empty()
                : Optional.of(Reasons.CRL_SIGNATURE_INVALID);
    }

    /** RFC 5280 6.3.3(f). */
    private static boolean maySignCrls(ParsedCertificate issuer) {
        return issuer.extension(Extension.keyUsage)
                .map(extension ->
                        KeyUsage.getInstance(extension.getParsedValue()).hasUsages(KeyUsage.cRLSign))
                .orElse(true);
    }

    private Optional<String> timeRefusal(StatusEvidence evidence) {
        Instant at = evidence.checkedAt();
        if (evidence.thisUpdate().isEmpty() || evidence.nextUpdate().isEmpty()) {
            return Optional.of(Reasons.CRL_MALFORMED);
        }
        return switch (Freshness.of(evidence.thisUpdate().get(), at, oldest)) {
            case FROM_THE_FUTURE -> Optional.of(Reasons.CRL_NOT_YET_VALID);
            case STALE -> Optional.of(Reasons.CRL_STALE);
            case FRESH -> evidence.nextUpdate().get().isBefore(at) ? Optional.of(Reasons.CRL_STALE) : Optional.empty();
        };
    }

    /** RFC 5280 5.2, 5.3: a critical extension anywhere that is not processed makes the whole CRL unusable. */
    private static Optional<String> scopeRefusal(X509CRLHolder crl, ParsedCertificate certificate) {
        if (!PROCESSED.containsAll(crl.getCriticalExtensionOIDs()) || hasUnprocessedEntry(crl)) {
            return Optional.of(Reasons.CRL_CRITICAL_EXTENSION);
        }
        return CrlScope.covers(crl, certificate) ? Optional.empty() : Optional.of(Reasons.CRL_OUT_OF_SCOPE);
    }

    private static boolean hasUnprocessedEntry(X509CRLHolder crl) {
        for (Object entry : crl.getRevokedCertificates()) {
            if (entry instanceof X509CRLEntryHolder holder
                    && holder.hasExtensions()
                    && !PROCESSED_IN_ENTRIES.containsAll(holder.getCriticalExtensionOIDs())) {
                return true;
            }
        }
        return false;
    }

    private static int reason(X509CRLEntryHolder entry) {
        Extension extension = entry.getExtension(Extension.reasonCode);
        return extension == null
                ? -1
                : ASN1Enumerated.getInstance(extension.getParsedValue()).intValueExact();
    }

    private static StatusEvidence evidence(Der response, Instant at, Optional<X509CRLHolder> crl) {
        return new StatusEvidence(
                CrlSource.NAME,
                at,
                Optional.empty(),
                Optional.of(response),
                Optional.empty(),
                crl.map(X509CRLHolder::getThisUpdate).map(Date::toInstant),
                crl.map(X509CRLHolder::getNextUpdate).map(Date::toInstant));
    }
}
