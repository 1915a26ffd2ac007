package org.toroku.ca.profile;

import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.RFC4519Style;

/** Subject names between their RFC 4514 string (in orders) and their DER form (in certificates). */
public final class SubjectName {
    private SubjectName() {}

    /** The RFC 4514 string, most specific part first, every special character escaped: what an order carries. */
    public static String rfc4514(String commonName, Optional<String> organization, Optional<String> serialNumber) {
        X500NameBuilder builder = new X500NameBuilder(RFC4519Style.INSTANCE).addRDN(RFC4519Style.c, "JP");
        organization.ifPresent(o -> builder.addRDN(RFC4519Style.o, o));
        builder.addRDN(RFC4519Style.cn, commonName);
        serialNumber.ifPresent(s -> builder.addRDN(RFC4519Style.serialNumber, s));
        return builder.build().toString();
    }

    /**
     * Reads an RFC 4514 string; DER order is the reverse of it (RFC 4514 section 2.1). Empty where it is no name.
     */
    public static Optional<X500Name> parse(String rfc4514) {
        try {
            return Optional.of(new X500Name(RFC4519Style.INSTANCE, rfc4514));
        } catch (RuntimeException notAName) {
            // Hostile or careless text: BC reports it by several exception types.
            return Optional.empty();
        }
    }
}
