package org.toroku.intake.fields;

/** What a page says that it is. */
public enum DocumentKind {
    /** 住民票の写し. */
    RESIDENCE_RECORD,
    /** 印鑑登録証明書. */
    SEAL_CERTIFICATE,
    /** Our own 申込書. */
    APPLICATION_FORM,
    /** 運転免許証. */
    DRIVERS_LICENCE,
    /** 戸籍謄本, 戸籍全部事項証明書 and the like. */
    FAMILY_REGISTER,
    UNKNOWN
}
