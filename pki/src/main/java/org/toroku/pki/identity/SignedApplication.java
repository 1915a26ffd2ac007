package org.toroku.pki.identity;

import org.toroku.pki.Der;

/** The bytes the server built and showed, with what the card returned. */
public sealed interface SignedApplication {
    Der content();

    /** CMS SignedData (RFC 5652), detached, the signer's certificate inside. */
    record Cms(Der content, Der signedData) implements SignedApplication {}

    /** PKCS#1 v1.5 or ECDSA signature over the content (SHA-256 or the hash configured), certificate beside it. */
    record Raw(Der content, Der signature, Der certificate) implements SignedApplication {}
}
