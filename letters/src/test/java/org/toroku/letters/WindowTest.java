package org.toroku.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toroku.letters.type.Box;
import org.toroku.letters.type.Warning;

class WindowTest {
    private static final Box PAGE = new Box(15, 10, 180, 280);
    private static final String LONG_ADDRESS =
            "東京都千代田区霞が関二丁目１番２号霞が関コーポラティブハウス".repeat(7).substring(0, 200);
    private static final String LONG_NAME =
            "寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末食う寝る処に住む処".repeat(2).substring(0, 40);

    private static String seen(PdfReader pdf, Box box) {
        return pdf.glyphs(1).stream()
                .filter(glyph -> glyph.touches(box))
                .map(PdfReader.Glyph::text)
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @EnumSource
    void everyLetterShowsItsAddressAndNothingElseInTheWindow(LetterLanguage language) {
        Samples.all(language).values().stream().filter(Letter.class::isInstance).forEach(letter -> {
            PdfReader pdf = PdfReader.of(Samples.press().print(letter, Samples.AT));

            String expected =
                    Postal.stamp(letter.postal()) + "〒100-0013東京都千代田区霞が関二丁目１番２号霞が関コーポ３０５号室山田花子様P-2026-000042-K";
            assertThat(seen(pdf, Window.EVER_SEEN)).isEqualTo(expected);
            assertThat(pdf.glyphs(1).stream().filter(glyph -> glyph.touches(Window.EVER_SEEN)))
                    .allMatch(glyph -> glyph.inside(Window.ALWAYS_SEEN));
        });
    }

    @ParameterizedTest
    @EnumSource
    void addressOf200AndNameOf40CharactersShrinkIntoTheWindow(LetterLanguage language) {
        LetterHead head = Samples.head(language, PostalKind.ADDRESSEE_ONLY, Samples.to(LONG_NAME, LONG_ADDRESS));

        Printed printed = Samples.press().print(Samples.inquiry(head), Samples.AT);

        PdfReader pdf = PdfReader.of(printed);
        assertThat(seen(pdf, Window.EVER_SEEN))
                .isEqualTo("【本人限定受取】〒100-0013" + LONG_ADDRESS + LONG_NAME + "様P-2026-000042-K");
        assertThat(pdf.glyphs(1).stream().filter(glyph -> glyph.touches(Window.EVER_SEEN)))
                .allMatch(glyph -> glyph.inside(Window.ALWAYS_SEEN));
        assertThat(printed.warnings()).allMatch(Warning.SetVerySmall.class::isInstance);
    }

    @Test
    void textThatCanNeverFitIsCutWithAWarning() {
        LetterHead head = Samples.head(
                LetterLanguage.JAPANESE, PostalKind.ADDRESSEE_ONLY, Samples.to(LONG_NAME, LONG_ADDRESS.repeat(20)));

        Printed printed = Samples.press().print(Samples.inquiry(head), Samples.AT);

        assertThat(printed.warnings()).contains(new Warning.Cut(1));
        assertThat(PdfReader.of(printed).glyphs(1).stream().filter(glyph -> glyph.touches(Window.EVER_SEEN)))
                .allMatch(glyph -> glyph.inside(Window.ALWAYS_SEEN));
    }

    @Test
    void theHonorificNeverStandsAloneOnALine() {
        for (int length = 10; length < 24; length++) {
            LetterHead head = Samples.head(
                    LetterLanguage.JAPANESE,
                    PostalKind.ADDRESSEE_ONLY,
                    Samples.to(LONG_NAME.substring(0, length), "東京都"));
            List<PdfReader.Glyph> glyphs = PdfReader.of(Samples.press().print(Samples.inquiry(head), Samples.AT))
                    .glyphs(1);

            int sama = glyphs.stream().map(PdfReader.Glyph::text).toList().indexOf("様");
            assertThat(glyphs.get(sama).box().bottom())
                    .isEqualTo(glyphs.get(sama - 1).box().bottom());
        }
    }

    private static void assertThatNothingOverlaps(String name, Printable piece) {
        PdfReader pdf = PdfReader.of(Samples.press().print(piece, Samples.AT));
        for (int page = 1; page <= pdf.pages(); page++) {
            List<PdfReader.Glyph> glyphs = pdf.glyphs(page).stream()
                    .filter(glyph -> glyph.box().width() > 0.6f)
                    .toList();
            for (int i = 0; i < glyphs.size(); i++) {
                for (int j = i + 1; j < glyphs.size(); j++) {
                    if (glyphs.get(i).touches(glyphs.get(j).box().inset(0.25f, 0.25f))) {
                        fail("%s, page %s: %s over %s", name, page, glyphs.get(i), glyphs.get(j));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void noCharacterIsPrintedOverAnother(LetterLanguage language) {
        Samples.all(language).forEach(WindowTest::assertThatNothingOverlaps);
    }

    @Test
    void longestCodesAndLabelsOverlapNothing() {
        LetterHead plain = Samples.head(LetterLanguage.JAPANESE, PostalKind.NONE);
        LetterHead head = new LetterHead(
                plain.language(),
                new CaseCode("P-2026-" + "8".repeat(33)),
                plain.date(),
                "文書番号".repeat(20),
                plain.posting(),
                plain.from());
        List<Fact> facts =
                List.of(new Fact("とても長い見出し".repeat(6), "値"), new Fact("見出し", "とても長い値。".repeat(30)), new Fact("終", "値"));

        assertThatNothingOverlaps("receipt", new Letter.ReceiptForm(head, facts, Samples.DEADLINE, Samples.hanako()));
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsSetOutsideTheMargins(LetterLanguage language) {
        Samples.all(language).forEach((name, piece) -> {
            PdfReader pdf = PdfReader.of(Samples.press().print(piece, Samples.AT));
            for (int page = 1; page <= pdf.pages(); page++) {
                assertThat(pdf.glyphs(page)).as(name).allMatch(glyph -> glyph.inside(PAGE));
            }
        });
    }
}
