package org.toroku.letters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.toroku.letters.ApplicationForm.Enclosure;
import org.toroku.letters.type.TestFonts;

/** One invented piece of every kind. */
final class Samples {
    static final Instant AT = Instant.parse("2026-11-25T00:30:00Z");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    static final LocalDate DEADLINE = LocalDate.of(2026, 12, 25);
    static final CaseCode CASE = new CaseCode("P-2026-000042-K");
    static final Recipient OFFICE = new Recipient(
            new PostalAddress("100-0013", "東京都千代田区霞が関三丁目１番１号　中央合同ビル１２階"),
            "株式会社とうろく認証",
            "登録局 書面受付係",
            Recipient.Honorific.ONCHU);

    private Samples() {}

    static LetterPress press() {
        return new LetterPress(TestFonts.find(), LetterTexts.standard());
    }

    static Recipient hanako() {
        return to("山田　花子", "東京都千代田区霞が関二丁目１番２号　霞が関コーポ３０５号室");
    }

    static Recipient to(String name, String address) {
        return new Recipient(new PostalAddress("100-0013", address), null, name, Recipient.Honorific.SAMA);
    }

    static LetterHead head(LetterLanguage language, PostalKind kind) {
        return head(language, kind, hanako());
    }

    static LetterHead head(LetterLanguage language, PostalKind kind, Recipient to) {
        Office office = language == LetterLanguage.JAPANESE
                ? new Office("株式会社とうろく認証", "登録局", OFFICE.address(), "03-0000-0000", "ra@example.jp")
                : new Office(
                        "Toroku Certification Co., Ltd.",
                        "Registration Authority",
                        new PostalAddress("100-0013", "Chuo Godo Bldg. 12F, 3-1-1 Kasumigaseki, Chiyoda-ku, Tokyo"),
                        "+81-3-0000-0000",
                        "ra@example.jp");
        return new LetterHead(language, CASE, TODAY, "登録発第2026-118号", new LetterHead.Posting(to, kind), office);
    }

    static Letter.Inquiry inquiry(LetterLanguage language) {
        return inquiry(head(language, PostalKind.ADDRESSEE_ONLY));
    }

    static Letter.Inquiry inquiry(LetterHead head) {
        boolean ja = head.language() == LetterLanguage.JAPANESE;
        return new Letter.Inquiry(
                head,
                List.of(
                        new Fact(ja ? "申込者の氏名" : "Name of the applicant", "山田　花子"),
                        new Fact(ja ? "申込みの日" : "Applied on", ja ? "令和8年11月2日" : "2 November 2026"),
                        new Fact(
                                ja ? "電子証明書の種類" : "Kind of certificate",
                                ja ? "署名用（有効期間 2年）" : "Signature, valid 2 years")),
                DEADLINE,
                OFFICE);
    }

    static Letter.DefectNotice defects(LetterLanguage language) {
        boolean ja = language == LetterLanguage.JAPANESE;
        return new Letter.DefectNotice(
                head(language, PostalKind.ORDINARY),
                List.of(
                        new Letter.DefectNotice.Defect(
                                "DOCUMENT_TOO_OLD",
                                ja
                                        ? "住民票の写しが、受付の日（令和8年11月20日）より3か月を超えて前に発行されたものでした。3か月以内に発行されたものをお送りください。"
                                        : "The copy of the residence record was issued more than three months before we received it (20 November 2026). Please send one issued within three months."),
                        new Letter.DefectNotice.Defect(
                                "FORM_NOT_SEALED",
                                ja
                                        ? "申込書に実印が押されていませんでした。"
                                        : "The application form does not bear your registered seal."),
                        new Letter.DefectNotice.Defect(
                                "DOCUMENT_MISSING",
                                ja
                                        ? "「印鑑登録証明書」が同封されていませんでした。"
                                        : "The seal registration certificate was not enclosed.")),
                DEADLINE,
                OFFICE);
    }

