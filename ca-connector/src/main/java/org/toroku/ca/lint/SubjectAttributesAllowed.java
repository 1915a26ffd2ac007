package org.toroku.ca.lint;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.bouncycastle.asn1.x500.RDN;
import org.toroku.ca.profile.SubjectAttribute;

/** Only attributes of the profile, each once and by itself, and the required ones all there. */
final class SubjectAttributesAllowed implements LintRule {
    @Override
    public String id() {
        return "subject-attributes-allowed";
    }

    @Override
    public String clause() {
        return "則6(8)";
    }

    @Override
    public String field() {
        return "subject";
    }

    @Override
    public boolean satisfiedBy(Draft draft) {
        List<SubjectAttribute> present = draft.subjectAttributes().stream()
                .map(a -> SubjectAttribute.of(a.getType()).orElseThrow(IllegalArgumentException::new))
                .toList();
        return Arrays.stream(draft.tbs().getSubject().getRDNs()).noneMatch(RDN::isMultiValued)
                && present.size() == new HashSet<>(present).size()
                && draft.profile().allowedAttributes().containsAll(present)
                && present.containsAll(draft.profile().requiredAttributes());
    }
}
