package org.toroku.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentsTest {
    private static PdfReader print(Printable piece) {
        return PdfReader.of(Samples.press().print(piece, Samples.AT));
    }

    @Test
    void formShowsEveryFieldThatWasTyped() {
        assertThat(print(Samples.form(LetterLanguage.JAPANESE)).text(2))
                .contains("山田花子", "ヤマダハナコ", "YAMADAHANAKO", "旧氏鈴木", "昭和55年2月17日（1980年2月17日）", "性別女")
                .contains("〒100-0013東京都千代田区霞が関二丁目１番２号霞が関コーポ３０５号室", "KasumigasekiCorpo305")
                .contains("hanako@example.jp", "090-0000-0000", "版2026-11-23.1", "有効期間2年")
                .contains("署名（自署）", "実印", "法律第41条");
    }

    @Test
    void firstSheetSaysWhatToEncloseUntilWhenAndWhereTo() {
        assertThat(print(Samples.form(LetterLanguage.JAPANESE)).text(1))
                .contains("提出期限令和8年12月25日（必着）")
                .contains("住民票の写し発行から3か月以内、個人番号（マイナンバー）の記載のないもの")
                .contains("次のうち、いずれか一つ印鑑登録証明書", "本人確認書類の写し")
                .contains("〒100-0013東京都千代田区霞が関三丁目１番１号", "登録局書面受付係御中")
                .doesNotContain("山田");
    }

    @Test
    void formInEnglishKeepsTheAddressesJapanese() {
        PdfReader pdf = print(Samples.form(LetterLanguage.ENGLISH));

        assertThat(pdf.text(1)).contains("Mustreachusby25December2026", "東京都千代田区霞が関三丁目１番１号");
        assertThat(pdf.text(2)).contains("17February1980(昭和55年2月17日)", "SexFemale", "Article41");
    }

    @Test
    void declarationIsNeverPartedFromSignatureAndSeal() {
        ApplicationForm form = Samples.form(LetterLanguage.JAPANESE);
        for (int items = 1; items < 60; items += 4) {
            var consent = new ApplicationForm.Consent("v", Collections.nCopies(items, "確認した事項の文です。"));
            PdfReader pdf = print(new ApplicationForm(
                    form.language(), form.caseCode(), form.printedOn(), form.applicant(), consent, form.submission()));

            assertThat(pdf.text(pdf.pages())).contains("私は、上記のとおり", "承知しています。", "署名（自署）", "実印");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "${x}", "#{T(java.lang.Runtime)}", "<b>太</b>", "{deadline}", "%s%n", "\\u0041", "(Tj) ET"
            })
    void whatLooksLikeFormulaOrMarkupIsPrintedAsTyped(String typed) {
        ApplicationForm form =
                Samples.form(LetterLanguage.JAPANESE, new ApplicationForm.Names(typed, typed, typed, typed), typed);
        String expected = PdfReader.squeezed(typed);

        assertThat(print(form).text(2))
                .contains("フリガナ" + expected + "氏名" + expected + "ローマ字" + expected + "旧氏" + expected);

        LetterHead head = Samples.head(LetterLanguage.JAPANESE, PostalKind.ORDINARY, Samples.to(typed, typed));
        var defect = new Letter.DefectNotice.Defect("OTHER", typed);
        String letter = print(new Letter.DefectNotice(head, List.of(defect), Samples.DEADLINE, Samples.OFFICE))
                .text();
        assertThat(letter).contains("〒100-0013" + expected + expected + "様", "1." + expected);
    }

    @Test
    void inquiryAsksByTheRuleAndBringsItsReplyForm() {
        PdfReader pdf = print(Samples.inquiry(LetterLanguage.JAPANESE));

        assertThat(pdf.text(1))
                .contains("株式会社とうろく認証", "令和8年11月25日", "照会書", "第5条第1項第1号ハ", "記受付コードP-2026-000042-K", "以上")
                .contains("申込者の氏名山田花子", "回答期限令和8年12月25日");
        assertThat(pdf.text(2)).contains("私が申し込みました。", "私は申し込んでいません。", "御中", "住所氏名", "返送用宛名ラベル");
    }

    @Test
    void inquiryByOtherMailCannotBeWritten() {
        assertThatThrownBy(() -> Samples.inquiry(Samples.head(LetterLanguage.JAPANESE, PostalKind.ORDINARY)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rejectionWithoutAReasonCannotBeWritten() {
        LetterHead head = Samples.head(LetterLanguage.JAPANESE, PostalKind.ORDINARY);

        assertThatThrownBy(() -> new Letter.Rejection(head, Samples.TODAY, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void sixtyDefectsRunOverPagesWithoutLoss(LetterLanguage language) {
        Letter.DefectNotice one = Samples.defects(language);
        var many = Collections.nCopies(20, one.defects()).stream()
                .flatMap(List::stream)
                .toList();

        PdfReader pdf = print(new Letter.DefectNotice(one.head(), many, one.replyBy(), one.returnTo()));

        String sentence = PdfReader.squeezed(many.getLast().sentence());
        assertThat(pdf.text().split(java.util.regex.Pattern.quote(sentence), -1))
                .hasSize(41);
        assertThat(pdf.text()).contains(language == LetterLanguage.JAPANESE ? "1／" + pdf.pages() : "1/" + pdf.pages());
    }

    @Test
    void noTextOfAReturnSlipRunsIntoItsLabel() {
        Letter.DefectNotice one = Samples.defects(LetterLanguage.JAPANESE);
        var defect = one.defects().getFirst();
        for (int count = 8; count < 20; count++) {
            var many = Collections.nCopies(count, defect);
            PdfReader pdf = print(new Letter.DefectNotice(one.head(), many, one.replyBy(), one.returnTo()));

            assertThat(pdf.glyphs(pdf.pages()).stream()
                            .filter(glyph -> glyph.box().bottom() > ReplyPage.LABEL_TOP)
                            .map(PdfReader.Glyph::text))
                    .startsWith("返", "送", "用");
        }
    }

    @Test
    void codeOfTheDeliveryLetterLiesBelowTheFoldAndIsPrintedInGroups() {
        PdfReader pdf = print(Samples.code(LetterLanguage.JAPANESE));

        assertThat(pdf.text(1)).contains("7KQ2M9XWT4HN8RCV6B3YDFGJ");
        var glyphs = pdf.glyphs(1);
        int at = pdf.text(1).indexOf("7KQ2M9XW");
        assertThat(glyphs.get(at).text()).isEqualTo("7");
        assertThat(glyphs.get(at).box().y()).isGreaterThan(Window.FOLDS[0]);
    }

    /** Whoever knows nothing of the certificate learns on one page what it is and how it ends; the window shows no code. */
    @ParameterizedTest
    @EnumSource
    void confirmationSaysWhatWasIssuedAndHowItIsTakenBackOnOnePage(LetterLanguage language) {
        PdfReader pdf = print(Samples.confirmation(language));

        assertThat(pdf.pages()).isEqualTo(1);
        assertThat(pdf.text(1))
                .contains("7KQ2M9XWT4HN8RCV6B3YDFGJ5S0P", "5f3a91c077d2e814b0a1", "https://ra.example.jp/revoke");
        int at = pdf.text(1).indexOf("7KQ2M9XW");
        assertThat(pdf.glyphs(1).get(at).box().y()).isGreaterThan(Window.FOLDS[0]);
    }

    @Test
    void recordsOfPersonsSayNothingInLogs() {
        assertThat(Samples.form(LetterLanguage.JAPANESE).toString())
                .doesNotContain("山田", "ヤマダ", "YAMADA", "鈴木", "hanako", "090");
        assertThat(Samples.inquiry(LetterLanguage.JAPANESE).toString()).doesNotContain("山田", "二丁目");
        assertThat(Samples.code(LetterLanguage.JAPANESE).toString()).doesNotContain("7KQ2", "山田");
        assertThat(Samples.identification(LetterLanguage.JAPANESE).toString()).doesNotContain("7KQ2", "山田");
        assertThat(Samples.confirmation(LetterLanguage.JAPANESE).toString()).doesNotContain("7KQ2", "山田");
    }

    @ParameterizedTest
    @EnumSource
    void anOfficeWithoutEmailHasNoLineForIt(LetterLanguage language) {
        LetterHead with = Samples.head(language, PostalKind.ORDINARY);
        Office from = with.from();
        LetterHead without = new LetterHead(
                with.language(),
                with.caseCode(),
                with.date(),
                with.number(),
                with.posting(),
                new Office(from.name(), from.department(), from.address(), from.telephone(), ""));

        assertThat(notice(with)).containsIgnoringCase(mail(language));
        assertThat(notice(without)).doesNotContainIgnoringCase(mail(language)).contains(from.telephone());
    }

    private static String notice(LetterHead head) {
        return print(new Letter.Notice(head, List.of("."), null)).text();
    }

    private static String mail(LetterLanguage language) {
        return language == LetterLanguage.JAPANESE ? "メール" : "E-mail:";
    }

    @Test
    void theLetterCallsTheCodeAsThePageDoesAndSaysHowOftenItWorks() {
        assertThat(print(Samples.code(LetterLanguage.JAPANESE)).text())
                .contains("受取コード", "受領を確認されるまで何度でも使えます")
                .doesNotContain("符号", "一度だけ");
        assertThat(print(Samples.code(LetterLanguage.ENGLISH)).text())
                .contains("Pick-upcode", "asoftenasyouneeduntilyouconfirmreceipt")
                .doesNotContain("worksonce");
    }
}
