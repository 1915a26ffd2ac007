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
                .isEqualTo("この経路では、本人と確認できなかったのに（verification = REJECTED）証明書の発行が指図されます。");
        assertThat(ProofTexts.sentence(violation, Locale.ENGLISH)).contains("(verification = REJECTED)");
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
