package org.toroku.ca.ceremony;

/** What a line of the transcript tells. */
enum Act {
    BEGIN("鍵生成式の開始", "Ceremony begins"),
    DEVICE("申告された装置", "Device as declared"),
    PERSON("立会者", "Person taking part"),
    MODULE("PKCS#11モジュール", "PKCS#11 module"),
    TOKEN("トークン", "Token"),
    PHRASES("確認の言葉の登録", "Phrases of confirmation set"),
    CONFIRM("確認", "Confirmed"),
    NOT_CONFIRMED("確認されず", "Not confirmed"),
    SPLIT_BEGIN("PINの分割の開始", "Splitting of a PIN begins"),
    SPLIT("PINの分割片を渡した", "Shares of the PIN handed over"),
    SHARES_TOGETHER("分割片が同じフォルダーにある", "Shares lie in the same folder"),
    PIN_SET("PINの設定", "PIN set"),
    PIN_JOINED("分割片からPINを復元", "PIN put together from shares"),
    PIN_REFUSED("PINが拒否された", "PIN refused by the token"),
    KEY_BEGIN("鍵生成の開始", "Making of a key begins"),
    KEY_GENERATED("鍵対の生成", "Key pair generated on the token"),
    KEY_ORPHAN("中断で残った鍵の破棄", "Unfinished key of an interruption destroyed"),
    KEY_FOUND("中断前に生成済みの鍵", "Key found that was made before an interruption"),
    KEY("鍵", "Key"),
    REQUEST("証明書発行要求", "Request to the superior CA"),
    CERTIFICATE("CA証明書", "CA certificate"),
    INTERRUPTED("中断後の再開", "Continued after an interruption"),
    NOTES_AGREE("控えと経過記録の照合", "Transcript agrees with what the persons noted"),
    CUT("途中で切れた行の除去", "An unfinished line was cut off"),
    STOPPED("停止", "Stopped"),
    FAILED("失敗・終了", "FAILED; this ceremony is over"),
    RECORD("記録", "Record written"),
    CLOSED("鍵生成式の終了", "Ceremony closed; the CA key signs this transcript");

    private final String japanese;
    private final String english;

    Act(String japanese, String english) {
        this.japanese = japanese;
        this.english = english;
    }

    String heading() {
        return japanese + " / " + english;
    }
}
