package org.toroku.workflows.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.Variables;

/** Which rule set holds on which day, and which files are no rule set. */
class RuleSetsOfEvidenceTest {

    private static final String RELEASED =
            EvidenceRules.released().getFirst().file().text();
    private static final EvidenceRules FIRST = EvidenceRules.released().getFirst();

    /** Later law: two months only. */
    private static final EvidenceRules LATER = read(RELEASED.replace("2026-11-25.1", "2027-03-01.1")
            .replace("2024-12-02\" source", "2027-04-01\" source")
            .replace("\"P3M\"", "\"P2M\""));

    @Test
    void theLatestRuleSetThatHasBegunHolds() {
        List<EvidenceRules> both = List.of(LATER, FIRST);
        assertThat(EvidenceRules.inForceOn(LocalDate.parse("2024-12-02"), both)).isEqualTo(FIRST);
        assertThat(EvidenceRules.inForceOn(LocalDate.parse("2027-03-31"), both)).isEqualTo(FIRST);
        assertThat(EvidenceRules.inForceOn(LocalDate.parse("2027-04-01"), both)).isEqualTo(LATER);
        assertThat(EvidenceRules.inForceOn(LocalDate.parse("2030-01-01"), both)).isEqualTo(LATER);
    }

    @Test
    void noRuleSetHoldsBeforeTheFirst() {
        assertThatThrownBy(() -> EvidenceRules.inForceOn(LocalDate.parse("2024-12-01")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("2024-12-01");
    }

    @Test
    void aFileThatWasCompleteByTheOldRulesNeedNotBeSoByTheNew() {
        LocalDate received = LocalDate.parse("2027-03-31");
        var evidence = new ReceivedEvidence(
                Variables.INQUIRY,
                false,
                List.of(
                        new Enclosure(
                                "APPLICATION_FORM",
                                Holder.APPLICANT,
                                Optional.empty(),
                                Optional.empty(),
                                received,
                                Set.of(Mark.SIGNED, Mark.ORIGINAL),
                                1),
                        new Enclosure(
                                "RESIDENCE_RECORD",
                                Holder.APPLICANT,
                                Optional.of(LocalDate.parse("2027-01-15")),
                                Optional.empty(),
                                received,
                                Set.of(Mark.ORIGINAL),
                                1)));
        assertThat(FIRST.assess(evidence).outcome()).isEqualTo(Assessment.Outcome.COMPLETE);
        assertThat(LATER.assess(evidence).outcome()).isEqualTo(Assessment.Outcome.INCOMPLETE);
        assertThat(LATER.assess(evidence).version()).isEqualTo("2027-03-01.1");
    }

    @Test
    void releasedRuleSetsAreDistinctByVersionAndDay() {
        assertThat(EvidenceRules.released()).extracting(EvidenceRules::version).doesNotHaveDuplicates();
        assertThat(EvidenceRules.released())
                .extracting(EvidenceRules::effectiveFrom)
                .doesNotHaveDuplicates();
        assertThat(EvidenceRules.released())
                .allSatisfy(rules -> assertThat(rules.file().resource()).contains(rules.version()));
    }

    /** Decisions name version and digest: whoever changes a rule set must give it a new version, and leave the old file. */
    @Test
    void releasedRuleSetsAreNeverChanged() {
        assertThat(EvidenceRules.released().stream()
                        .collect(Collectors.toMap(
                                EvidenceRules::version, rules -> rules.file().sha256())))
                .isEqualTo(Map.of(
                        "2026-11-25.1", "ebe40b978888558dc92af827d95b1c4168526bd034ecbb4e76ff80e8da719af3",
                        "2026-11-26.1", "c6a98910641a54e9af5ab352904e33a6f7fe14ab58c3929fcd215a54bdfa101b"));
    }

    /** From the day on which pictures are asked for, and not for what was decided before. */
    @Test
    void aDocumentThatNobodyCanLookAtIsIncompleteSinceTheSecondRuleSet() {
        LocalDate received = LocalDate.parse("2026-11-20");
        Enclosure unseen = new Enclosure(
                "RESIDENCE_RECORD",
                Holder.APPLICANT,
                Optional.of(LocalDate.parse("2026-11-01")),
                Optional.empty(),
                received,
                Set.of(Mark.ORIGINAL),
                0);
        Enclosure form = new Enclosure(
                "APPLICATION_FORM",
                Holder.APPLICANT,
                Optional.empty(),
                Optional.empty(),
                received,
                Set.of(Mark.SIGNED, Mark.ORIGINAL),
                2);
        var evidence = new ReceivedEvidence(Variables.INQUIRY, false, List.of(form, unseen));

        assertThat(EvidenceRules.inForceOn(LocalDate.parse("2026-11-25"))
                        .assess(evidence)
                        .outcome())
                .isEqualTo(Assessment.Outcome.COMPLETE);
        Assessment assessment =
                EvidenceRules.inForceOn(LocalDate.parse("2026-11-26")).assess(evidence);
        assertThat(assessment.outcome()).isEqualTo(Assessment.Outcome.INCOMPLETE);
        assertThat(assessment.findings())
                .containsExactly(new Finding(
                        EvidenceDefect.NOT_SCANNED, List.of("RESIDENCE_RECORD"), Holder.APPLICANT, "scanned", "CPS"));
    }

    static Stream<Arguments> brokenFiles() {
        return Stream.of(
                Arguments.of("version=\"2026-11-25.1\"", "version=\"new\"", "version"),
                Arguments.of("effective-from=\"2024-12-02\"", "effective-from=\"soon\"", "date"),
                Arguments.of(
                        "<evidence-rules version", "<evidence-rules note=\"x\" version", "unknown attribute: note"),
                Arguments.of("max-age=\"P3M\"", "max-age=\"P90D\"", "whole months"),
                Arguments.of("max-age=\"P3M\"", "maxage=\"P3M\"", "unknown attribute: maxage"),
                Arguments.of("unexpired=\"true\"", "unexpired=\"yes\"", "neither true nor false"),
                Arguments.of("marks=\"SIGNED ORIGINAL\"", "marks=\"SINGED ORIGINAL\"", "SINGED"),
                Arguments.of("methods=\"PHOTO_ID\"", "methods=\"PHOTO\"", "PHOTO"),
                Arguments.of(
                        "methods=\"SEAL_CERTIFICATE\"", "methods=\"SEAL_CERTIFICATE INQUIRY\"", "SEAL_CERTIFICATE"),
                Arguments.of("proxy=\"true\"", "proxy=\"false\"", "proxy"),
                Arguments.of("id=\"mandate\"", "id=\"base-document\"", "twice"),
                Arguments.of(" on-arrival=\"false\"", "", "asks for nothing"),
                Arguments.of("mark=\"MY_NUMBER_SHOWN\"", "mark=\"SEALED\"", "SEALED"),
                Arguments.of("<quarantine id", "<quarantine proxy=\"true\" id", "unknown attribute: proxy"),
                Arguments.of("id=\"base-document\"", "id=\"base-document\" methods=\"PHOTO_ID\"", "every application"),
                Arguments.of("<digest lang=\"en\">", "<digest lang=\"fr\">", "digest in en"),
                Arguments.of(
                        "<evidence-rules",
                        "<!DOCTYPE e [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>\n<evidence-rules",
                        "well-formed"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("brokenFiles")
    void refusesAFileThatForgetsOrMisspellsARow(String good, String bad, String complaint) {
        assertThat(RELEASED).contains(good);
        assertThatThrownBy(() -> read(RELEASED.replace(good, bad)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint);
    }

    private static EvidenceRules read(String text) {
        return EvidenceRulesReader.read(new ModelFile("draft", text.getBytes(StandardCharsets.UTF_8)));
    }
}
