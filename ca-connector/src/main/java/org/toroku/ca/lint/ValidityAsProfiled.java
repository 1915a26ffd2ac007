package org.toroku.ca.lint;

import org.toroku.ca.profile.Validity;

/** The validity is the approved profile's. */
final class ValidityAsProfiled implements LintRule {
    @Override
    public String id() {
        return "validity-as-profiled";
    }

    @Override
    public String clause() {
        return "RFC 5280 4.1.2.5";
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
                .within(draft.profile().validity());
    }
}
