package org.toroku.ca.lint;

import java.time.Period;
import org.toroku.ca.profile.Validity;

/** No certificate is valid for more than five years, its last second included. */
final class ValidityWithinCeiling implements LintRule {
    private static final Period CEILING = Period.ofYears(5);

    @Override
    public String id() {
        return "validity-within-ceiling";
    }

    @Override
    public String clause() {
        return "則6(4); RFC 5280 4.1.2.5";
    }

    @Override
    public String field() {
        return "profileId";
    }

    @Override
    public boolean satisfiedBy(Draft draft) {
        return new Validity(
                        draft.tbs().getStartDate().getDate().toInstant(),
                        draft.tbs().getEndDate().getDate().toInstant())
                .within(CEILING);
    }
}
