package org.toroku.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.matching.MatchReport.FieldMatch;
import org.toroku.matching.MatchReport.Verdict;

/** What a document cannot write is for people to compare, and never the same for certain (代替文字). */
class DocumentMatchingTest {
    private static ApplicationForm form() {
        return new ApplicationForm(
                "𠮷田",
                "花子",
                "ヨシダ",
                "ハナコ",
                "YOSHIDA",
                "HANAKO",
                Optional.empty(),
                LocalDate.of(1980, 2, 17),
                ApplicationForm.Sex.FEMALE,
                "1000013",
                "東京都葛󠄀飾区見本町1-2-3",
                "a@example.jp",
                "0312345678",
                ApplicationForm.Operator.SELF);
    }

    @ParameterizedTest
    @CsvSource({
        "〓田　花子, UNDECIDABLE",
        "□田　花子, UNDECIDABLE",
        "●田　花子, UNDECIDABLE",
        "＊田花子, UNDECIDABLE",
        "?田　花子, UNDECIDABLE",
        "\uE757田　花子, UNDECIDABLE",
        "〓田　太郎, DIFFERENT",
        "〓　花子, DIFFERENT",
        "𠮷田　花子, EQUAL",
        "吉田　花子, VARIANT"
    })
    void aNameWithAStandInAgreesOrDiffersButIsNeverTheSame(String read, Verdict verdict) {
        FieldMatch match = DocumentMatching.name(form(), read);

        assertThat(match.verdict()).isEqualTo(verdict);
        assertThat(match.notes().contains(TextComparison.SUBSTITUTE))
                .isEqualTo(!DocumentMatching.substitutes(read).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"東京都〓飾区見本町1-2-3, UNDECIDABLE", "東京都〓飾区見本町一丁目2番3号, UNDECIDABLE", "東京都〓飾区見本町1-2-4, DIFFERENT"})
    void anAddressLikewise(String read, Verdict verdict) {
        assertThat(DocumentMatching.address(form(), read).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"𠮷〓田, 1", "〓, 0", "二〇番, ''", "𠮷田　花子, ''"})
    void placesAreCodePoints(String read, String place) {
        assertThat(DocumentMatching.substitutes(read).toString()).isEqualTo("{" + place + "}");
    }
}
