package org.toroku.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.post.PostGround.POST;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toroku.enrolment.ApplicationState;
import org.toroku.evidence.Cases;
import org.toroku.post.LetterDesk.Listing;
import org.toroku.post.LetterDesk.Printing;
import org.toroku.post.LetterDesk.Tray;
import org.toroku.post.OutgoingMail.MailState;

/** What stands on the letters that the printing desk prints, and what it keeps of them. */
class LetterPrintTest {
    private static LetterScene scene;

    @BeforeAll
    static void open() {
        scene = LetterScene.open();
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @BeforeEach
    void usual() {
        scene.usual();
    }

    @Test
    void printsTheDefectsAsSentencesWithTheWordsOfTheOfficerAndKeepsThePrint() {
        UUID caseId = scene.apply();
        UUID letter = scene.ordered(
                caseId,
                LetterKind.DEFECTS,
                LetterScene.defects("FIELD_DIFFERS", "RESIDENCE_RECORD", "ADDRESS", "番地が{document}と異なります"));

        String text = LetterScene.text(scene.printed(letter));

        assertThat(text)
                .contains("山田", "霞が関", "P-2026-000042-K", "住民票の写しの「住所」の記載が", "番地が{document}と異なります")
                .contains("令和9年1月31日", "とうろく認証局");
        assertThat(scene.kept(caseId)).isEqualTo(text);
        assertThat(scene.post().mail(caseId, letter).state()).isEqualTo(MailState.PRINTED);
    }

    @Test
    void writesToWhoChoseEnglishInEnglish() {
        scene.post().route().language = Locale.ENGLISH;
        UUID caseId = scene.apply();
        UUID letter =
                scene.ordered(caseId, LetterKind.DEFECTS, LetterScene.defects("DOCUMENT_MISSING", "PASSPORT", "", ""));

        assertThat(LetterScene.text(scene.printed(letter)))
                .contains("Thefollowingwasnotenclosed:passport.", "TorokuCertificationAuthority", "31January2027");
    }

    @Test
    void printsTheCodeOnceAndKeepsTheLetterWithoutIt() {
        UUID caseId = scene.apply();
        UUID letter = scene.ordered(caseId, LetterKind.PICKUP_CODE, LetterScene.CODE);

        String text = LetterScene.text(scene.printed(letter));

        String plain = LetterScene.CODE.replace("-", "");
        assertThat(text).contains(plain, "【本人限定受取】", "https://ra.example.jp/");
        assertThat(scene.kept(caseId)).doesNotContain(plain).contains("P-2026-000042-K");
        assertThat(scene.desk().print(POST, List.of(letter)))
                .isEqualTo(LetterScene.refused("code-printed-once", letter));
        assertThat(scene.desk().reprint(POST, letter, "紙づまり"))
                .isEqualTo(LetterScene.refused("code-printed-once", letter));
        assertThat(scene.post().ground().bookText()).doesNotContain(plain, LetterScene.CODE);
    }

    @Test
    void printsAnInquiryThatComesBackWithItsCode() throws Exception {
        UUID caseId = scene.apply();
        UUID letter = scene.ordered(caseId, LetterKind.INQUIRY);

        Printing.Ready ready = scene.printed(letter);

        assertThat(LetterScene.text(ready)).contains("照会書", "回答書", "第5条第1項第1号ハ", "【本人限定受取】", "令和9年1月31日");
        assertThat(ready.pages()).isEqualTo(2);
    }

    @Test
    void namesTheReasonsOfARejectionAndWritesNoneWithout() {
        UUID caseId = scene.apply();
        scene.move(caseId, ApplicationState.REFERRED, ApplicationState.REJECTED);
        UUID letter = scene.ordered(caseId, LetterKind.REJECTION);
        scene.post().route().reasons = List.of();
        assertThat(scene.desk().print(POST, List.of(letter)))
                .isEqualTo(LetterScene.refused("content-unreadable", letter));
        scene.post().route().reasons = List.of("not-proven");

        assertThat(LetterScene.text(scene.printed(letter))).contains("不承諾通知", "ご本人であることを確認することができませんでした。");
    }

    @Test
    void saysWhichOriginalsGoBackAndWhy() {
        UUID caseId = scene.apply();
        scene.post().route().originals = List.of(new CaseLetters.Original("RESIDENCE_RECORD", 2, true));
        UUID letter = scene.ordered(caseId, LetterKind.RETURN);
        scene.post()
                .ground()
                .transaction()
                .executeWithoutResult(status -> scene.post()
                        .part(OutgoingMail.class)
                        .posted(
                                caseId,
                                letter,
                                "RR-" + letter.toString().substring(0, 8).toUpperCase(Locale.ROOT),
                                new org.toroku.audit.Actor.Human("post")));
        assertThat(scene.tray(Tray.TO_PRINT)).contains(letter);

        assertThat(LetterScene.text(scene.printed(letter))).contains("原本返送", "住民票の写し", "個人番号", "【簡易書留】");
        assertThat(scene.post().mail(caseId, letter).state()).isEqualTo(MailState.POSTED);
        assertThat(scene.tray(Tray.TO_PRINT)).doesNotContain(letter);
    }

    /** It lies in the envelope with the originals, so it is printed before they leave, alone or with others. */
    @Test
    void printsTheCoveringLetterBeforeItsOriginalsLeaveWithAReceiptOfThem() {
        UUID caseId = scene.apply();
        scene.post().route().originals = List.of(new CaseLetters.Original("RESIDENCE_RECORD", 2, true));
        UUID letter = scene.ordered(caseId, LetterKind.RETURN);
        assertThat(scene.tray(Tray.TO_PRINT)).contains(letter);

        assertThat(LetterScene.text(scene.printed(letter)))
                .contains("個人番号（マイナンバー）の記載があるため", "受領書兼返送票", "住民票の写し（2枚）", "TOROKU:P-2026-000042-K:RETURN");
        assertThat(scene.post().mail(caseId, letter).state()).isEqualTo(MailState.PRINTED);
        assertThat(scene.tray(Tray.TO_POST)).contains(letter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void printsNoticesInOneLanguage(String language) {
        scene.post().route().language = Locale.of(language);
        UUID letter = scene.ordered(
                scene.apply(), LetterKind.NOTICE, "受付番号 / Case number: P-1\n\n手続を中止しました。\nYour case has stopped.\n");

        String text = LetterScene.text(scene.printed(letter));

        assertThat(text.contains("手続を中止しました。")).isEqualTo(language.equals("ja"));
        assertThat(text.contains("Yourcasehasstopped.")).isEqualTo(language.equals("en"));
    }

    @Test
    void printsABatchBehindACoverThatNamesNobody() throws Exception {
        UUID first = scene.ordered(scene.apply(), LetterKind.REMINDER);
        UUID second = scene.ordered(scene.apply(), LetterKind.INQUIRY);

        Printing.Ready ready = scene.printed(first, second);

        assertThat(ready.pieces()).extracting(LetterDesk.Piece::letter).containsExactly(first, second);
        try (PDDocument document = Loader.loadPDF(ready.pdf().toByteArray())) {
            PDFTextStripper cover = new PDFTextStripper();
            cover.setEndPage(1);
            assertThat(cover.getText(document)).contains("印刷綴り").doesNotContain("山田");
        }
    }

    @Test
    void printsAllOfABatchOrNothing() {
        UUID caseId = scene.apply();
        UUID good = scene.ordered(caseId, LetterKind.REMINDER);
        UUID bad = scene.ordered(caseId, LetterKind.DEFECTS, "{\"defects\":[]}");

        assertThat(scene.desk().print(POST, List.of(good, bad)))
                .isEqualTo(LetterScene.refused("content-unreadable", bad));

        assertThat(scene.post().mail(caseId, good).state()).isEqualTo(MailState.ORDERED);
    }

    @Test
    void tellsTheOfficerOfACharacterThatNoFontHas() {
        UUID caseId = scene.post()
                .ground()
                .cases()
                .apply(Cases.named("山\uE000", Cases.HANAKO.givenName()), Cases.Origin.anywhere());
        UUID letter = scene.ordered(caseId, LetterKind.REMINDER);

        LetterDesk.Flaw missing = new LetterDesk.Flaw("character-missing", 1, "U+E000");
        assertThat(scene.printed(letter).pieces().getFirst().flaws()).containsExactly(missing);
        Listing.Letters waiting = (Listing.Letters) scene.desk().letters(POST, Tray.TO_POST);
        assertThat(waiting.items())
                .filteredOn(item -> item.mail().id().equals(letter))
                .singleElement()
                .satisfies(item -> assertThat(item.flaws()).containsExactly(missing));
    }
}
