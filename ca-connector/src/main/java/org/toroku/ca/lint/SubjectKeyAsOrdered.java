package org.toroku.ca.lint;

import org.toroku.pki.Der;

/** The certified key is the applicant's, or the one the CA made for this order. */
final class SubjectKeyAsOrdered implements LintRule {
    @Override
    public String id() {
        return "subject-key-as-ordered";
    }

    @Override
    public String clause() {
        return "則6(3), 則6(3の2)";
    }

    @Override
    public String field() {
        return "spkiSha256";
    }

    @Override
    public boolean satisfiedBy(Draft draft) {
        Der certified = Encoded.of(draft.tbs().getSubjectPublicKeyInfo());
        return certified.equals(draft.publicKey())
                && draft.order().spkiSha256().map(certified.sha256Hex()::equals).orElse(true);
    }
}
