package org.toroku.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {
    @Test
    void takesIdsDecisionsDatesNumbersAndFlags() {
        assertThatCode(() -> new Outcome(Map.of(
                        "decision",
                        "ACCEPT",
                        "receiptDeadline",
                        "2026-12-01T00:00:00Z",
                        "score",
                        7,
                        "automatic",
                        true)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"山田　花子", "東京都千代田区", "line\nbreak"})
    void refusesTextThatIsNoIdAndDoesNotRepeatIt(String text) {
        assertThatThrownBy(() -> new Outcome(Map.of("name", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name")
                .hasMessageNotContaining(text);
    }

    @Test
    void refusesDocumentsAndStructures() {
        assertThatThrownBy(() -> new Outcome(Map.of("certificate", "M".repeat(257))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Outcome(Map.of("items", List.of("a"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isTheSameAfterTheWayThroughTheDatabase() {
        Outcome outcome = new Outcome(Map.of("decision", "ACCEPT", "score", 7));

        assertThat(Outcome.ofJson(outcome.json())).isEqualTo(outcome);
        assertThat(outcome.isContainedIn(Map.of("decision", "ACCEPT", "score", 7L, "caseId", "x")))
                .isTrue();
        assertThat(outcome.isContainedIn(Map.of("decision", "REJECT", "score", 7)))
                .isFalse();
        assertThat(outcome.isContainedIn(Map.of("decision", "ACCEPT"))).isFalse();
    }
}
