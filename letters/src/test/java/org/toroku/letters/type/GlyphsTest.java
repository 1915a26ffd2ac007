package org.toroku.letters.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlyphsTest {
    private static final LetterFonts ALL = TestFonts.find();
    private static final LetterFonts WITHOUT_SPARE = new LetterFonts(ALL.mincho(), ALL.gothic(), List.of());

    private record Result(String text, List<Warning> warnings) {}

    private static Result print(LetterFonts fonts, String text) throws IOException {
        try (Paper paper = new Paper(fonts)) {
            paper.add().text(text, Style.mincho(12), 20, 50);
            byte[] pdf = paper.save("試験", "ja", Instant.EPOCH);
            try (var document = Loader.loadPDF(pdf)) {
                return new Result(new PDFTextStripper().getText(document).strip(), paper.warnings());
            }
        }
    }

    @Test
    void characterOfPlaneTwoComesFromTheSpareFontAndCanBeCopied() throws IOException {
        Result result = print(ALL, "𠮷野と髙﨑と𡧃");

        assertThat(result.text()).isEqualTo("𠮷野と髙﨑と𡧃");
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void characterThatNoFontHasIsShownAsGetaAndReported() throws IOException {
        Result result = print(WITHOUT_SPARE, "\uD870\uDFFF野"); // U+2C3FF, of extension E

        assertThat(result.text()).isEqualTo("〓野");
        assertThat(result.warnings()).containsExactly(new Warning.CharacterMissing(1, 0x2C3FF));
        assertThat(new Warning.CharacterMissing(1, 0x2C3FF).notation()).isEqualTo("U+2C3FF");
    }

    @Test
    void privateUseCharactersOfOtherMachinesAreNeverGuessed() throws IOException {
        // IPA fonts have a mark of their own at U+F860.
        assertThat(print(ALL, "山\uE000\uF860").warnings())
                .containsExactly(new Warning.CharacterMissing(1, 0xE000), new Warning.CharacterMissing(1, 0xF860));
    }

    @Test
    void variationSelectorIsReportedAndItsCharacterPrinted() throws IOException {
        Result result = print(ALL, "葛\uDB40\uDD00飾");

        assertThat(result.text()).isEqualTo("葛飾");
        assertThat(result.warnings()).containsExactly(new Warning.VariantNotShown(1, '葛', 0xE0100));
    }

    @Test
    void separatedKanaMarksAreJoinedButRegisterCharactersStayAsTheyAre() throws IOException {
        Result result = print(ALL, "カ\u3099ハ\u309A\uFA19");

        assertThat(result.text()).isEqualTo("ガパ\uFA19");
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void controlCharactersBecomeSpaces() throws IOException {
        assertThat(print(ALL, "a\tb\u0000c").text()).isEqualTo("a b c");
    }

    @Test
    void directionOverridesCannotTurnTheTextRound() throws IOException {
        assertThat(print(ALL, "a\u202Eb").warnings()).containsExactly(new Warning.CharacterMissing(1, 0x202E));
    }

    @Test
    void missingFontsAreNamedWithThePackagesThatBringThem(@TempDir Path empty) {
        assertThatThrownBy(() -> LetterFonts.findIn(List.of(empty)))
                .isInstanceOfSatisfying(FontsMissing.class, missing -> {
                    assertThat(missing.files()).containsExactly("ipaexm.ttf", "ipaexg.ttf");
                    assertThat(missing.packages()).containsExactly("fonts-ipaexfont-mincho", "fonts-ipaexfont-gothic");
                    assertThat(missing.searched()).containsExactly(empty);
                });
    }
}
