package org.toroku.workflows.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.toroku.workflows.Variables.INQUIRY;
import static org.toroku.workflows.Variables.PHOTO_ID;
import static org.toroku.workflows.Variables.SEAL_CERTIFICATE;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of evidence that this release brings along, kept and broken. */
class EvidenceRulesTest {

    private static final LocalDate RECEIVED = LocalDate.parse("2026-11-25");
    private static final EvidenceRules RULES = EvidenceRules.inForceOn(RECEIVED);

    private static final Enclosure SIGNED_FORM = undated("APPLICATION_FORM", Mark.SIGNED, Mark.ORIGINAL);
    private static final Enclosure SEALED_FORM = undated("APPLICATION_FORM", Mark.SEALED, Mark.ORIGINAL);
    private static final Enclosure RESIDENCE = issued("RESIDENCE_RECORD", "2026-11-01");
    private static final Enclosure SEAL = issued("SEAL_REGISTRATION_CERTIFICATE", "2026-11-01");
    private static final Enclosure LICENCE = valid("DRIVING_LICENCE", Holder.APPLICANT, "2028-01-31");
    private static final Enclosure MANDATE = undated("MANDATE", Mark.SIGNED, Mark.SEALED, Mark.ORIGINAL);
    private static final Enclosure LICENCE_OF_PROXY = valid("DRIVING_LICENCE", Holder.PROXY, "2028-01-31");

    static Stream<Arguments> completeFiles() {
        return Stream.of(
                Arguments.of(PHOTO_ID, List.of(SIGNED_FORM, RESIDENCE, LICENCE)),
                Arguments.of(PHOTO_ID, List.of(SEALED_FORM, SEAL, RESIDENCE, LICENCE)),
                Arguments.of(SEAL_CERTIFICATE, List.of(SEALED_FORM, RESIDENCE, SEAL)),
                Arguments.of(INQUIRY, List.of(SIGNED_FORM, RESIDENCE)),
                Arguments.of(
                        INQUIRY,
                        List.of(
                                SIGNED_FORM,
                                issued("FAMILY_REGISTER", "2026-09-01"),
                                issued("PROOF_OF_ADDRESS", "2026-11-24"))),
                Arguments.of(INQUIRY, List.of(SIGNED_FORM, issued("CONSULAR_RESIDENCE_CERTIFICATE", "2026-10-01"))));
    }

    @ParameterizedTest
    @MethodSource("completeFiles")
    void isCompleteByEachBaseDocumentWithItsMethodOfProof(String method, List<Enclosure> enclosures) {
        assertThat(assess(method, enclosures).outcome()).isEqualTo(Assessment.Outcome.COMPLETE);
        assertThat(assess(method, enclosures).findings()).isEmpty();
    }

    /** No document of a complete file is superfluous. */
    @ParameterizedTest
    @MethodSource("completeFiles")
    void isIncompleteWithoutAnySingleOneOfThem(String method, List<Enclosure> enclosures) {
        for (Enclosure left : enclosures) {
            List<Enclosure> rest =
                    enclosures.stream().filter(each -> !each.equals(left)).toList();
            assertThat(assess(method, rest).outcome()).isEqualTo(Assessment.Outcome.INCOMPLETE);
        }
    }

    @Test
    void namesEveryAlternativeWhereNothingIsThere() {
        assertThat(assess(PHOTO_ID, List.of()).findings())
                .containsExactly(
                        missing("signed-form", "則6(2)", "APPLICATION_FORM"),
                        missing("base-document", "則5①(1); CPS", "RESIDENCE_RECORD", "CONSULAR_RESIDENCE_CERTIFICATE"),
                        missing(
                                "photo-identification",
                                "則5①(1)イ",
                                "DRIVING_LICENCE",
                                "PASSPORT",
                                "MY_NUMBER_CARD_FRONT",
                                "RESIDENCE_CARD"));
    }

