package org.toroku.pki.x509;

/** Who issued a certificate, as far as the pinned anchors tell. */
public sealed interface Issuer {
    /** An anchor whose key made the signature. */
    record Known(ParsedCertificate anchor) implements Issuer {}

    /** @param reason kebab-case code, see {@link org.toroku.pki.identity.Reasons} */
    record Unknown(String reason) implements Issuer {}
}
