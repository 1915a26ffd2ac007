package org.toroku.ca.profile;

import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.X500NameStyle;
import org.bouncycastle.asn1.x500.style.RFC4519Style;
import org.toroku.pki.x509.ParsedCertificate;

/** Subject names between their RFC 4514 string (in orders) and their DER form (in certificates). */
public final class SubjectName {
    private static final X500NameStyle STYLE = new ExactStyle();

    private SubjectName() {}

    /** The RFC 4514 string, most specific part first, every special character escaped: what an order carries. */
    public static String rfc4514(String commonName, Optional<String> organization, Optional<String> serialNumber) {
        return rfc4514OfMember(
                commonName,
                organization.map(name -> new Organisation(name, Optional.empty(), Optional.empty())),
                serialNumber);
    }

    /** What an organisation says of the subject. */
    public record Organisation(String name, Optional<String> unit, Optional<String> title) {}

    /** As {@link #rfc4514}, for a subject who belongs to an organisation. */
    public static String rfc4514OfMember(
            String commonName, Optional<Organisation> organisation, Optional<String> serialNumber) {
        // Given as values, not as text: a text that begins with "#" would be read as hex.
        X500NameBuilder builder =
                new X500NameBuilder(RFC4519Style.INSTANCE).addRDN(RFC4519Style.c, new DERPrintableString("JP"));
        organisation.ifPresent(o -> builder.addRDN(RFC4519Style.o, new DERUTF8String(o.name())));
        organisation
                .flatMap(Organisation::unit)
                .ifPresent(unit -> builder.addRDN(RFC4519Style.ou, new DERUTF8String(unit)));
        organisation
                .flatMap(Organisation::title)
                .ifPresent(title -> builder.addRDN(RFC4519Style.title, new DERUTF8String(title)));
        builder.addRDN(RFC4519Style.cn, new DERUTF8String(commonName));
        serialNumber.ifPresent(s -> builder.addRDN(RFC4519Style.serialNumber, new DERPrintableString(s)));
        return builder.build().toString();
    }

    /** The RFC 4514 string of the subject that a certificate of ours names, as the order of that certificate had it. */
    public static String rfc4514(ParsedCertificate certificate) {
        return X500Name.getInstance(RFC4519Style.INSTANCE, certificate.subject())
                .toString();
    }

    /**
     * Reads an RFC 4514 string; DER order is the reverse of it (RFC 4514 section 2.1). Empty where it is no name.
     */
    public static Optional<X500Name> parse(String rfc4514) {
        try {
            return Optional.of(new X500Name(STYLE, rfc4514));
        } catch (RuntimeException notAName) {
            // Hostile or careless text: BC reports it by several exception types.
            return Optional.empty();
        }
    }

    /**
     * Bouncy Castle's PrintableString keeps the low byte of each character, so that a serial number "あ" would be
     * certified as "B". Here such text stays what it is, in UTF-8, and the lint refuses it.
     */
    private static final class ExactStyle extends RFC4519Style {
        @Override
        protected ASN1Encodable encodeStringValue(ASN1ObjectIdentifier type, String value) {
            return SubjectAttribute.of(type)
                            .filter(SubjectAttribute::printable)
                            .filter(attribute -> DERPrintableString.isPrintableString(value))
                            .isPresent()
                    ? new DERPrintableString(value)
                    : new DERUTF8String(value);
        }
    }
}
