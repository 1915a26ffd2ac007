package org.toroku.ca.profile;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.pki.Der;

/** Builds to-be-signed certificates: the order says who, the profile says what. */
public final class ToBeSigned {
    private ToBeSigned() {}

    /** TBSCertificate (RFC 5280 section 4.1.2) for {@code order} and {@code publicKey}, unlinted. */
    public static Der of(
            IssuanceOrder order,
            X500Name subject,
            CertificateProfile profile,
            Der publicKey,
            IssuerIdentity issuer,
            BigInteger serial,
            Validity validity) {
        SubjectPublicKeyInfo key = SubjectPublicKeyInfo.getInstance(publicKey.toByteArray());
        V3TBSCertificateGenerator tbs = new V3TBSCertificateGenerator();
        tbs.setSerialNumber(new ASN1Integer(serial));
        tbs.setSignature(issuer.algorithm());
        tbs.setIssuer(issuer.name());
        tbs.setStartDate(new Time(Date.from(validity.notBefore())));
        tbs.setEndDate(new Time(Date.from(validity.notAfter())));
        tbs.setSubject(subject);
        tbs.setSubjectPublicKeyInfo(key);
        try {
            tbs.setExtensions(extensions(order, profile, key, issuer, serial).generate());
            return Der.of(tbs.generateTBSCertificate().getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new IllegalArgumentException("the order holds text that cannot be encoded", e);
        }
    }

    private static ExtensionsGenerator extensions(
            IssuanceOrder order,
            CertificateProfile profile,
            SubjectPublicKeyInfo key,
            IssuerIdentity issuer,
            BigInteger serial)
            throws IOException {
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        extensions.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new AuthorityKeyIdentifier(issuer.keyIdentifier().toByteArray()));
        extensions.addExtension(
                Extension.subjectKeyIdentifier, false, new BcX509ExtensionUtils().createSubjectKeyIdentifier(key));
        int usage = profile.keyUsage().stream().mapToInt(KeyUsageBit::bit).reduce(0, (a, b) -> a | b);
        extensions.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        extensions.addExtension(
                Extension.certificatePolicies,
                false,
                new CertificatePolicies(profile.policies().stream()
                        .map(oid -> new PolicyInformation(new ASN1ObjectIdentifier(oid)))
                        .toArray(PolicyInformation[]::new)));
        if (order.subjectAltName().isPresent()) {
            extensions.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(
                            GeneralName.rfc822Name, order.subjectAltName().get())));
        }
        DistributionPointName crl =
                new DistributionPointName(new GeneralNames(uri(profile.crl().of(serial))));
        extensions.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
            new DistributionPoint(crl, null, null)
        }));
        List<AccessDescription> access = new ArrayList<>();
        profile.ocsp().ifPresent(o -> access.add(new AccessDescription(AccessDescription.id_ad_ocsp, uri(o))));
        access.add(new AccessDescription(AccessDescription.id_ad_caIssuers, uri(profile.caIssuers())));
        extensions.addExtension(
                Extension.authorityInfoAccess,
                false,
                new AuthorityInformationAccess(access.toArray(AccessDescription[]::new)));
        return extensions;
    }

    private static GeneralName uri(String uri) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, uri);
    }
}
