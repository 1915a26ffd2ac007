package org.toroku.ca.status;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.journal.ResponderJournal;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.pki.Der;

/**
 * Certificates of the delegated responder (RFC 6960 section 4.2.2.2): short-lived because nobody can revoke them, and on
 * record before the issuer's key signs.
 */
final class ResponderCertificates {
    private static final Logger LOG = LoggerFactory.getLogger(ResponderCertificates.class);
    private static final int SERIAL_BITS = 159;
    /** A clock of a verifier may be late; a responder's certificate from the future convinces nobody. */
    private static final Duration CLOCKS = Duration.ofHours(1);

    private final IssuerIdentity issuer;
    private final StatusSigner issuerKey;
    private final Der responderKey;
    private final ResponderJournal journal;
    private final Duration validity;
    private final StatusFailPoint failPoint;
    private final SecureRandom random = new SecureRandom();

    ResponderCertificates(
            IssuerIdentity issuer,
            StatusSigner issuerKey,
            Der responderKey,
            ResponderJournal journal,
            Duration validity,
            StatusFailPoint failPoint) {
        this.issuer = issuer;
        this.issuerKey = issuerKey;
        this.responderKey = responderKey;
        this.journal = journal;
        this.validity = validity;
        this.failPoint = failPoint;
    }

    /** A certificate and the second after which no answer by it may be valid. */
    record InForce(Der certificate, Instant notAfter) {}

    /**
     * The certificate to answer by; renewed in its last third, and used to its end while the issuer's key is away.
     *
     * @throws NotPublished where there is none and none can be made
     */
    synchronized InForce at(Instant now) {
        List<ResponderJournal.Entry> mine = journal.validAt(now).stream()
                .filter(entry -> key(entry.tbs()).equals(responderKey))
                .toList();
        if (!mine.stream().allMatch(this::isOurs)) {
            throw NotPublished.refused("responder-altered");
        }
        Optional<ResponderJournal.Entry> longest =
                mine.stream().filter(entry -> entry.certificate().isPresent()).findFirst();
        if (longest.isPresent() && !last(longest.get(), now)) {
            return inForce(longest.get(), longest.get().certificate().orElseThrow());
        }
        try {
            ResponderJournal.Entry reserved = mine.stream()
                    .filter(entry -> entry.certificate().isEmpty() && !last(entry, now))
                    .findFirst()
                    .orElseGet(() -> reserve(now));
            failPoint.reached(StatusFailPoint.Step.RESPONDER_RESERVED);
            Der stored = journal.store(reserved.serial(), signed(reserved.tbs()), now);
            failPoint.reached(StatusFailPoint.Step.RESPONDER_SIGNED);
            return inForce(reserved, stored);
        } catch (NotPublished e) {
            if (longest.isEmpty()) {
                throw e;
            }
            LOG.warn("the responder's certificate is not renewed: {}", e.getMessage(), e);
            return inForce(longest.get(), longest.get().certificate().orElseThrow());
        }
    }

    /**
     * The issuer's key signs for the responder what this class makes, and nothing else that somebody wrote into the journal;
     * and answers carry only what that key signed.
     */
    private boolean isOurs(ResponderJournal.Entry entry) {
        Der made = tbs(new BigInteger(entry.serial(), 16), entry.notBefore(), entry.notAfter());
        return entry.tbs().equals(made)
                && entry.certificate()
                        .map(certificate -> tbsOf(certificate).equals(made) && isSigned(certificate))
                        .orElse(true);
    }

    private boolean isSigned(Der certificate) {
        Certificate decoded = Certificate.getInstance(certificate.toByteArray());
        return issuerKey
                .verifier()
                .verifies(
                        DerOut.encoded(decoded.getTBSCertificate()),
                        decoded.getSignature().getOctets());
    }

    private boolean last(ResponderJournal.Entry entry, Instant now) {
        return Duration.between(now, entry.notAfter()).compareTo(validity.dividedBy(3)) < 0;
    }

    private static InForce inForce(ResponderJournal.Entry entry, Der certificate) {
        return new InForce(certificate, entry.notAfter());
    }

    private ResponderJournal.Entry reserve(Instant now) {
        BigInteger serial = new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1);
        Instant notBefore = now.truncatedTo(ChronoUnit.SECONDS).minus(CLOCKS);
        Instant notAfter = now.truncatedTo(ChronoUnit.SECONDS).plus(validity);
        ResponderJournal.Entry entry = new ResponderJournal.Entry(
                serial.toString(16), tbs(serial, notBefore, notAfter), Optional.empty(), notBefore, notAfter);
        journal.reserve(entry, now);
        return entry;
    }

    private Der tbs(BigInteger serial, Instant notBefore, Instant notAfter) {
        SubjectPublicKeyInfo key = SubjectPublicKeyInfo.getInstance(responderKey.toByteArray());
        V3TBSCertificateGenerator tbs = new V3TBSCertificateGenerator();
        tbs.setSerialNumber(new ASN1Integer(serial));
        tbs.setSignature(issuerKey.identifier());
        tbs.setIssuer(issuer.name());
        tbs.setStartDate(new Time(Date.from(notBefore)));
        tbs.setEndDate(new Time(Date.from(notAfter)));
        tbs.setSubject(subject());
        tbs.setSubjectPublicKeyInfo(key);
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        BcX509ExtensionUtils utils = new BcX509ExtensionUtils();
        try {
            extensions.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new AuthorityKeyIdentifier(issuer.keyIdentifier().toByteArray()));
            extensions.addExtension(Extension.subjectKeyIdentifier, false, utils.createSubjectKeyIdentifier(key));
            extensions.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            extensions.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
            extensions.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
            tbs.setExtensions(extensions.generate());
            return Der.of(tbs.generateTBSCertificate().getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new IllegalStateException("a certificate of our own is encoded in memory", e);
        }
    }

    /** The issuer's name with "OCSP" behind its common name. */
    private X500Name subject() {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
        for (RDN rdn : issuer.name().getRDNs()) {
            var attribute = rdn.getFirst();
            if (attribute.getType().equals(BCStyle.CN)) {
                name.addRDN(BCStyle.CN, attribute.getValue() + " OCSP");
            } else {
                name.addRDN(attribute);
            }
        }
        return name.build();
    }

    private Der signed(Der tbs) {
        byte[] content = tbs.toByteArray();
        byte[] signature = issuerKey.sign(content);
        if (!issuerKey.verifier().verifies(content, signature)) {
            throw NotPublished.refused("signature-wrong");
        }
        Der certificate = Der.of(DerOut.of(DerOut.SEQUENCE, content, issuerKey.algorithm(), DerOut.bits(signature)));
        if (!tbsOf(certificate).equals(tbs)) {
            throw NotPublished.refused("responder-malformed");
        }
        return certificate;
    }

    private static Der tbsOf(Der certificate) {
        return Der.of(DerOut.encoded(
                Certificate.getInstance(certificate.toByteArray()).getTBSCertificate()));
    }

    private static Der key(Der tbs) {
        return Der.of(
                DerOut.encoded(TBSCertificate.getInstance(tbs.toByteArray()).getSubjectPublicKeyInfo()));
    }
}
