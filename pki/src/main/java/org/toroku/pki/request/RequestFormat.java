package org.toroku.pki.request;

/** How an applicant wrote the request. */
public enum RequestFormat {
    /** RFC 2986. */
    PKCS10,
    /** RFC 4211. */
    CRMF
}