    @Test
    void asksForTheOtherHalfOfWhatIsThere() {
        assertThat(assess(INQUIRY, List.of(SIGNED_FORM, issued("FAMILY_REGISTER", "2026-11-01")))
                        .findings())
                .containsExactly(missing("base-document", "則5①(1); CPS", "PROOF_OF_ADDRESS"));
    }

    @ParameterizedTest(name = "issued {0}, received {1}: {2}")
    @CsvSource({
        "2026-08-25, 2026-11-25, true",
        "2026-08-25, 2026-11-26, false",
        "2026-08-24, 2026-11-25, false",
        "2026-11-25, 2026-11-25, true",
        "2026-08-31, 2026-11-30, true",
        "2026-08-31, 2026-12-01, false",
        "2026-11-29, 2027-02-28, true",
        "2026-11-30, 2027-02-28, true",
        "2026-11-30, 2027-03-01, false",
        "2027-02-28, 2027-05-31, true",
        "2027-02-28, 2027-06-01, false",
        "2027-11-30, 2028-02-29, true",
        "2027-11-30, 2028-03-01, false"
    })
    void countsThreeMonthsAsTheCivilCodeDoes(LocalDate issuedOn, LocalDate receivedOn, boolean fresh) {
        var record = new Enclosure(
                "RESIDENCE_RECORD",
                Holder.APPLICANT,
                Optional.of(issuedOn),
                Optional.empty(),
                receivedOn,
                Set.of(Mark.ORIGINAL),
                1);
        assertThat(defects(INQUIRY, SIGNED_FORM, record))
                .isEqualTo(fresh ? List.of() : List.of(EvidenceDefect.DOCUMENT_TOO_OLD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RESIDENCE_RECORD",
                "FAMILY_REGISTER",
                "PROOF_OF_ADDRESS",
                "CONSULAR_RESIDENCE_CERTIFICATE",
                "SEAL_REGISTRATION_CERTIFICATE"
            })
    void limitsTheAgeOfEveryDocumentThatAnOfficeIssues(String kind) {
        assertThat(RULES.requirements().stream()
                        .flatMap(row -> row.alternatives().stream())
                        .flatMap(List::stream)
                        .filter(rule -> rule.kind().equals(kind)))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.maxAge()).contains(Period.ofMonths(3)));
    }

    @Test
    void takesAnIdentificationOnItsLastDayAndNotOnTheNext() {
        assertThat(defects(PHOTO_ID, SIGNED_FORM, RESIDENCE, valid("PASSPORT", Holder.APPLICANT, "2026-11-25")))
                .isEmpty();
        assertThat(assess(PHOTO_ID, List.of(SIGNED_FORM, RESIDENCE, valid("PASSPORT", Holder.APPLICANT, "2026-11-24")))
                        .findings())
                .containsExactly(new Finding(
                        EvidenceDefect.DOCUMENT_EXPIRED,
                        List.of("PASSPORT"),
                        Holder.APPLICANT,
                        "photo-identification",
                        "則5①(1)イ"));
    }

    @Test
    void takesNoDocumentWithoutTheDateThatTheRuleAsksFor() {
        assertThat(defects(INQUIRY, SIGNED_FORM, undated("RESIDENCE_RECORD", Mark.ORIGINAL)))
                .containsExactly(EvidenceDefect.FIELD_UNREADABLE);
        assertThat(defects(PHOTO_ID, SIGNED_FORM, RESIDENCE, undated("PASSPORT", Mark.ORIGINAL)))
                .containsExactly(EvidenceDefect.FIELD_UNREADABLE);
    }

    @Test
    void takesNoDocumentThatWasIssuedAfterItCame() {
        assertThat(defects(INQUIRY, SIGNED_FORM, issued("RESIDENCE_RECORD", "2026-11-26")))
                .containsExactly(EvidenceDefect.FIELD_UNREADABLE);
    }

    @Test
    void takesNoCopies() {
        var copy = new Enclosure(
                "RESIDENCE_RECORD", Holder.APPLICANT, Optional.of(RECEIVED), Optional.empty(), RECEIVED, Set.of(), 1);
        assertThat(defects(INQUIRY, SIGNED_FORM, copy)).containsExactly(EvidenceDefect.NOT_ACCEPTED_KIND);
    }

    @Test
    void takesNoFormWithoutSignatureOrRegisteredSeal() {
        Enclosure bare = undated("APPLICATION_FORM", Mark.ORIGINAL);
        assertThat(defects(INQUIRY, bare, RESIDENCE)).containsExactly(EvidenceDefect.FORM_NOT_SEALED);
        assertThat(defects(INQUIRY, SEALED_FORM, RESIDENCE)).containsExactly(EvidenceDefect.FORM_NOT_SEALED);
        assertThat(defects(SEAL_CERTIFICATE, SIGNED_FORM, RESIDENCE, SEAL))
                .containsExactly(EvidenceDefect.FORM_NOT_SEALED);
    }

    @Test
    void isSatisfiedByTheBetterOfTwoDocumentsOfOneKind() {
        assertThat(defects(INQUIRY, SIGNED_FORM, issued("RESIDENCE_RECORD", "2026-01-01"), RESIDENCE))
                .isEmpty();
    }

    @Test
    void sendsAMyNumberBackWhateverElseIsThere() {
        var shown = new Enclosure(
                "RESIDENCE_RECORD",
                Holder.APPLICANT,
                Optional.of(RECEIVED),
                Optional.empty(),
                RECEIVED,
                Set.of(Mark.ORIGINAL, Mark.MY_NUMBER_SHOWN),
                0);
        Assessment complete = assess(INQUIRY, List.of(SIGNED_FORM, RESIDENCE, shown));
        assertThat(complete.outcome()).isEqualTo(Assessment.Outcome.QUARANTINED);
        assertThat(complete.findings())
                .containsExactly(new Finding(
                        EvidenceDefect.MY_NUMBER_SHOWN,
                        List.of("RESIDENCE_RECORD"),
                        Holder.APPLICANT,
                        "my-number",
                        "番号法20"));
        Assessment incomplete = assess(PHOTO_ID, List.of(shown));
        assertThat(incomplete.outcome()).isEqualTo(Assessment.Outcome.QUARANTINED);
        assertThat(incomplete.findings())
                .extracting(Finding::rule)
                .containsExactly("my-number", "signed-form", "photo-identification");
    }

    @Test
    void sendsAMyNumberBackOnADocumentThatNoRuleAsksFor() {
        assertThat(assess(INQUIRY, List.of(SIGNED_FORM, RESIDENCE, undated("OTHER", Mark.MY_NUMBER_SHOWN)))
                        .outcome())
                .isEqualTo(Assessment.Outcome.QUARANTINED);
    }

    @Test
    void asksAProxyForMandateSealCertificateAndOwnProof() {
        List<Enclosure> own = List.of(SIGNED_FORM, RESIDENCE);
        assertThat(RULES.assess(new ReceivedEvidence(INQUIRY, true, own)).findings())
                .extracting(Finding::rule, Finding::holder)
                .containsExactly(
                        tuple("mandate", Holder.APPLICANT),
                        tuple("mandate", Holder.APPLICANT),
                        tuple("proof-of-proxy", Holder.PROXY));
        var all = new ArrayList<>(own);
        all.addAll(List.of(MANDATE, SEAL, LICENCE_OF_PROXY));
        assertThat(RULES.assess(new ReceivedEvidence(INQUIRY, true, all)).outcome())
                .isEqualTo(Assessment.Outcome.COMPLETE);
    }

    @Test
    void proofOfOneHolderIsNoProofOfTheOther() {
        var enclosures = List.of(SIGNED_FORM, RESIDENCE, MANDATE, SEAL, LICENCE);
        assertThat(RULES.assess(new ReceivedEvidence(PHOTO_ID, true, enclosures))
                        .findings())
                .extracting(Finding::rule)
                .containsExactly("proof-of-proxy");
        assertThat(defects(PHOTO_ID, SIGNED_FORM, RESIDENCE, LICENCE_OF_PROXY))
                .containsExactly(EvidenceDefect.DOCUMENT_MISSING);
    }

    @Test
    void needsTheMandateSignedAndSealed() {
        for (Mark mark : List.of(Mark.SIGNED, Mark.SEALED)) {
            var enclosures =
                    List.of(SIGNED_FORM, RESIDENCE, SEAL, LICENCE_OF_PROXY, undated("MANDATE", mark, Mark.ORIGINAL));
            assertThat(RULES.assess(new ReceivedEvidence(INQUIRY, true, enclosures))
                            .findings())
                    .extracting(Finding::defect, Finding::rule)
                    .containsExactly(tuple(EvidenceDefect.FORM_NOT_SEALED, "mandate"));
        }
    }

    @Test
    void saysNothingTwice() {
        var evidence = new ReceivedEvidence(
                SEAL_CERTIFICATE, true, List.of(SEALED_FORM, RESIDENCE, MANDATE, LICENCE_OF_PROXY));
        assertThat(RULES.assess(evidence).findings()).extracting(Finding::rule).containsExactly("registered-seal");
    }

    @Test
    void passesNoMethodThatNoRowNames() {
        var evidence = new ReceivedEvidence("PERHAPS", false, List.of(SIGNED_FORM, RESIDENCE));
        assertThatThrownBy(() -> RULES.assess(evidence)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysByWhichRuleSetItJudged() {
        Assessment assessment = assess(INQUIRY, List.of(SIGNED_FORM, RESIDENCE));
        assertThat(assessment.version()).isEqualTo("2026-11-25.1");
        assertThat(assessment.sha256()).isEqualTo(RULES.file().sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void everyRowHasItsArticleAndSaysInTwoLanguagesWhatItDemands() {
        assertThat(RULES.requirements()).hasSize(7).allSatisfy(row -> {
            assertThat(row.article()).startsWith("則");
            assertThat(row.digest()).endsWith("。");
            assertThat(row.digestEn()).matches("[A-Z].*\\.");
        });
        assertThat(RULES.quarantines()).hasSize(1).allSatisfy(row -> {
            assertThat(row.article()).isEqualTo("番号法20");
            assertThat(row.digest()).endsWith("。");
            assertThat(row.digestEn()).matches("[A-Z].*\\.");
        });
        assertThat(RULES.source()).isEqualTo("則5①(1); 則6(2)");
        assertThat(RULES.kinds()).hasSize(11);
    }

    private static List<EvidenceDefect> defects(String method, Enclosure... enclosures) {
        return assess(method, Arrays.asList(enclosures)).findings().stream()
                .map(Finding::defect)
                .toList();
    }

    private static Assessment assess(String method, List<Enclosure> enclosures) {
        return RULES.assess(new ReceivedEvidence(method, false, enclosures));
    }

    private static Finding missing(String rule, String article, String... kinds) {
        return new Finding(EvidenceDefect.DOCUMENT_MISSING, List.of(kinds), Holder.APPLICANT, rule, article);
    }

    private static Enclosure undated(String kind, Mark... marks) {
        return new Enclosure(kind, Holder.APPLICANT, Optional.empty(), Optional.empty(), RECEIVED, Set.of(marks), 1);
    }

    private static Enclosure issued(String kind, String issuedOn) {
        return new Enclosure(
                kind,
                Holder.APPLICANT,
                Optional.of(LocalDate.parse(issuedOn)),
                Optional.empty(),
                RECEIVED,
                Set.of(Mark.ORIGINAL),
                1);
    }

    private static Enclosure valid(String kind, Holder holder, String expiresOn) {
        return new Enclosure(
                kind,
                holder,
                Optional.empty(),
                Optional.of(LocalDate.parse(expiresOn)),
                RECEIVED,
                Set.of(Mark.ORIGINAL),
                1);
    }
}
