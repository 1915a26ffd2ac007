package org.toroku.pki.status;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.jspecify.annotations.Nullable;
import org.toroku.pki.Der;
import org.toroku.pki.identity.CardStatus;
import org.toroku.pki.identity.Reasons;
import org.toroku.pki.identity.StatusEvidence;
import org.toroku.pki.x509.AcceptedAlgorithms;
import org.toroku.pki.x509.StrictDer;

/**
 * Judges one OCSP response against its request (RFC 6960 3.2). It uses neither network nor clock, so a stored exchange
 * can be judged again years later with the same outcome.
 */
final class OcspJudge {
    private static final Set<ASN1ObjectIdentifier> PROCESSED = Set.of(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);

    private final AcceptedAlgorithms algorithms;
    private final Duration oldest;

    OcspJudge(AcceptedAlgorithms algorithms, Duration oldest) {
        this.algorithms = algorithms;
        this.oldest = oldest;
    }

    StatusAnswer judge(StatusQuestion question, Der request, Der response, Instant at) {
        Evidence evidence = new Evidence(request, response, at);
        try {
            Optional<OCSPResponse> read =
                    StrictDer.read(response, Integer.MAX_VALUE).map(OCSPResponse::getInstance);
            if (read.isEmpty()) {
                return evidence.suspicious(Reasons.OCSP_MALFORMED);
            }
            OCSPResp answer = new OCSPResp(read.get());
            return answer.getStatus() == OCSPResp.SUCCESSFUL
                    ? judgeBasic(question, answer, evidence)
                    : withoutContent(answer.getStatus(), evidence);
        } catch (IOException | OCSPException | RuntimeException hostile) {
            // The library meets hostile bytes with unchecked exceptions too; none of them may become "good".
            return evidence.suspicious(Reasons.OCSP_MALFORMED);
        }
    }

    /** RFC 6960 4.2.1: these answers are unsigned, so they say nothing about the certificate. */
    private static StatusAnswer withoutContent(int status, Evidence evidence) {
        return switch (status) {
            case OCSPResp.TRY_LATER -> evidence.notReached(Reasons.OCSP_TRY_LATER);
            case OCSPResp.INTERNAL_ERROR -> evidence.notReached(Reasons.OCSP_INTERNAL_ERROR);
            case OCSPResp.MALFORMED_REQUEST -> evidence.suspicious(Reasons.OCSP_MALFORMED_REQUEST);
            case OCSPResp.SIG_REQUIRED -> evidence.suspicious(Reasons.OCSP_SIGNATURE_REQUIRED);
            case OCSPResp.UNAUTHORIZED -> evidence.suspicious(Reasons.OCSP_UNAUTHORIZED);
            default -> evidence.suspicious(Reasons.OCSP_MALFORMED);
        };
    }

    private StatusAnswer judgeBasic(StatusQuestion question, OCSPResp answer, Evidence evidence)
            throws IOException, OCSPException {
        if (!(answer.getResponseObject() instanceof BasicOCSPResp basic)) {
            return evidence.suspicious(Reasons.OCSP_MALFORMED);
        }
        Optional<OcspResponder> responder = OcspResponder.of(basic, question.issuer());
        if (responder.isEmpty()) {
            return evidence.suspicious(Reasons.OCSP_WRONG_RESPONDER);
        }
        Evidence signed = evidence.by(responder.get());
        Optional<String> unauthentic = responder
                .get()
                .refusal(question.issuer(), algorithms, evidence.at)
                .or(() -> responder.get().signatureRefusal(basic, algorithms))
                .or(() -> nonceRefusal(basic, evidence.request));
        if (unauthentic.isPresent()) {
            return signed.suspicious(unauthentic.get());
        }
        List<SingleResp> ours = aboutUs(basic, question);
        if (ours.size() != 1) {
            return signed.suspicious(ours.isEmpty() ? Reasons.OCSP_OTHER_CERTIFICATE : Reasons.OCSP_AMBIGUOUS);
        }
        Evidence dated = signed.dated(ours.getFirst());
        return timeRefusal(basic, ours.getFirst(), evidence.at)
                .or(() -> extensionRefusal(basic, ours.getFirst()))
                .<StatusAnswer>map(dated::suspicious)
                .orElseGet(() ->
                        new StatusAnswer.Answered(dated.status(ours.getFirst().getCertStatus())));
    }

