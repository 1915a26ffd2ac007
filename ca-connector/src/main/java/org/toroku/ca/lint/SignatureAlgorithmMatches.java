package org.toroku.ca.lint;

/** The signature field names the algorithm that the issuer's key signs with. */
final class SignatureAlgorithmMatches implements LintRule {
    @Override
    public String id() {
        return "signature-algorithm-matches";
    }

    @Override
    public String clause() {
        return "RFC 5280 4.1.2.3; 則2";
    }

    @Override
    public String field() {
        return "profileId";
    }

    @Override
    public boolean satisfiedBy(Draft draft) {
        return draft.tbs().getSignature().equals(draft.issuer().algorithm());
    }
}
