package org.toroku.paper;

/** What may be wrong with an application; letters have a sentence for each, in Japanese and English. */
public enum DefectCode {
    DOCUMENT_MISSING,
    DOCUMENT_TOO_OLD,
    DOCUMENT_EXPIRED,
    MY_NUMBER_SHOWN,
    FORM_NOT_SEALED,
    SEAL_DIFFERS,
    SEAL_UNCLEAR,
    FIELD_DIFFERS,
    FIELD_UNREADABLE,
    PAGE_MISSING,
    PHOTO_UNCLEAR,
    NOT_ACCEPTED_KIND,
    /** The house has no picture of it; nothing that the applicant could set right. */
    NOT_SCANNED,
    OTHER
}
