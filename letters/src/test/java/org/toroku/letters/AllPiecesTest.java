package org.toroku.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Prints one of every kind; the files stay in target/letters for people to look at. */
class AllPiecesTest {
    private static final Path FOLDER = Path.of("target", "letters");

    @ParameterizedTest
    @EnumSource
    void everyPieceIsPrintedWithoutWarningInBothLanguages(LetterLanguage language) throws Exception {
        Files.createDirectories(FOLDER);
        for (var piece : Samples.all(language).entrySet()) {
            Printed printed = Samples.press().print(piece.getValue(), Samples.AT);

            Files.write(FOLDER.resolve(piece.getKey() + "-" + language.tag() + ".pdf"), printed.pdf());
            assertThat(printed.warnings()).as(piece.getKey()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void longAndRareNamesAndAddressesAreKeptWhole(LetterLanguage language) throws Exception {
        Files.createDirectories(FOLDER);
        String address = "北海道札幌市中央区北五条西二丁目５番地　ＪＲタワーオフィスプラザさっぽろ".repeat(6).substring(0, 200);
        String name = "𠮷野　髙﨑ｼﾞｮﾝ Bartholomew Featherstonehaugh渡邉";
        var head = Samples.head(language, PostalKind.ADDRESSEE_ONLY, Samples.to(name, address));
        var form = Samples.form(language, new ApplicationForm.Names(name, name, name, name), address);
        var batch = new PrintBatch("B-2026-0008", List.of(Samples.inquiry(head), form));

        Printed printed = Samples.press().print(batch, language, Samples.AT);

        Files.write(FOLDER.resolve("difficult-" + language.tag() + ".pdf"), printed.pdf());
        PdfReader pdf = PdfReader.of(printed);
        assertThat(pdf.text(2)).contains(PdfReader.squeezed(address) + PdfReader.squeezed(name) + "様");
        assertThat(pdf.text(5)).contains(PdfReader.squeezed(address), PdfReader.squeezed(name));
    }

    @ParameterizedTest
    @EnumSource
    void batchHoldsAllPiecesBehindItsCover(LetterLanguage language) throws Exception {
        Files.createDirectories(FOLDER);
        var pieces = List.copyOf(Samples.all(language).values());

        Printed printed = Samples.press().print(new PrintBatch("B-2026-0007", pieces), language, Samples.AT);

        Files.write(FOLDER.resolve("batch-" + language.tag() + ".pdf"), printed.pdf());
        assertThat(printed.warnings()).isEmpty();
    }
}
