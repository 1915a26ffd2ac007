package org.toroku.pki.jpki.check;

import org.bouncycastle.cms.SignerInformation;
import org.toroku.pki.Der;

/** How the card's signature arrived. */
public sealed interface SignatureForm {
    /** The only signer of a CMS SignedData with signed attributes (RFC 5652 5.3). */
    record Cms(SignerInformation signer) implements SignatureForm {}

    /** The bare signature value. */
    record Raw(Der signature) implements SignatureForm {}
}
