package org.toroku.ca.lint;

import java.util.List;
import org.bouncycastle.asn1.ASN1String;
import org.toroku.ca.profile.CpsRule;
import org.toroku.ca.profile.SubjectAttribute;
import org.toroku.ca.profile.Validity;

/** The rules that the profile states for the operator's own certification practice statement. */
final class OwnCps {
    /** One name for all of them: the clause says which one is broken. */
    static final String ID = "own-cps-rule";

    private OwnCps() {}

    static List<Finding> check(Draft draft) {
        Validity validity = new Validity(
                draft.tbs().getStartDate().getDate().toInstant(),
                draft.tbs().getEndDate().getDate().toInstant());
        return draft.profile().cps().stream()
                .filter(rule -> !rule.keptBy(attribute -> values(draft, attribute), validity))
                .map(rule -> new Finding(ID, rule.clause() + " (" + rule.text() + ")", field(rule)))
                .toList();
    }

    private static List<String> values(Draft draft, SubjectAttribute attribute) {
        return draft.subjectAttributes().stream()
                .filter(each -> each.getType().equals(attribute.type()))
                .map(each -> each.getValue() instanceof ASN1String text ? text.getString() : "")
                .toList();
    }

    private static String field(CpsRule rule) {
        return rule.demand() instanceof CpsRule.Demand.Lasting ? "profileId" : "subject";
    }
}
