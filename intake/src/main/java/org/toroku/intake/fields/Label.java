package org.toroku.intake.fields;

import java.util.List;

/** What papers print beside a value. */
enum Label {
    NAME("氏名", "お名前"),
    KANA("フリガナ", "ふりがな", "カナ氏名"),
    ADDRESS("住所", "現住所"),
    BIRTH_DATE("生年月日"),
    ISSUE_DATE("申込日", "申込年月日", "申請日", "記入日", "交付年月日", "発行日", "交付"),
    SEAL_NUMBER("印鑑登録番号", "登録番号", "印鑑登録証番号"),
    CASE_NUMBER("受付番号", "申込番号"),
    CERTIFICATE_NUMBER("証明書番号", "発行番号", "番号"),
    MY_NUMBER("個人番号", "マイナンバー"),
    /** Of no interest, but a value of another label ends here. */
    OTHER(
            "世帯主",
            "性別",
            "続柄",
            "本籍",
            "筆頭者",
            "住民票コード",
            "住民となった日",
            "住民となった年月日",
            "備考",
            "電話番号",
            "電子メール",
            "メールアドレス",
            "有効期間",
            "前住所",
            "転入前住所",
            "免許の条件等",
            "印影",
            "旧氏",
            "通称",
            "国籍",
            "有効期限",
            "住所を定めた日",
            "届出日");

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> phrases;

    Label(String... phrases) {
        this.phrases = List.of(phrases);
    }

    List<String> phrases() {
        return phrases;
    }
}
