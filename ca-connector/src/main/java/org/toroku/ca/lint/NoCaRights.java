package org.toroku.ca.lint;

import org.bouncycastle.asn1.x509.Extension;

/** A subscriber is no CA: basicConstraints is absent. */
final class NoCaRights implements LintRule {
    @Override
    public String id() {
        return "no-ca-rights";
    }

    @Override
    public String clause() {
        return "RFC 5280 4.2.1.9";
    }

    @Override
    public String field() {
        return "profileId";
    }

    @Override
    public boolean satisfiedBy(Draft draft) {
        return draft.extension(Extension.basicConstraints).isEmpty();
    }
}
