package org.toroku.ca.cmp;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cmp.CMPObjectIdentifiers;
import org.bouncycastle.asn1.cmp.CertRepMessage;
import org.bouncycastle.asn1.cmp.CertResponse;
import org.bouncycastle.asn1.cmp.CertifiedKeyPair;
import org.bouncycastle.asn1.cmp.ErrorMsgContent;
import org.bouncycastle.asn1.cmp.InfoTypeAndValue;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIHeader;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cmp.PollRepContent;
import org.bouncycastle.asn1.cmp.RevRepContent;
import org.bouncycastle.cert.cmp.GeneralPKIMessage;
import org.bouncycastle.cert.cmp.ProtectedPKIMessage;
import org.jspecify.annotations.Nullable;
import org.toroku.ca.elsewhere.Reply;
import org.toroku.pki.Der;

/** Reads answers: first whether they are the other CA's, then whether they are to our message, then what they say. */
final class ReplyReader {
    /**
     * What an answer has to belong to.
     *
     * @param nonces of our messages that it may answer: an answer that comes by polling answers the first one or the last
     */
    record Asked(Der transactionId, Set<Der> nonces) {
        Asked {
            nonces = Set.copyOf(nonces);
        }
    }

    /** RFC 9483 section 3.1: 128 bits. */
    private static final int NONCE = 16;

    private final Protection protection;

    ReplyReader(Protection protection) {
        this.protection = protection;
    }

    Reply read(Der answer, Asked asked) {
        try {
            GeneralPKIMessage message = new GeneralPKIMessage(answer.toByteArray());
            return objection(message, asked)
                    .<Reply>map(why -> new Reply.Nothing(why, true))
                    .orElseGet(() -> said(message.getHeader(), message.getBody()));
        } catch (IOException | RuntimeException malformed) {
            // hostile bytes: BC reports them by many exception types
            return new Reply.Nothing("answer-malformed", true);
        }
    }

    private Optional<String> objection(GeneralPKIMessage message, Asked asked) {
        if (!message.hasProtection() || message.getHeader().getProtectionAlg() == null) {
            return Optional.of("answer-unprotected");
        }
        PKIHeader header = message.getHeader();
        return protection
                .objection(new ProtectedPKIMessage(message))
                .or(() -> belongs(
                        header.getTransactionID(), Set.of(asked.transactionId()), "answer-of-other-transaction"))
                .or(() -> belongs(header.getRecipNonce(), asked.nonces(), "answer-nonce-wrong"))
                .or(() -> header.getSenderNonce() == null
                                || header.getSenderNonce().getOctets().length < NONCE
                        ? Optional.of("answer-without-nonce")
                        : Optional.empty());
    }

    private static Optional<String> belongs(@Nullable ASN1OctetString found, Set<Der> expected, String otherwise) {
        return found != null && expected.contains(Der.of(found.getOctets()))
                ? Optional.empty()
                : Optional.of(otherwise);
    }

    private static Reply said(PKIHeader header, PKIBody body) {
        Der nonce = Der.of(header.getSenderNonce().getOctets());
        return switch (body.getType()) {
            case PKIBody.TYPE_INIT_REP ->
                certified(CertRepMessage.getInstance(body.getContent()), confirms(header), nonce);
            case PKIBody.TYPE_POLL_REP -> polled(PollRepContent.getInstance(body.getContent()), nonce);
            case PKIBody.TYPE_CONFIRM -> new Reply.Confirmed();
            case PKIBody.TYPE_REVOCATION_REP -> revoked(RevRepContent.getInstance(body.getContent()), nonce);
            case PKIBody.TYPE_GEN_REP -> new Reply.Present();
            case PKIBody.TYPE_ERROR ->
                new Reply.Rejected(
                        PkiFailures.of(
                                ErrorMsgContent.getInstance(body.getContent()).getPKIStatusInfo()),
                        false,
                        nonce);
            default -> unexpected();
        };
    }

    private static Reply unexpected() {
        return new Reply.Nothing("answer-unexpected", true);
    }

    private static boolean confirms(PKIHeader header) {
        InfoTypeAndValue[] info = header.getGeneralInfo();
        return info == null
                || Arrays.stream(info)
                        .noneMatch(each -> each.getInfoType().equals(CMPObjectIdentifiers.it_implicitConfirm));
    }

    private static Reply certified(CertRepMessage message, boolean confirm, Der nonce) {
        CertResponse[] responses = message.getResponse();
        if (responses.length != 1 || !isOurs(responses[0].getCertReqId().getValue())) {
            return unexpected();
        }
        PKIStatusInfo status = responses[0].getStatus();
        return switch (status.getStatus().intValueExact()) {
            // modifications are judged with the certificate
            case PKIStatus.GRANTED, PKIStatus.GRANTED_WITH_MODS ->
                certificate(responses[0].getCertifiedKeyPair())
                        .<Reply>map(certificate -> new Reply.Certificate(certificate, confirm, nonce))
                        .orElseGet(ReplyReader::unexpected);
            case PKIStatus.WAITING -> new Reply.Waiting(Duration.ZERO, nonce);
            case PKIStatus.REJECTION -> new Reply.Rejected(PkiFailures.of(status), true, nonce);
            default -> unexpected();
        };
    }

    /** Empty where it is encrypted or none: nobody asked for that. */
    private static Optional<Der> certificate(@Nullable CertifiedKeyPair pair) {
        if (pair == null
                || pair.getCertOrEncCert().hasEncryptedCertificate()
                || !pair.getCertOrEncCert().getCertificate().isX509v3PKCert()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Der.of(
                    pair.getCertOrEncCert().getCertificate().getX509v3PKCert().getEncoded(ASN1Encoding.DER)));
        } catch (IOException e) {
            throw new IllegalArgumentException("a certificate that was read cannot be written", e);
        }
    }

    private static Reply polled(PollRepContent answer, Der nonce) {
        return answer.size() == 1 && isOurs(answer.getCertReqId(0).getValue())
                ? new Reply.Waiting(seconds(answer.getCheckAfter(0).getValue()), nonce)
                : unexpected();
    }

    /** Whoever polls bounds it. */
    private static Duration seconds(BigInteger checkAfter) {
        return checkAfter.signum() < 0 || checkAfter.bitLength() > 31
                ? Duration.ofSeconds(Integer.MAX_VALUE)
                : Duration.ofSeconds(checkAfter.longValueExact());
    }

    private static Reply revoked(RevRepContent answer, Der nonce) {
        PKIStatusInfo[] statuses = answer.getStatus();
        if (statuses.length != 1) {
            return unexpected();
        }
        return switch (statuses[0].getStatus().intValueExact()) {
            case PKIStatus.GRANTED, PKIStatus.GRANTED_WITH_MODS -> new Reply.Revoked();
            case PKIStatus.REJECTION -> new Reply.Rejected(PkiFailures.of(statuses[0]), true, nonce);
            // a warning says that it is going to happen: not yet
            default -> unexpected();
        };
    }

    private static boolean isOurs(BigInteger certReqId) {
        return certReqId.equals(CmpMessages.CERT_REQ_ID);
    }
}
