package org.toroku.evidence;

/** What a stored document is (帳簿書類, 則12). */
public enum DocumentKind {
    APPLICATION_CONTENT,
    APPLICATION_SIGNATURE,
    SIGNER_CERTIFICATE,
    CERTIFICATION_PATH,
    OCSP_REQUEST,
    OCSP_RESPONSE,
    CRL,
    RESPONDER_CERTIFICATE,
    VERIFICATION_REPORT,
    MATCH_REPORT,
    DECISION_TRACE,
    ISSUANCE_ORDER,
    ISSUED_CERTIFICATE,
    CONNECTOR_RECEIPT,
    NOTICE,
    /** The text of a receipt that whoever received the certificate signed. */
    RECEIPT,
    RECEIPT_SIGNATURE,
    /** What was found of that signature, with certificates and answers of the status service. */
    RECEIPT_PROOF,
    /** The text of a request for revocation that its holder signed. */
    REVOCATION_REQUEST,
    REVOCATION_SIGNATURE,
    /** What was found of that signature, with certificates and answers of the status service. */
    REVOCATION_PROOF,
    CLIENT_FACTS,
    /** A certificate request (PKCS#10 or CRMF) as the applicant handed it in. */
    KEY_REQUEST,
    /** A scan as it was uploaded; kept only where no My Number was found in it. */
    SCAN_ORIGINAL,
    /** A page rendered anew, with any My Number blacked out. */
    SCAN_PAGE,
    /** Words read on a page, with their places. */
    PAGE_WORDS,
    PRINTED_FORM,
    /** What a letter says, or is made from. */
    LETTER,
    /** What an officer wrote to others about the case; not evidence. */
    CASE_NOTE
}
