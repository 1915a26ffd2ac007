package org.toroku.ca.lint;

/** The subject is the approved one, octet by octet. */
final class SubjectAsOrdered implements LintRule {
    @Override
    public String id() {
        return "subject-as-ordered";
    }

    @Override
    public String clause() {
        return "則5; 則6(5)";
    }

    @Override
    public String field() {
        return "subject";
    }

    @Override
    public boolean satisfiedBy(Draft draft) {
        return Encoded.of(draft.tbs().getSubject()).equals(Encoded.of(draft.orderedSubject()));
    }
}
