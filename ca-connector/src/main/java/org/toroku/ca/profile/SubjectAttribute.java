package org.toroku.ca.profile;

import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.style.RFC4519Style;

/** Attributes of a subject name with their upper bounds in characters (RFC 5280 appendix A.1). */
public enum SubjectAttribute {
    C(2),
    O(64),
    OU(64),
    ST(128),
    L(128),
    CN(64),
    SERIALNUMBER(64),
    TITLE(64);

    private final int upperBound;

    SubjectAttribute(int upperBound) {
        this.upperBound = upperBound;
    }

    public static Optional<SubjectAttribute> of(ASN1ObjectIdentifier type) {
        for (SubjectAttribute attribute : values()) {
            if (attribute.type().equals(type)) {
                return Optional.of(attribute);
            }
        }
        return Optional.empty();
    }

    public ASN1ObjectIdentifier type() {
        return switch (this) {
            case C -> RFC4519Style.c;
            case O -> RFC4519Style.o;
            case OU -> RFC4519Style.ou;
            case ST -> RFC4519Style.st;
            case L -> RFC4519Style.l;
            case CN -> RFC4519Style.cn;
            case SERIALNUMBER -> RFC4519Style.serialNumber;
            case TITLE -> RFC4519Style.title;
        };
    }

    public int upperBound() {
        return upperBound;
    }

    /** C and serialNumber are PrintableString (RFC 5280 appendix A.1); everything else is UTF8String (4.1.2.4). */
    public boolean printable() {
        return this == C || this == SERIALNUMBER;
    }

    static SubjectAttribute named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
