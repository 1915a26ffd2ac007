package org.toroku.ca.lint;

import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;

/** The subject key identifier follows from the certified key. */
final class SubjectKeyIdentifierMatches implements LintRule {
    @Override
    public String id() {
        return "subject-key-identifier-matches";
    }

    @Override
    public String clause() {
        return "RFC 5280 4.2.1.2";
    }

    @Override
    public String field() {
        return "spkiSha256";
    }

    @Override
    public boolean satisfiedBy(Draft draft) {
        return draft.extension(Extension.subjectKeyIdentifier)
                .map(e -> SubjectKeyIdentifier.getInstance(e.getParsedValue()))
                .filter(new BcX509ExtensionUtils()
                        .createSubjectKeyIdentifier(draft.tbs().getSubjectPublicKeyInfo())::equals)
                .isPresent();
    }
}
