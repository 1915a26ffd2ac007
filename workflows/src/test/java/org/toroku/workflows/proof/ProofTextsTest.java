package org.toroku.workflows.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProofTextsTest {
    @Test
    void everyCodeSaysInBothLanguagesWhatCouldHappen() {
        for (Locale locale : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
            assertThat(ProofTexts.codes(locale)).containsExactlyInAnyOrderElementsOf(Codes.ALL);
        }
    }

    @Test
    void codesAreDifferentAndReadable() {
        assertThat(Codes.ALL)
                .hasSizeGreaterThan(80)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z0-9-]+"));
    }

    @Test
    void sentencesNameWhatTheyAreAbout() {
        Violation violation = new Violation(
                Codes.ISSUE_DESPITE_IDENTITY,
                "issue-certificate",
                "order-certificate",
                List.of(),
                Map.of("what", "verification = REJECTED"));
        assertThat(ProofTexts.sentence(violation, Locale.JAPANESE))
                .isEqualTo("この経路では、本人と確認できなかったのに（本人確認の結果［verification］が「不合格」［REJECTED］）証明書の発行が指図されます。");
        assertThat(ProofTexts.sentence(violation, Locale.ENGLISH))
                .contains("(the outcome of the identity check [verification] is “not passed” [REJECTED])");
    }

    @Test
    void whatIsNotDecidedYetIsSaidInWords() {
        Violation violation = new Violation(
                Codes.OUTCOME_WITHOUT_WAY,
                "p",
                "decided",
                List.of(),
                Map.of("values", "decision = null, inquiryAttempts = 2, verification = ?"));
        assertThat(ProofTexts.sentence(violation, Locale.JAPANESE))
                .contains("「諾否の決定［decision］がまだない、照会書を送った回数［inquiryAttempts］が2、" + "本人確認の結果［verification］が何であっても」の場合");
        assertThat(ProofTexts.sentence(violation, Locale.ENGLISH))
                .contains("there is no decision [decision] yet and the number of inquiries that were sent")
                .endsWith("and whatever the outcome of the identity check [verification] is.")
                .doesNotContain("null");
        Violation never = new Violation(Codes.ISSUE_AGAIN, "p", "issue", List.of(), Map.of("what", "issuance = "));
        assertThat(ProofTexts.sentence(never, Locale.JAPANESE)).contains("（発行の結果［issuance］がまだない）");
    }

    @Test
    void everyVariableAndValueHasAWordInBothLanguages() {
        for (Locale locale : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
            assertThat(KnownWords.words(locale).stringPropertyNames())
                    .containsExactlyInAnyOrderElementsOf(KnownWords.keys());
        }
    }

    /** A sentence may not change its form because a model says so. */
    @Test
    void whatAModelSaysIsNoPartOfTheForm() {
        Violation violation =
                new Violation(Codes.UNKNOWN_VALUE, "p", "{process} $1", List.of(), Map.of("what", "{element}\\"));
        assertThat(ProofTexts.sentence(violation, Locale.ENGLISH))
                .isEqualTo("At “{process} $1” is asked for {element}\\, which never happens.");
    }
}
