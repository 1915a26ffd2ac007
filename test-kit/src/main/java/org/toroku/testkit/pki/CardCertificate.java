package org.toroku.testkit.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.PolicyQualifierInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;

/** Writes the certificate of a card in the profile observed on real cards. */
final class CardCertificate {

    private static final DateTimeFormatter COUNTER_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(CardValidity.JAPAN);

    private final Authority anchor;
    private final Authority lookAlike;

    CardCertificate(Authority anchor, Authority lookAlike) {
        this.anchor = anchor;
        this.lookAlike = lookAlike;
    }

    X509Certificate issue(CardRequest request, BigInteger serial, PublicKey key) {
        try {
            Municipality municipality = Municipality.of(request.holder().address());
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    anchor.name(),
                    serial,
                    Date.from(request.validity().notBefore()),
                    Date.from(request.validity().notAfter()),
                    JpkiTestNames.holder(
                            municipality, commonName(request.validity().notBefore(), serial, municipality)),
                    key);
            builder.addExtension(Extension.keyUsage, true, keyUsage(request));
            builder.addExtension(Extension.certificatePolicies, true, policies(request.policy()));
            if (!request.has(CardDefect.AUTHENTICATION)) {
                builder.addExtension(Extension.subjectAlternativeName, false, items(request));
            }
            builder.addExtension(
                    Extension.issuerAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(JpkiTestNames.ISSUER_ALTERNATIVE)));
            builder.addExtension(Extension.cRLDistributionPoints, false, distributionPoints(municipality));
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            // The look-alike carries the anchor's key identifier too: only the signature gives it away.
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    identifiers.createAuthorityKeyIdentifier(
                            anchor.certificate().getPublicKey()));
            builder.addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
            if (request.has(CardDefect.CA_LEAF)) {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            }
            return (request.has(CardDefect.LOOK_ALIKE_CA) ? lookAlike : anchor).sign(builder);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the certificate of card " + request.name() + " cannot be made", e);
        }
    }

    private static String commonName(Instant issued, BigInteger serial, Municipality municipality) {
        String fiveDigits = "%05d".formatted(serial.mod(BigInteger.valueOf(100_000)));
        return COUNTER_TIME.format(issued) + fiveDigits + "TEST" + municipality.code() + "A";
    }

    private static KeyUsage keyUsage(CardRequest request) {
        boolean signatureOnly =
                request.has(CardDefect.AUTHENTICATION) || request.has(CardDefect.WITHOUT_NON_REPUDIATION);
        return new KeyUsage(
                signatureOnly ? KeyUsage.digitalSignature : KeyUsage.digitalSignature | KeyUsage.nonRepudiation);
    }

    private static CertificatePolicies policies(String policy) {
        return new CertificatePolicies(new PolicyInformation(
                new ASN1ObjectIdentifier(policy), new DERSequence(new PolicyQualifierInfo(JpkiTestNames.CPS))));
    }

    private static CRLDistPoint distributionPoints(Municipality municipality) {
        GeneralNames directory = new GeneralNames(new GeneralName(JpkiTestNames.distributionPoint(municipality)));
        return new CRLDistPoint(
                new DistributionPoint[] {new DistributionPoint(new DistributionPointName(directory), null, null)});
    }

    /** The items in the order observed on cards: 1, 4, 3, 5, 2, 6. */
    private static GeneralNames items(CardRequest request) {
        Holder holder = request.holder();
        boolean swapped = request.has(CardDefect.SWAPPED_OIDS);
        String nameFlags = request.has(CardDefect.FLAG_LENGTH_MISMATCH)
                ? holder.nameFlags().substring(1)
                : holder.nameFlags();
        List<GeneralName> items = new ArrayList<>();
        if (!request.has(CardDefect.MISSING_NAME)) {
            items.add(item(JpkiTestNames.NAME, holder.name()));
        }
        items.add(item(JpkiTestNames.BIRTH_DATE, holder.birthDate()));
        items.add(item(JpkiTestNames.SEX, holder.sex()));
        items.add(item(swapped ? JpkiTestNames.ADDRESS_FLAGS : JpkiTestNames.ADDRESS, holder.address()));
        items.add(item(JpkiTestNames.NAME_FLAGS, nameFlags));
        items.add(item(swapped ? JpkiTestNames.ADDRESS : JpkiTestNames.ADDRESS_FLAGS, holder.addressFlags()));
        if (request.has(CardDefect.DUPLICATE_NAME)) {
            items.add(item(JpkiTestNames.NAME, "別人　太郎"));
        }
        if (request.has(CardDefect.UNKNOWN_ITEM)) {
            items.add(item(JpkiTestNames.UNKNOWN_ITEM, "テスト"));
        }
        return new GeneralNames(items.toArray(GeneralName[]::new));
    }

    /** {@code otherName [0] { OID, [0] EXPLICIT UTF8String }} (RFC 5280 §4.2.1.6). */
    private static GeneralName item(ASN1ObjectIdentifier type, String value) {
        ASN1EncodableVector otherName = new ASN1EncodableVector();
        otherName.add(type);
        otherName.add(new DERTaggedObject(true, 0, new DERUTF8String(value)));
        return new GeneralName(GeneralName.otherName, new DERSequence(otherName));
    }
}
