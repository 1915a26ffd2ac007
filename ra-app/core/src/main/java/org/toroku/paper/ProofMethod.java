package org.toroku.paper;

/** How the applicant is proven beside the base document (則5①(1)). */
public enum ProofMethod {
    /** イ: a photo ID. */
    PHOTO_ID,
    /** ロ: the registered seal on the form, with the certificate of its registration. */
    SEAL_CERTIFICATE,
    /** ハ: an inquiry by addressee-only mail, answered and signed. */
    INQUIRY
}
