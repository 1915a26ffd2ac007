package org.toroku.ca.lint;

import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.DERPrintableString;
import org.toroku.ca.profile.SubjectAttribute;

/** Country and serial number are PrintableString, everything else UTF8String. */
final class SubjectStringTypes implements LintRule {
    @Override
    public String id() {
        return "subject-string-types";
    }

    @Override
    public String clause() {
        return "RFC 5280 4.1.2.4, A.1";
    }

    @Override
    public String field() {
        return "subject";
    }

    @Override
    public boolean satisfiedBy(Draft draft) {
        return draft.subjectAttributes().stream()
                .allMatch(a -> SubjectAttribute.of(a.getType())
                        .map(SubjectAttribute::printable)
                        .map(printable -> printable
                                ? a.getValue() instanceof ASN1PrintableString s
                                        && DERPrintableString.isPrintableString(s.getString())
                                : a.getValue() instanceof ASN1UTF8String)
                        .orElse(false));
    }
}