    static Letter.KeyDelivery code(LetterLanguage language) {
        boolean ja = language == LetterLanguage.JAPANESE;
        return new Letter.KeyDelivery(
                head(language, PostalKind.ADDRESSEE_ONLY),
                new Letter.KeyDelivery.HandOver.OneTimeCode(
                        "7KQ2M9XWT4HN8RCV6B3YDFGJ", DEADLINE, "https://ra.example.jp/pickup"),
                List.of(new Fact(
                        ja ? "電子証明書の種類" : "Kind of certificate", ja ? "署名用（有効期間 2年）" : "Signature, valid 2 years")),
                DEADLINE);
    }

    static Letter.IdentificationCode identification(LetterLanguage language) {
        return new Letter.IdentificationCode(
                head(language, PostalKind.ADDRESSEE_ONLY),
                "7KQ2M9XWT4HN8RCV6B3YDFGJ5S0P",
                DEADLINE,
                "https://ra.example.jp/");
    }

    static Letter.Confirmation confirmation(LetterLanguage language) {
        boolean ja = language == LetterLanguage.JAPANESE;
        return new Letter.Confirmation(
                head(language, PostalKind.ORDINARY),
                List.of(
                        new Fact(ja ? "発行日時" : "Issued", ja ? "2026年11月25日 9時30分" : "25 November 2026, 09:30"),
                        new Fact(ja ? "シリアル番号" : "Serial number", "5f3a91c077d2e814b0a1"),
                        new Fact(ja ? "有効期間の満了日" : "Valid until", ja ? "2028年11月25日" : "25 November 2028"),
                        new Fact(ja ? "申込みの端末" : "Device", ja ? "Android のブラウザー（Chrome）" : "Chrome on Android")),
                "7KQ2M9XWT4HN8RCV6B3YDFGJ5S0P",
                DEADLINE,
                "https://ra.example.jp/revoke");
    }

    static ApplicationForm form(LetterLanguage language) {
        return form(
                language,
                new ApplicationForm.Names("山田　花子", "ヤマダ　ハナコ", "YAMADA HANAKO", "鈴木"),
                "東京都千代田区霞が関二丁目１番２号　霞が関コーポ３０５号室");
    }

    static ApplicationForm form(LetterLanguage language, ApplicationForm.Names names, String address) {
        boolean ja = language == LetterLanguage.JAPANESE;
        return new ApplicationForm(
                language,
                CASE,
                TODAY,
                new ApplicationForm.Applicant(
                        names,
                        new ApplicationForm.Address(
                                new PostalAddress("100-0013", address),
                                "Kasumigaseki Corpo 305, 2-1-2 Kasumigaseki, Chiyoda-ku, Tokyo"),
                        LocalDate.of(1980, 2, 17),
                        ApplicationForm.Sex.FEMALE,
                        new ApplicationForm.Contact("hanako@example.jp", "090-0000-0000"),
                        List.of(new Fact(ja ? "有効期間" : "Validity", ja ? "2年" : "2 years"))),
                new ApplicationForm.Consent(
                        "2026-11-23.1",
                        ja
                                ? List.of(
                                        "この電子証明書による電子署名は、本人の署名又は押印と同じ法的効力を持つことがあります。",
                                        "秘密鍵とパスフレーズは本人だけが管理し、他人に渡したり教えたりしません。",
                                        "秘密鍵の漏えい、紛失、又は記載事項の変更があったときは、直ちに失効を申し込みます。",
                                        "虚偽の申込みをして不実の証明をさせた者は、法第41条により罰せられることがあります。",
                                        "申込内容と確認の記録は、電子証明書の有効期間の満了後10年間保存されます。",
                                        "電子証明書と秘密鍵を受け取ったら期限までに受領を届け出ます。届出がないときは失効します。")
                                : List.of(
                                        "A signature with this certificate may have the same legal effect as my own signature or seal.",
                                        "I alone keep the private key and its passphrase.",
                                        "I request revocation at once if the key leaks or is lost, or if what the certificate states changes.",
                                        "The records are kept for ten years after the certificate expires.")),
                new ApplicationForm.Submission(
                        List.of(new Enclosure(
                                ja ? "住民票の写し" : "Copy of the residence record (住民票の写し)",
                                ja
                                        ? "発行から3か月以内、個人番号（マイナンバー）の記載のないもの"
                                        : "Issued within three months, without the Individual Number (My Number)")),
                        List.of(
                                new Enclosure(
                                        ja ? "印鑑登録証明書" : "Seal registration certificate (印鑑登録証明書)",
                                        ja ? "発行から3か月以内のもの" : "Issued within three months"),
                                new Enclosure(
                                        ja ? "本人確認書類の写し（運転免許証・旅券など）" : "Copy of a photo ID (driving licence, passport)",
                                        ja ? "有効期間内のもの" : "Still valid")),
                        DEADLINE,
                        OFFICE));
    }

