package org.toroku.testkit.paper;

/** A paper that applicants send in. */
public enum PaperKind {
    /** 住民票の写し. */
    RESIDENCE_RECORD,
    /** 印鑑登録証明書. */
    SEAL_CERTIFICATE,
    /** The application form that the web entry prints, sealed. */
    APPLICATION_FORM,
    /** A photo ID shaped like a driver's licence, copied onto a page. */
    LICENCE
}
