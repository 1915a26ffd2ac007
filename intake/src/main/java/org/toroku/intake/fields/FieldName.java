package org.toroku.intake.fields;

/** What can be read from a page. */
public enum FieldName {
    NAME,
    KANA,
    ADDRESS,
    BIRTH_DATE,
    /** The day on which the paper was issued or, on a form, filled in. */
    ISSUE_DATE,
    /** 登録番号 of the seal. */
    SEAL_NUMBER,
    /** Number of the certificate or licence. */
    CERTIFICATE_NUMBER,
    /** 受付番号 of our own form. */
    CASE_NUMBER
}
