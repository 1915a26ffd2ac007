package org.toroku.ca.cmp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cmp.CMPObjectIdentifiers;
import org.bouncycastle.asn1.cmp.CertConfirmContent;
import org.bouncycastle.asn1.cmp.CertStatus;
import org.bouncycastle.asn1.cmp.GenMsgContent;
import org.bouncycastle.asn1.cmp.InfoTypeAndValue;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIHeader;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cmp.PollReqContent;
import org.bouncycastle.asn1.cmp.RevDetails;
import org.bouncycastle.asn1.cmp.RevReqContent;
import org.bouncycastle.asn1.crmf.CertTemplateBuilder;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.cert.cmp.ProtectedPKIMessageBuilder;
import org.bouncycastle.cert.crmf.CRMFException;
import org.bouncycastle.cert.crmf.CertificateReqMessagesBuilder;
import org.bouncycastle.cert.crmf.CertificateRequestMessageBuilder;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.pkcs11.SignatureScheme;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.ca.profile.Validity;
import org.toroku.pki.Der;

/** Messages to the other CA (RFC 9483 sections 3 and 4). */
final class CmpMessages {
    /** RFC 9483 section 4.1.1: the only request of a message has number 0. */
    static final BigInteger CERT_REQ_ID = BigInteger.ZERO;

    /** What of a draft is asked for; the pointers to status and issuer are the other CA's to know. */
    private static final List<ASN1ObjectIdentifier> ASKED_EXTENSIONS =
            List.of(Extension.keyUsage, Extension.certificatePolicies, Extension.subjectAlternativeName);

    private static final int OCTETS = 16;

    /** Transaction, our nonce, and the nonce of the message before, which the other CA sent. */
    record Place(Der transactionId, Der nonce, java.util.Optional<Der> peerNonce) {}

    sealed interface Written {
        record Message(Der bytes, Place place) implements Written {}

        record Unavailable(String reason) implements Written {}
    }

    private final IssuerIdentity issuer;
    private final Protection protection;
    private final SecureRandom random = new SecureRandom();

    CmpMessages(IssuerIdentity issuer, Protection protection) {
        this.issuer = issuer;
        this.protection = protection;
    }

    Place newTransaction() {
        return new Place(random(), random(), java.util.Optional.empty());
    }

    Place within(Der transactionId, java.util.Optional<Der> peerNonce) {
        return new Place(transactionId, random(), peerNonce);
    }

    private Der random() {
        byte[] octets = new byte[OCTETS];
        random.nextBytes(octets);
        return Der.of(octets);
    }

    /**
     * A request for what {@code draft} says. The RA has verified possession of the key and says so; the applicant's own
     * request names what the applicant wishes, not what was approved.
     */
    Written initialRequest(Der draft, Validity validity) {
        TBSCertificate tbs = TBSCertificate.getInstance(draft.toByteArray());
        try {
            CertificateRequestMessageBuilder request = new CertificateRequestMessageBuilder(CERT_REQ_ID)
                    .setIssuer(issuer.name())
                    .setSubject(tbs.getSubject())
                    .setPublicKey(tbs.getSubjectPublicKeyInfo())
                    .setValidity(Date.from(validity.notBefore()), Date.from(validity.notAfter()))
                    .setProofOfPossessionRaVerified();
            for (ASN1ObjectIdentifier type : ASKED_EXTENSIONS) {
                Extension extension = tbs.getExtensions().getExtension(type);
                if (extension != null) {
                    request.addExtension(type, extension.isCritical(), extension.getParsedValue());
                }
            }
            CertificateReqMessagesBuilder messages = new CertificateReqMessagesBuilder();
            messages.addRequest(request.build());
            Place place = newTransaction();
            return written(
                    header(place)
                            .addGeneralInfo(
                                    new InfoTypeAndValue(CMPObjectIdentifiers.it_implicitConfirm, DERNull.INSTANCE))
                            .setBody(PKIBody.TYPE_INIT_REQ, messages.build()),
                    place);
        } catch (CRMFException | IOException e) {
            throw new IllegalStateException("a linted draft is encoded in memory", e);
        }
    }

    Written poll(Place place) {
        return written(
                header(place).setBody(new PKIBody(PKIBody.TYPE_POLL_REQ, new PollReqContent(CERT_REQ_ID))), place);
    }

    /** Says whether the certificate is taken (RFC 9810 section 5.3.18). */
    Written confirmation(Place place, Der certificate, boolean taken) {
        byte[] hash = hash(certificate);
        CertStatus status = taken
                ? new CertStatus(hash, CERT_REQ_ID)
                : new CertStatus(hash, CERT_REQ_ID, new PKIStatusInfo(PKIStatus.rejection));
        return written(
                header(place)
                        .setBody(new PKIBody(
                                PKIBody.TYPE_CERT_CONFIRM, CertConfirmContent.getInstance(new DERSequence(status)))),
                place);
    }

    /** By the digest of the certificate's own signature algorithm, which follows from the pinned key. */
    private byte[] hash(Der certificate) {
        try {
            return java.security.MessageDigest.getInstance(
                            SignatureScheme.of(issuer.publicKey()) == SignatureScheme.ECDSA_SHA384
                                    ? "SHA-384"
                                    : "SHA-256")
                    .digest(certificate.toByteArray());
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-2", e);
        }
    }

    /** @param issuerName as the certificate says */
    Written revocation(Place place, X500Name issuerName, BigInteger serial, RevocationReason reason) {
        try {
            Extension code = new Extension(
                    Extension.reasonCode, false, CRLReason.lookup(reason.code()).getEncoded(ASN1Encoding.DER));
            RevDetails details = new RevDetails(
                    new CertTemplateBuilder()
                            .setIssuer(issuerName)
                            .setSerialNumber(new org.bouncycastle.asn1.ASN1Integer(serial))
                            .build(),
                    new Extensions(code));
            return written(
                    header(place).setBody(new PKIBody(PKIBody.TYPE_REVOCATION_REQ, new RevReqContent(details))), place);
        } catch (IOException e) {
            throw new IllegalStateException("a reason is encoded in memory", e);
        }
    }

    /** A question that changes nothing, to see whether the other CA is there (RFC 9483 section 4.3.1). */
    Written question(Place place) {
        return written(
                header(place)
                        .setBody(new PKIBody(
                                PKIBody.TYPE_GEN_MSG,
                                new GenMsgContent(new InfoTypeAndValue(CMPObjectIdentifiers.id_it_caCerts)))),
                place);
    }

    /** Without messageTime: the same octets must be good when they are sent again (RFC 9810 section 5.1.1). */
    private ProtectedPKIMessageBuilder header(Place place) {
        ProtectedPKIMessageBuilder message = new ProtectedPKIMessageBuilder(
                        PKIHeader.CMP_2000, protection.sender(), new GeneralName(issuer.name()))
                .setTransactionID(place.transactionId().toByteArray())
                .setSenderNonce(place.nonce().toByteArray())
                .setSenderKID(protection.keyIdentifier());
        place.peerNonce().ifPresent(nonce -> message.setRecipNonce(nonce.toByteArray()));
        return message;
    }

    private Written written(ProtectedPKIMessageBuilder message, Place place) {
        return switch (protection.protect(message)) {
            case Protection.Protecting.Unavailable(var reason) -> new Written.Unavailable(reason);
            case Protection.Protecting.Protected(var done) -> {
                try {
                    yield new Written.Message(Der.of(done.toASN1Structure().getEncoded(ASN1Encoding.DER)), place);
                } catch (IOException e) {
                    throw new IllegalStateException("a message is encoded in memory", e);
                }
            }
        };
    }
}
