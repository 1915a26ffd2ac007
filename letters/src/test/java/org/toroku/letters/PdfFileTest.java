package org.toroku.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PdfFileTest {
    @ParameterizedTest
    @EnumSource
    void sameInputAtTheSameInstantGivesTheSameBytes(LetterLanguage language) {
        Samples.all(language)
                .forEach((name, piece) -> assertThat(
                                Samples.press().print(piece, Samples.AT).pdf())
                        .as(name)
                        .isEqualTo(Samples.press().print(piece, Samples.AT).pdf()));
    }

    @Test
    void everyFontIsEmbeddedAsASubset() throws Exception {
        try (var document = PdfReader.of(Samples.press().print(Samples.form(LetterLanguage.JAPANESE), Samples.AT))
                .document()) {
            List<PDFont> fonts = new ArrayList<>();
            for (var page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    fonts.add(page.getResources().getFont(name));
                }
            }

            assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded);
            assertThat(fonts).allMatch(font -> font.getName().matches("[A-Z]{6}\\+.*"));
        }
        assertThat(Samples.press()
                        .print(Samples.form(LetterLanguage.JAPANESE), Samples.AT)
                        .pdf()
                        .length)
                .isLessThan(400_000);
    }

    @Test
    void fileNamesItsTitleAndLanguageIsTaggedAndRunsNothing() throws Exception {
        Printed printed = Samples.press().print(Samples.inquiry(LetterLanguage.JAPANESE), Samples.AT);
        try (var document = PdfReader.of(printed).document()) {
            var catalog = document.getDocumentCatalog();

            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("照会書 P-2026-000042-K");
            assertThat(catalog.getLanguage()).isEqualTo("ja");
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getStructureTreeRoot().getKids()).isNotEmpty();
            assertThat(catalog.getOutputIntents()).hasSize(1);
            assertThat(catalog.getOpenAction()).isNull();
            assertThat(catalog.getNames()).isNull();
            assertThat(catalog.getAcroForm()).isNull();
            assertThat(new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("照会書 P-2026-000042-K", "2026-11-25T00:30:00")
                    .doesNotContain("山田");
        }
    }

    @Test
    void batchKeepsItsOrderAndItsCoverNamesNobody() {
        var pieces = List.<Printable>of(
                Samples.defects(LetterLanguage.ENGLISH),
                new SeparatorSheet(LetterLanguage.JAPANESE, new CaseCode("P-2026-000043-M")),
                Samples.inquiry(LetterLanguage.JAPANESE));

        PdfReader pdf =
                PdfReader.of(Samples.press().print(new PrintBatch("B-1", pieces), LetterLanguage.JAPANESE, Samples.AT));

        assertThat(pdf.pages()).isEqualTo(6);
        assertThat(pdf.text(1))
                .contains("1P-2026-000042-K不備のお知らせ普通郵便22")
                .contains("2P-2026-000043-M仕切り紙郵送しない14")
                .contains("3P-2026-000042-K照会書本人限定受取郵便（基本型）25")
                .contains("合計3通5枚")
                .doesNotContain("山田", "霞が関");
        assertThat(pdf.text(2)).contains("NeedCorrection");
        assertThat(pdf.text(4)).contains("TOROKU-SEP:P-2026-000043-M");
        assertThat(pdf.text(5)).contains("照会書");
    }

    @Test
    void coverOfALargeBatchRunsOverSeveralPages() {
        var pieces =
                java.util.Collections.<Printable>nCopies(50, new SeparatorSheet(LetterLanguage.JAPANESE, Samples.CASE));

        PdfReader pdf =
                PdfReader.of(Samples.press().print(new PrintBatch("B-2", pieces), LetterLanguage.JAPANESE, Samples.AT));

        assertThat(pdf.pages()).isEqualTo(53);
        assertThat(pdf.text(3)).contains("50P-2026-000042-K仕切り紙郵送しない153", "合計50通50枚");
    }
}
