package org.toroku.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {
    private static PdfReader print(Printable piece) {
        return PdfReader.of(Samples.press().print(piece, Samples.AT));
    }

    @ParameterizedTest
    @CsvSource({"inquiry,INQUIRY", "defect,DEFECT", "receipt,RECEIPT"})
    void sheetThatComesBackNamesItsCaseAndItself(String piece, String token) {
        PdfReader pdf = print(Samples.one(piece, LetterLanguage.JAPANESE));

        assertThat(pdf.code(2, BarcodeFormat.QR_CODE)).isEqualTo("TOROKU:P-2026-000042-K:" + token);
    }

    @Test
    void everySheetOfTheFormCarriesItsOwnNumber() {
        PdfReader pdf = print(Samples.form(LetterLanguage.JAPANESE));

        for (int page = 1; page <= pdf.pages(); page++) {
            assertThat(pdf.code(page, BarcodeFormat.QR_CODE)).isEqualTo("TOROKU:P-2026-000042-K:" + page);
        }
    }

    @Test
    void separatorIsReadByScannersOfSquaresAndOfBars() {
        PdfReader pdf = print(new SeparatorSheet(LetterLanguage.JAPANESE, Samples.CASE));

        assertThat(pdf.code(1, BarcodeFormat.QR_CODE)).isEqualTo("TOROKU-SEP:P-2026-000042-K");
        assertThat(pdf.code(1, BarcodeFormat.CODE_128)).isEqualTo("TOROKU-SEP:P-2026-000042-K");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "p-2026", "P-2026:1", "P 2026", "P-2026-", "=1+1"})
    void caseCodeThatWouldBeReadOtherwiseIsRefused(String code) {
        assertThatThrownBy(() -> new CaseCode(code)).isInstanceOf(IllegalArgumentException.class);
    }
}
