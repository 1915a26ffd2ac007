package org.toroku.ca.lint;

import java.util.Optional;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** The alternative name is the approved one, or there is none. */
final class SubjectAltNameAsOrdered implements LintRule {
    @Override
    public String id() {
        return "subject-alt-name-as-ordered";
    }

    @Override
    public String clause() {
        return "RFC 5280 4.2.1.6";
    }

    @Override
    public String field() {
        return "subjectAltName";
    }

    @Override
    public boolean satisfiedBy(Draft draft) {
        Optional<String> certified = draft.extension(Extension.subjectAlternativeName)
                .map(e -> GeneralNames.getInstance(e.getParsedValue()).getNames())
                .map(names -> names.length == 1 && names[0].getTagNo() == GeneralName.rfc822Name
                        ? names[0].getName().toString()
                        : "");
        return certified.equals(draft.order().subjectAltName());
    }
}
