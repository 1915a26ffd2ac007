package org.toroku.ca.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.profile.CertificateProfile;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.pki.Der;

/**
 * A to-be-signed certificate beside everything it must agree with.
 *
 * @param tbs as parsed from the very bytes that will be signed
 * @param orderedSubject the order's subject as a name
 */
public record Draft(
        TBSCertificate tbs,
        IssuanceOrder order,
        X500Name orderedSubject,
        CertificateProfile profile,
        IssuerIdentity issuer,
        Der publicKey) {
    /** Parses {@code tbs}. */
    public static Draft of(
            Der tbs,
            IssuanceOrder order,
            X500Name orderedSubject,
            CertificateProfile profile,
            IssuerIdentity issuer,
            Der publicKey) {
        return new Draft(
                TBSCertificate.getInstance(tbs.toByteArray()), order, orderedSubject, profile, issuer, publicKey);
    }

    Optional<Extension> extension(ASN1ObjectIdentifier type) {
        Extensions all = tbs.getExtensions();
        return all == null ? Optional.empty() : Optional.ofNullable(all.getExtension(type));
    }

    /** Subject attributes in DER order. */
    List<AttributeTypeAndValue> subjectAttributes() {
        return Arrays.stream(tbs.getSubject().getRDNs())
                .flatMap(rdn -> Arrays.stream(rdn.getTypesAndValues()))
                .toList();
    }

    /** Values of all subject attributes as text. */
    List<String> subjectTexts() {
        return subjectAttributes().stream()
                .map(a -> a.getValue() instanceof ASN1String s ? s.getString() : "")
                .toList();
    }
}
