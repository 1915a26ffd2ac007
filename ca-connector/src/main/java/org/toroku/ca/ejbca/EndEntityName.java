package org.toroku.ca.ejbca;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.toroku.ca.profile.SubjectAttribute;

/** Names as EJBCA reads them: its own keywords for attributes, the last part of the certificate's name first. */
final class EndEntityName {
    private static final String SPECIAL = ",+\"\\<>;=";

    private EndEntityName() {}

    /** @throws IllegalArgumentException for an attribute or a form of name that EJBCA has no text for */
    static String of(X500Name name) {
        List<String> parts = new ArrayList<>();
        for (RDN rdn : name.getRDNs()) {
            AttributeTypeAndValue part = rdn.getFirst();
            if (rdn.isMultiValued()) {
                throw new IllegalArgumentException("a part of a name has two values");
            }
            parts.addFirst(keyword(part) + "=" + escaped(text(part)));
        }
        return String.join(",", parts);
    }

    private static String keyword(AttributeTypeAndValue part) {
        return SubjectAttribute.of(part.getType())
                .map(EndEntityName::keyword)
                .or(() -> Optional.ofNullable(BCStyle.INSTANCE.oidToDisplayName(part.getType())))
                .orElseThrow(() -> new IllegalArgumentException("no keyword of EJBCA for " + part.getType()));
    }

    private static String keyword(SubjectAttribute attribute) {
        return switch (attribute) {
            case C -> "C";
            case O -> "O";
            case OU -> "OU";
            case ST -> "ST";
            case L -> "L";
            case CN -> "CN";
            // not SN, which EJBCA has for it too and RFC 4519 for the surname
            case SERIALNUMBER -> "SERIALNUMBER";
            case TITLE -> "T";
        };
    }

    private static String text(AttributeTypeAndValue part) {
        if (part.getValue() instanceof ASN1String text) {
            return text.getString();
        }
        throw new IllegalArgumentException("a part of a name is no text");
    }

    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean atEdge = i == 0 && (c == ' ' || c == '#') || i == value.length() - 1 && c == ' ';
            if (atEdge || SPECIAL.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }
}