    /** RFC 9654 2.1. Presence is checked, not only equality: an old answer without a nonce is a replay too. */
    private static Optional<String> nonceRefusal(BasicOCSPResp basic, Der request) {
        Extension nonce = basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (nonce == null) {
            return Optional.of(Reasons.OCSP_NONCE_MISSING);
        }
        try {
            return OcspRequests.nonceOf(request)
                    .filter(asked -> Arrays.equals(asked, nonce.getExtnValue().getOctets()))
                    .<Optional<String>>map(same -> Optional.empty())
                    .orElseGet(() -> Optional.of(Reasons.OCSP_NONCE_MISMATCH));
        } catch (IOException unreadableRequest) {
            return Optional.of(Reasons.OCSP_NONCE_MISMATCH);
        }
    }

    /** RFC 6960 3.2(1): serial and both issuer hashes must be those of the certificate in question. */
    private static List<SingleResp> aboutUs(BasicOCSPResp basic, StatusQuestion question) throws OCSPException {
        List<SingleResp> all = List.of(basic.getResponses());
        var digests = new BcDigestCalculatorProvider();
        List<SingleResp> ours = new java.util.ArrayList<>();
        for (SingleResp single : all) {
            CertificateID id = single.getCertID();
            if (id.getSerialNumber().equals(question.certificate().serial())
                    && id.matchesIssuer(question.issuer().holder(), digests)) {
                ours.add(single);
            }
        }
        return List.copyOf(ours);
    }

    /** RFC 6960 3.2(5)(6) and 4.2.2.1. */
    private Optional<String> timeRefusal(BasicOCSPResp basic, SingleResp single, Instant at) {
        Date next = single.getNextUpdate();
        if (next != null && next.toInstant().isBefore(at)) {
            return Optional.of(Reasons.OCSP_STALE);
        }
        Set<Freshness> found = Set.copyOf(Stream.of(basic.getProducedAt(), single.getThisUpdate())
                .map(made -> Freshness.of(made.toInstant(), at, oldest))
                .toList());
        if (found.contains(Freshness.FROM_THE_FUTURE)) {
            return Optional.of(Reasons.OCSP_NOT_YET_VALID);
        }
        return found.contains(Freshness.STALE) ? Optional.of(Reasons.OCSP_STALE) : Optional.empty();
    }

    private static Optional<String> extensionRefusal(BasicOCSPResp basic, SingleResp single) {
        return PROCESSED.containsAll(basic.getCriticalExtensionOIDs())
                        && single.getCriticalExtensionOIDs().isEmpty()
                ? Optional.empty()
                : Optional.of(Reasons.OCSP_CRITICAL_EXTENSION);
    }

    /** What is known so far; grows with the reading and is kept with every outcome. */
    private record Evidence(
            Der request,
            Der response,
            Instant at,
            Optional<Der> responder,
            Optional<Instant> thisUpdate,
            Optional<Instant> nextUpdate) {
        Evidence(Der request, Der response, Instant at) {
            this(request, response, at, Optional.empty(), Optional.empty(), Optional.empty());
        }

        Evidence by(OcspResponder who) {
            return new Evidence(
                    request, response, at, Optional.of(who.certificate().der()), thisUpdate, nextUpdate);
        }

        Evidence dated(SingleResp single) {
            return new Evidence(
                    request,
                    response,
                    at,
                    responder,
                    Optional.of(single.getThisUpdate().toInstant()),
                    Optional.ofNullable(single.getNextUpdate()).map(Date::toInstant));
        }

        StatusAnswer suspicious(String reason) {
            return new StatusAnswer.Answered(new CardStatus.Unavailable(reason, toEvidence()));
        }

        StatusAnswer notReached(String reason) {
            return new StatusAnswer.NotReached(new CardStatus.Unavailable(reason, toEvidence()));
        }

        /** RFC 6960 4.2.1: the library gives {@code null} for the tag "good" and for nothing else. */
        CardStatus status(@Nullable CertificateStatus answered) {
            if (answered == null) {
                return new CardStatus.Good(toEvidence());
            }
            return answered instanceof RevokedStatus revoked
                    ? new CardStatus.Revoked(
                            revoked.getRevocationTime().toInstant(),
                            revoked.hasRevocationReason() ? revoked.getRevocationReason() : -1,
                            toEvidence())
                    : new CardStatus.Unknown(toEvidence());
        }

        private StatusEvidence toEvidence() {
            return new StatusEvidence(
                    OcspSource.NAME,
                    at,
                    Optional.of(request),
                    Optional.of(response),
                    responder,
                    thisUpdate,
                    nextUpdate);
        }
    }
}
