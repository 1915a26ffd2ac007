package org.toroku.workflows.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.toroku.workflows.AdditionalCheck;

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
    void textsOfACheckAreCalledAsThePanelCallsThem() throws IOException {
        String template;
        try (InputStream in = ProofTexts.class.getResourceAsStream("/element-templates/toroku.json")) {
            template = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Stream.concat(
                        Stream.of("instruction", "instruction_en", "name_en"),
                        AdditionalCheck.POINT_CODES.stream()
                                .flatMap(point -> Stream.of("point_" + point, "point_" + point + "_en")))
                .forEach(property -> assertThat(template)
                        .contains("\"label\": \"" + CheckFields.label(property) + "\"")
                        .contains("\"name\": \"" + property + "\""));
        Violation violation = new Violation(
                Codes.CHECK_TEXT_MISSING, "p", "confirm-by-phone", List.of(), Map.of("what", "point_b_en"));
        assertThat(ProofTexts.sentence(violation, Locale.JAPANESE)).contains("「Point 2 in English」がありません");
        assertThat(ProofTexts.sentence(violation, Locale.ENGLISH)).contains("lacks “Point 2 in English”");
    }

    @Test
    void saysToLeaveTheSecondEqualsSignOut() {
        Violation violation = new Violation(
                Codes.EXPRESSION_EQUALS_TWICE,
                "p",
                "found",
                List.of(),
                Map.of("what", "==additionalCheck = \"PASSED\""));
        assertThat(ProofTexts.sentence(violation, Locale.JAPANESE))
                .contains("「==」で始まっています（==additionalCheck = \"PASSED\"）", "その後ろだけを書いて");
        assertThat(ProofTexts.sentence(violation, Locale.ENGLISH)).contains("write only what follows it");
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