    static Printable one(String name, LetterLanguage language) {
        return Optional.ofNullable(all(language).get(name)).orElseThrow();
    }

    static Map<String, Printable> all(LetterLanguage language) {
        boolean ja = language == LetterLanguage.JAPANESE;
        Map<String, Printable> all = new TreeMap<>();
        all.put("form", form(language));
        all.put("inquiry", inquiry(language));
        all.put("defect", defects(language));
        all.put("code", code(language));
        all.put("identification", identification(language));
        all.put("confirmation", confirmation(language));
        all.put(
                "rejection",
                new Letter.Rejection(
                        head(language, PostalKind.SIMPLE_REGISTERED),
                        TODAY,
                        List.of(
                                ja
                                        ? "ご提出の印鑑登録証明書の印影と、申込書に押された印影が一致しませんでした。"
                                        : "The seal on the application form differs from the seal on the certificate you submitted.")));
        all.put(
                "resend",
                new Letter.ResendNotice(
                        head(language, PostalKind.ADDRESSEE_ONLY),
                        ja ? "照会書" : "Inquiry (照会書)",
                        LocalDate.of(2026, 11, 20),
                        DEADLINE));
        all.put(
                "delivery",
                new Letter.KeyDelivery(
                        head(language, PostalKind.ADDRESSEE_ONLY),
                        new Letter.KeyDelivery.HandOver.Enclosed(
                                ja
                                        ? List.of("ICカード　1枚", "受領書　1枚")
                                        : List.of("IC card, 1 piece", "Receipt form, 1 sheet")),
                        List.of(new Fact(ja ? "電子証明書のシリアル番号" : "Serial number", "5F3A 91C0 77D2 E814")),
                        DEADLINE));
        all.put(
                "withdrawal",
                new Letter.WithdrawalConfirmation(
                        head(language, PostalKind.ORDINARY),
                        TODAY,
                        List.of(
                                ja
                                        ? "住民票の写し及び印鑑登録証明書は、当方で保存いたします。"
                                        : "We keep the residence record and the seal certificate.")));
        all.put(
                "receipt",
                new Letter.ReceiptForm(
                        head(language, PostalKind.NONE),
                        List.of(
                                new Fact(ja ? "受け取ったもの" : "Received", ja ? "ICカード 1枚" : "IC card, 1 piece"),
                                new Fact(ja ? "シリアル番号" : "Serial number", "5F3A 91C0 77D2 E814")),
                        DEADLINE,
                        OFFICE));
        all.put(
                "return",
                new Letter.DocumentReturn(
                        head(language, PostalKind.SIMPLE_REGISTERED),
                        List.of(new Letter.DocumentReturn.Returned(
                                ja ? "住民票の写し（1通）" : "Copy of the residence record (1)",
                                ja ? "個人番号（マイナンバー）が記載されているため" : "it shows the Individual Number")),
                        List.of(
                                ja
                                        ? "利用申込書に押印がありませんでした。署名又は押印のうえ、あらためてお送りください。"
                                        : "The application form bears no seal. Please sign or seal it and send it again."),
                        true,
                        DEADLINE,
                        OFFICE));
        all.put(
                "notice",
                new Letter.Notice(
                        head(language, PostalKind.ORDINARY),
                        List.of(
                                ja
                                        ? "お申込みに必要な書類がまだ届いておりません。"
                                        : "The papers for your application have not arrived yet."),
                        DEADLINE));
        all.put("separator", new SeparatorSheet(language, CASE));
        return all;
    }
}
