package org.toroku.testkit.pki;

import static org.toroku.testkit.pki.Expectation.ACCEPTED;
import static org.toroku.testkit.pki.Expectation.PENDING;
import static org.toroku.testkit.pki.Expectation.REFERRED;
import static org.toroku.testkit.pki.Expectation.REJECTED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** The cards every test PKI comes with; all persons are invented. */
final class StandardCards {

    /** One password for all, within the 6 to 16 characters of a real card. */
    static final String PASSWORD = "TEST1234";

    /**
     * A card to make.
     *
     * @param title Japanese description
     * @param expected what a registration authority must do with it
     * @param revocation reason code, if it is to be revoked
     */
    record Standard(CardRequest request, String title, Expectation expected, OptionalInt revocation) {}

    private static final Holder HANAKO = Holder.of("山田　花子", "2", "319800217", "東京都千代田区霞が関二丁目１番２号");
    private static final Holder TARO = Holder.of("鈴木　太郎", "1", "319750430", "神奈川県横浜市中区日本大通１");
    /** Flat and building name, as long as addresses get in daily life. */
    private static final Holder MISAKI =
            Holder.of("佐々木　美咲", "2", "419920811", "東京都世田谷区世田谷四丁目２１番２７号　グランドヒルズ世田谷イーストタワー弐番館　１２０３号室　佐々木方");

    private static final Holder PLAIN = Holder.of("試験　一郎", "1", "319681105", "大阪府大阪市北区中之島一丁目３番２０号");

    private final Instant now;
    private final Instant issued;

    StandardCards(Instant now) {
        this.now = now;
        this.issued = now.minus(Duration.ofDays(200));
    }

    List<Standard> all() {
        return List.of(
                sound("good", HANAKO, "有効なカード（山田 花子）", ACCEPTED),
                sound("good2", TARO, "有効なカード（鈴木 太郎）", ACCEPTED),
                sound("good3", MISAKI, "有効なカード（佐々木 美咲、長い住所）", ACCEPTED),
                revoked("revoked", 5, "失効したカード（利用の取りやめ）"),
                revoked("revoked-affiliation-changed", 3, "失効したカード（記載事項の変更）"),
                revoked("revoked-superseded", 4, "失効したカード（再発行）"),
                revoked("revoked-hold", 6, "一時停止されたカード"),
                expired(),
                made(plain("wrong-policy").withPolicy(JpkiTestNames.FOREIGN_POLICY), "別の証明書ポリシーのカード", REJECTED),
                made(
                        plain("authentication")
                                .withPolicy(JpkiTestNames.AUTHENTICATION_POLICY)
                                .with(CardDefect.AUTHENTICATION),
                        "利用者証明用電子証明書（署名用ではない）",
                        REJECTED),
                sound(
                        "substitute",
                        Holder.of("葛木　桜子", "2", "319880603", "奈良県葛城市柿本１６６番地")
                                .withSubstituteInName(0)
                                .withSubstituteInAddress(3),
                        "代替文字を含むカード",
                        REFERRED),
                sound(
                        "unknown-birth-date",
                        Holder.of("島袋　トメ", "2", "319480000", "福岡県福岡市博多区博多駅前二丁目８番１号"),
                        "生年月日の月日が不詳のカード",
                        REFERRED),
                sound(
                        "unknown-birth-era",
                        Holder.of("北川　ハル", "2", "000000000", "北海道札幌市中央区北一条西二丁目"),
                        "生年月日がすべて不詳のカード",
                        REFERRED),
                // How a former name stands in the item is not confirmed; brackets after the family name are assumed.
                sound(
                        "former-name",
                        Holder.of("伊藤［田中］　由美", "2", "319850925", "東京都港区芝公園一丁目５番２５号"),
                        "旧氏を併記したカード",
                        REFERRED),
                sound(
                        "old-kanji-takahashi",
                        Holder.of("髙橋　健一", "1", "319721201", "京都府京都市中京区寺町通御池上る上本能寺前町４８８番地"),
                        "旧字体のカード（髙橋）",
                        ACCEPTED),
                sound(
                        "old-kanji-watanabe",
                        Holder.of("渡邉　直樹", "1", "419910310", "東京都千代田区九段南一丁目２番１号"),
                        "旧字体のカード（渡邉）",
                        ACCEPTED),
                // U+20BB7, one code point in two UTF-16 units, so one flag
                sound(
                        "supplementary-kanji",
                        Holder.of("𠮷田　真理", "2", "319900707", "神奈川県横浜市中区本町６丁目５０番地の１０"),
                        "第３水準漢字を含むカード（𠮷田）",
                        ACCEPTED),
                made(plain("p384").with(CardKey.EC_P384), "楕円曲線暗号（P-384）のカード", ACCEPTED),
                made(plain("look-alike-ca").with(CardDefect.LOOK_ALIKE_CA), "同じ名称の偽の認証局が発行したカード", REJECTED),
                made(plain("unknown-to-ocsp").with(CardDefect.UNKNOWN_TO_OCSP), "失効確認サービスが知らないカード", PENDING),
                made(plain("weak-1024").with(CardKey.RSA_1024), "鍵が弱いカード（RSA 1024ビット）", REJECTED),
                made(plain("swapped-oids").with(CardDefect.SWAPPED_OIDS), "住所と住所代替文字の識別子が逆のカード", REJECTED),
                made(
                        plain("flag-length-mismatch").with(CardDefect.FLAG_LENGTH_MISMATCH),
                        "代替文字フラグの桁数が合わないカード",
                        REJECTED),
                made(plain("phone-policy").withPolicy(JpkiTestNames.PHONE_POLICY), "スマートフォン用電子証明書", REJECTED));
    }

    private CardRequest plain(String name) {
        return CardRequest.of(name, PLAIN, issued);
    }

    private Standard sound(String name, Holder holder, String title, Expectation expected) {
        return made(CardRequest.of(name, holder, issued), title, expected);
    }

    private Standard revoked(String name, int reason, String title) {
        return new Standard(plain(name), title, REJECTED, OptionalInt.of(reason));
    }

    private Standard expired() {
        CardValidity past = CardValidity.expired(now, Duration.ofDays(30));
        return made(plain("expired").with(past), "有効期間が過ぎたカード", REJECTED);
    }

    private static Standard made(CardRequest request, String title, Expectation expected) {
        return new Standard(request, title, expected, OptionalInt.empty());
    }
}
