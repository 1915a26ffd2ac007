package org.toroku.ca.lint;

/** Nobody's certificate outlives what was proven of them: a renewal ends with the ceiling that its order states. */
final class ValidityWithinProofing implements LintRule {
    @Override
    public String id() {
        return "validity-within-proofing";
    }

    @Override
    public String clause() {
        return "則5②; RFC 5280 4.1.2.5";
    }

    @Override
    public String field() {
        return "notAfterCeiling";
    }

    @Override
    public boolean satisfiedBy(Draft draft) {
        return draft.order()
                .notAfterCeiling()
                .filter(ceiling ->
                        draft.tbs().getEndDate().getDate().toInstant().isAfter(ceiling))
                .isEmpty();
    }
}
