package org.toroku.testkit.paper;

/** What a text on a paper is. */
public enum PaperItem {
    TITLE,
    NAME,
    KANA,
    ADDRESS,
    BIRTH_DATE,
    ISSUE_DATE,
    /** 登録番号 of a seal. */
    SEAL_NUMBER,
    /** 証明書番号, licence number, case number of a form. */
    CERTIFICATE_NUMBER,
    MY_NUMBER,
    /** Labels, sentences, everything that no field is read from. */
    OTHER
}
