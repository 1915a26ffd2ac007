package org.toroku.testkit.reader;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * What the signature certificate of a card says of its holder, for the holder's own eyes; nothing here is verified.
 *
 * @param birthDate era digit, then year, month and day, zeros where unknown
 */
public record CardFacts(String name, String birthDate, String sex, String address) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneId.of("Asia/Tokyo"));
    private static final String ITEMS = "1.2.392.200149.8.5.5.";

    /** Empty items where the certificate has none. */
    public static CardFacts of(X509Certificate certificate) {
        Map<String, String> items = items(certificate);
        return new CardFacts(
                items.getOrDefault("1", ""),
                items.getOrDefault("4", ""),
                items.getOrDefault("3", ""),
                items.getOrDefault("5", ""));
    }

    /** A day as Japan counts it. */
    public static String day(Instant when) {
        return DAY.format(when);
    }

    private static Map<String, String> items(X509Certificate certificate) {
        Map<String, String> items = new HashMap<>();
        byte[] extension = certificate.getExtensionValue(Extension.subjectAlternativeName.getId());
        if (extension == null) {
            return items;
        }
        try {
            GeneralNames names = GeneralNames.getInstance(
                    ASN1OctetString.getInstance(extension).getOctets());
            for (GeneralName name : names.getNames()) {
                if (name.getTagNo() == GeneralName.otherName) {
                    ASN1Sequence other = ASN1Sequence.getInstance(name.getName());
                    String id = ASN1ObjectIdentifier.getInstance(other.getObjectAt(0))
                            .getId();
                    if (id.startsWith(ITEMS)
                            && ASN1TaggedObject.getInstance(other.getObjectAt(1))
                                            .getExplicitBaseObject()
                                    instanceof ASN1String value) {
                        items.put(id.substring(ITEMS.length()), value.getString());
                    }
                }
            }
            return items;
        } catch (IllegalArgumentException e) {
            throw new CardTrouble(CardTrouble.Kind.UNREADABLE, "certificate", e);
        }
    }
}
