package org.toroku.ca.lint;

import org.bouncycastle.asn1.ASN1String;
import org.toroku.ca.profile.SubjectAttribute;

/** No attribute is empty or longer than its upper bound. */
final class SubjectStringLengths implements LintRule {
    @Override
    public String id() {
        return "subject-string-lengths";
    }

    @Override
    public String clause() {
        return "RFC 5280 A.1 (ub-common-name and others)";
    }

    @Override
    public String field() {
        return "subject";
    }

    @Override
    public boolean satisfiedBy(Draft draft) {
        return draft.subjectAttributes().stream().allMatch(a -> {
            String text = a.getValue() instanceof ASN1String s ? s.getString() : "";
            int length = text.codePointCount(0, text.length());
            return length > 0
                    && SubjectAttribute.of(a.getType())
                            .filter(attribute -> length <= attribute.upperBound())
                            .isPresent();
        });
    }
}
