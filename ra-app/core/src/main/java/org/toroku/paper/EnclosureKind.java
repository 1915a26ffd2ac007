package org.toroku.paper;

/** Kinds of documents that a paper application consists of; the evidence rules name them by the same words. */
public enum EnclosureKind {
    /** 利用申込書 */
    APPLICATION_FORM,
    /** 住民票の写し */
    RESIDENCE_RECORD,
    /** 戸籍の謄本・抄本 */
    FAMILY_REGISTER,
    /** 住所を証する書類 */
    PROOF_OF_ADDRESS,
    /** 領事館の在留証明 */
    CONSULAR_RESIDENCE_CERTIFICATE,
    /** 印鑑登録証明書 */
    SEAL_REGISTRATION_CERTIFICATE,
    /** 運転免許証 */
    DRIVING_LICENCE,
    /** 旅券 */
    PASSPORT,
    /** マイナンバーカード（表面） */
    MY_NUMBER_CARD_FRONT,
    /** 在留カード */
    RESIDENCE_CARD,
    /** 委任状 */
    MANDATE,
    /** 照会書の回答 */
    INQUIRY_REPLY,
    OTHER
}
