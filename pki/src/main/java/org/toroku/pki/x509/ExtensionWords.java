package org.toroku.pki.x509;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/** Values of extensions as people read them (RFC 5280 section 4.2). */
final class ExtensionWords {
    private static final Map<Integer, String> USAGES = new LinkedHashMap<>();

    static {
        USAGES.put(KeyUsage.digitalSignature, "digitalSignature");
        USAGES.put(KeyUsage.nonRepudiation, "nonRepudiation");
        USAGES.put(KeyUsage.keyEncipherment, "keyEncipherment");
        USAGES.put(KeyUsage.dataEncipherment, "dataEncipherment");
        USAGES.put(KeyUsage.keyAgreement, "keyAgreement");
        USAGES.put(KeyUsage.keyCertSign, "keyCertSign");
        USAGES.put(KeyUsage.cRLSign, "cRLSign");
        USAGES.put(KeyUsage.encipherOnly, "encipherOnly");
        USAGES.put(KeyUsage.decipherOnly, "decipherOnly");
    }

    private ExtensionWords() {}

    static List<String> of(Extension extension) {
        try {
            return known(extension);
        } catch (RuntimeException malformed) {
            // shown as it is; whether that may be is for a lint to say
            return List.of(hex(extension.getExtnValue().getOctets()));
        }
    }

    private static List<String> known(Extension extension) {
        var type = extension.getExtnId();
        var value = extension.getParsedValue();
        if (type.equals(Extension.keyUsage)) {
            KeyUsage usage = KeyUsage.getInstance(value);
            return USAGES.entrySet().stream()
                    .filter(bit -> usage.hasUsages(bit.getKey()))
                    .map(Map.Entry::getValue)
                    .toList();
        }
        if (type.equals(Extension.certificatePolicies)) {
            return Arrays.stream(CertificatePolicies.getInstance(value).getPolicyInformation())
                    .map(PolicyInformation::getPolicyIdentifier)
                    .map(Object::toString)
                    .toList();
        }
        if (type.equals(Extension.subjectAlternativeName)) {
            return names(GeneralNames.getInstance(value));
        }
        if (type.equals(Extension.cRLDistributionPoints)) {
            return Arrays.stream(CRLDistPoint.getInstance(value).getDistributionPoints())
                    .map(point -> point.getDistributionPoint())
                    .filter(name -> name != null && name.getType() == DistributionPointName.FULL_NAME)
                    .flatMap(name -> names(GeneralNames.getInstance(name.getName())).stream())
                    .toList();
        }
        if (type.equals(Extension.authorityInfoAccess)) {
            return access(AuthorityInformationAccess.getInstance(value));
        }
        if (type.equals(Extension.subjectKeyIdentifier)) {
            return List.of(hex(SubjectKeyIdentifier.getInstance(value).getKeyIdentifier()));
        }
        if (type.equals(Extension.authorityKeyIdentifier)) {
            return List.of(hex(AuthorityKeyIdentifier.getInstance(value).getKeyIdentifierOctets()));
        }
        if (type.equals(Extension.basicConstraints)) {
            return List.of(BasicConstraints.getInstance(value).isCA() ? "CA" : "not CA");
        }
        return List.of(hex(extension.getExtnValue().getOctets()));
    }

    private static List<String> access(AuthorityInformationAccess access) {
        List<String> words = new ArrayList<>();
        for (AccessDescription each : access.getAccessDescriptions()) {
            String method = each.getAccessMethod().equals(AccessDescription.id_ad_ocsp)
                    ? "OCSP"
                    : each.getAccessMethod().equals(AccessDescription.id_ad_caIssuers)
                            ? "caIssuers"
                            : each.getAccessMethod().getId();
            words.add(method + " " + word(each.getAccessLocation()));
        }
        return words;
    }

    private static List<String> names(GeneralNames names) {
        return Arrays.stream(names.getNames()).map(ExtensionWords::word).toList();
    }

    private static String word(GeneralName name) {
        return name.getName().toString();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
