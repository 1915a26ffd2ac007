package org.toroku.ca.lint;

/** The issuer field repeats the CA certificate's subject octet by octet, or path building fails. */
final class IssuerNameMatches implements LintRule {
    @Override
    public String id() {
        return "issuer-name-matches";
    }

    @Override
    public String clause() {
        return "RFC 5280 4.1.2.4";
    }

    @Override
    public String field() {
        return "profileId";
    }

    @Override
    public boolean satisfiedBy(Draft draft) {
        return Encoded.of(draft.tbs().getIssuer())
                .equals(Encoded.of(draft.issuer().name()));
    }
}
