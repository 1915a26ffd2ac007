package org.toroku.ca.lint;

import org.bouncycastle.asn1.x500.style.RFC4519Style;

/** Issuer name, serial, dates, subscriber name, and public key with its algorithm are all there. */
final class MandatoryContents implements LintRule {
    @Override
    public String id() {
        return "mandatory-contents";
    }

    @Override
    public String clause() {
        return "則6(5)";
    }

    @Override
    public String field() {
        return "subject";
    }

    @Override
    public boolean satisfiedBy(Draft draft) {
        return draft.tbs().getIssuer().getRDNs().length > 0
                && draft.tbs().getSubject().getRDNs(RFC4519Style.cn).length == 1
                && draft.tbs().getStartDate() != null
                && draft.tbs().getEndDate() != null
                && draft.tbs().getSubjectPublicKeyInfo().getPublicKeyData().getBytes().length > 0;
    }
}
