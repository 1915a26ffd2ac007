package org.toroku.ca.lint;

import java.util.Arrays;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;

/** The authority key identifier is the CA certificate's subject key identifier. */
final class AuthorityKeyIdentifierMatches implements LintRule {
    @Override
    public String id() {
        return "authority-key-identifier-matches";
    }

    @Override
    public String clause() {
        return "RFC 5280 4.2.1.1";
    }

    @Override
    public String field() {
        return "profileId";
    }

    @Override
    public boolean satisfiedBy(Draft draft) {
        return draft.extension(Extension.authorityKeyIdentifier)
                .map(e -> AuthorityKeyIdentifier.getInstance(e.getParsedValue()).getKeyIdentifierOctets())
                .filter(id -> Arrays.equals(id, draft.issuer().keyIdentifier().toByteArray()))
                .isPresent();
    }
}
