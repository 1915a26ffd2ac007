package org.toroku.pki.x509;

import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.toroku.pki.x509.CertificateContents.NamePart;

/** Parts of a distinguished name with their texts as they are, unescaped. */
final class NameParts {
    private NameParts() {}

    static List<NamePart> of(X500Name name) {
        return Arrays.stream(name.getRDNs())
                .flatMap(rdn -> Arrays.stream(rdn.getTypesAndValues()))
                .map(part -> new NamePart(type(part.getType()), value(part.getValue())))
                .toList();
    }

    private static String type(ASN1ObjectIdentifier type) {
        String known = BCStyle.INSTANCE.oidToDisplayName(type);
        return known == null ? type.getId() : known;
    }

    private static String value(ASN1Encodable value) {
        return value instanceof ASN1String text ? text.getString() : value.toString();
    }
}
