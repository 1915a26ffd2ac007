package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.EnrolmentDesk;

/** What an applicant on paper is asked for and told. */
class PaperCounterTest {
    private static PaperHouse house;

    @BeforeAll
    static void open() {
        house = PaperHouse.open();
    }

    @AfterAll
    static void close() {
        house.assertBookIntact();
        house.close();
    }

    @Test
    void stopsAProxyWhereTheServiceAllowsNone() {
        ApplicationForm self = PaperHouse.form();
        ApplicationForm proxy = new ApplicationForm(
                self.familyName(),
                self.givenName(),
                self.familyNameKana(),
                self.givenNameKana(),
                self.familyNameRomaji(),
                self.givenNameRomaji(),
                self.formerName(),
                self.birthDate(),
                self.sex(),
                self.postalCode(),
                self.address(),
                self.email(),
                self.phone(),
                ApplicationForm.Operator.PROXY);

        assertThat(house.tryApply(proxy, ProofMethod.SEAL_CERTIFICATE))
                .isEqualTo(new PaperCounter.Applied.ProxyStops());
    }

    @Test
    void showsTheChecklistToTheHolderOfTheTokenOnly() {
        PaperCase paper = house.apply(ProofMethod.PHOTO_ID);

        assertThat(house.part(PaperCounter.class)
                        .checklist(paper.applied().access())
                        .orElseThrow()
                        .enclose())
                .hasSize(3);
        EnrolmentDesk.Access guessed = new EnrolmentDesk.Access(paper.id(), "0".repeat(64));
        assertThat(house.part(PaperCounter.class).checklist(guessed)).isEmpty();
        assertThat(house.part(PaperCounter.class).printedForm(guessed))
                .isEqualTo(new PaperCounter.PrintedForm.NoSuchApplication());
    }

    @Test
    void namesOnlyDocumentsThatTheRulesKnow() {
        PaperCase paper = house.apply(ProofMethod.PHOTO_ID);
        List<String> named =
                house.part(PaperCounter.class).checklist(paper.applied().access()).orElseThrow().enclose().stream()
                        .flatMap(List::stream)
                        .map(EnclosureKind::name)
                        .toList();

        assertThat(org.toroku.workflows.evidence.EvidenceRules.inForceOn(paper.today())
                        .kinds())
                .containsAll(named);
        assertThat(java.util.Arrays.stream(EnclosureKind.values()).map(EnclosureKind::name))
                .containsAll(org.toroku.workflows.evidence.EvidenceRules.inForceOn(paper.today())
                        .kinds());
    }
}
