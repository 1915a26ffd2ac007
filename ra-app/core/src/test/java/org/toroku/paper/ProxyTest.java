package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.POST;
import static org.toroku.paper.PaperHouse.await;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.decision.DecisionDesk;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.ApplicationState;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;

/** 則5①(1)ただし書: where the service lets a proxy apply, mandate, its seal and the proxy are proven as well. */
class ProxyTest {
    private static PaperHouse house;

    @BeforeAll
    static void open() {
        house = PaperHouse.open(Map.of("toroku.paper.proxy-allowed", "true"));
    }

    @AfterAll
    static void close() {
        house.assertBookIntact();
        house.close();
    }

    private static ApplicationForm byProxy() {
        ApplicationForm self = PaperHouse.form();
        return new ApplicationForm(
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
    }

    private static PaperCase apply(ProofMethod method) {
        return new PaperCase(house, house.applied(byProxy(), method));
    }

    /** What the applicant would send themselves, by photo identification. */
    private static UUID ownDocuments(PaperCase paper) {
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        paper.enclose(arrival, EnclosureKind.APPLICATION_FORM, Flag.SIGNED);
        paper.enclose(arrival, EnclosureKind.RESIDENCE_RECORD);
        paper.enclose(arrival, EnclosureKind.DRIVING_LICENCE);
        paper.allScanned();
        return arrival;
    }

    private static PaperFiles.Evidence evidence(PaperCase paper) {
        return house.part(PaperFiles.class).of(POST, paper.id()).orElseThrow().evidence();
    }

    @Test
    void asksForMandateSealAndProofOfTheProxyOnThePageAndOnTheForm() throws IOException {
        PaperCase paper = apply(ProofMethod.PHOTO_ID);
        PaperCounter counter = house.part(PaperCounter.class);
        PaperCounter.Checklist list =
                counter.checklist(paper.applied().access()).orElseThrow();

        assertThat(list.enclose())
                .contains(List.of(EnclosureKind.MANDATE), List.of(EnclosureKind.SEAL_REGISTRATION_CERTIFICATE));
        assertThat(list.ofProxy()).contains(EnclosureKind.DRIVING_LICENCE, EnclosureKind.SEAL_REGISTRATION_CERTIFICATE);
        PaperCounter.PrintedForm.Ready form = (PaperCounter.PrintedForm.Ready)
                counter.printedForm(paper.applied().access());
        try (PDDocument pdf = Loader.loadPDF(form.pdf().toByteArray())) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", "")).contains("委任状", "代理人ご本人の確認書類");
        }
    }

    @Test
    void issuesToAnApplicantWhoseProxyProvedMandateSealAndThemselves() {
        PaperCase paper = apply(ProofMethod.PHOTO_ID);
        UUID arrival = ownDocuments(paper);
        paper.enclose(arrival, EnclosureKind.MANDATE, Flag.SIGNED, Flag.SEALED);
        paper.enclose(arrival, EnclosureKind.SEAL_REGISTRATION_CERTIFICATE);
        paper.enclose(arrival, EnclosureKind.DRIVING_LICENCE, Flag.OF_PROXY);
        paper.allScanned();
        assertThat(house.postRoom().complete(POST, arrival)).isEqualTo(new PostRoomDesk.Completed.Done(true));
        assertThat(evidence(paper).completeness()).isEqualTo(PaperFiles.Completeness.COMPLETE);

        paper.examined().rechecked().accepted().pickupCodeSent();

        await(() -> house.state(paper.id()) == ApplicationState.ISSUED);
    }

    /** No document of the proxy can be left out, whoever recommends. */
    @Test
    void recommendsNothingWithoutAnyOneOfThem() {
        for (EnclosureKind left :
                List.of(EnclosureKind.MANDATE, EnclosureKind.SEAL_REGISTRATION_CERTIFICATE, EnclosureKind.PASSPORT)) {
            PaperCase paper = apply(ProofMethod.PHOTO_ID);
            UUID arrival = ownDocuments(paper);
            if (left != EnclosureKind.MANDATE) {
                paper.enclose(arrival, EnclosureKind.MANDATE, Flag.SIGNED, Flag.SEALED);
            }
            if (left != EnclosureKind.SEAL_REGISTRATION_CERTIFICATE) {
                paper.enclose(arrival, EnclosureKind.SEAL_REGISTRATION_CERTIFICATE);
            }
            if (left != EnclosureKind.PASSPORT) {
                paper.enclose(arrival, EnclosureKind.PASSPORT, Flag.OF_PROXY);
            }
            paper.allScanned();
            house.postRoom().complete(POST, arrival);
            Inbox.Row task = paper.reads(ANNE);

            assertThat(paper.recommend(task, ANNE))
                    .as("without %s", left)
                    .isEqualTo(new DecisionDesk.Act.Refused("incomplete"));
        }
    }

    /** The applicant's seal on the mandate is compared, also where the method needs no seal; a new mandate anew. */
    @Test
    void acceptsNoMandateWhoseSealNobodyCompared() {
        PaperCase paper = apply(ProofMethod.PHOTO_ID);
        UUID arrival = ownDocuments(paper);
        paper.enclose(arrival, EnclosureKind.MANDATE, Flag.SIGNED, Flag.SEALED);
        paper.enclose(arrival, EnclosureKind.SEAL_REGISTRATION_CERTIFICATE);
        paper.enclose(arrival, EnclosureKind.PASSPORT, Flag.OF_PROXY);
        paper.allScanned();
        house.postRoom().complete(POST, arrival);
        Inbox.Row task = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        UUID record = paper.enclosure(EnclosureKind.RESIDENCE_RECORD);
        PaperCase.TRUTH.forEach((field, value) -> PaperCase.done(
                house.examination().correctValue(task.taskKey(), ANNE, record, field, value, paper.version())));
        assertThat(paper.recommend(task, ANNE)).isEqualTo(new DecisionDesk.Act.Refused("seal-not-compared"));

        PaperCase.done(house.examination().sealVerdict(task.taskKey(), ANNE, SealVerdict.SAME, paper.version()));
        UUID late = paper.arrival(ArrivalPurpose.DOCUMENTS);
        paper.scanned(paper.enclose(late, EnclosureKind.MANDATE, Flag.SIGNED, Flag.SEALED));
        assertThat(paper.recommend(task, ANNE)).isEqualTo(new DecisionDesk.Act.Refused("seal-outdated"));

        PaperCase.done(house.examination().sealVerdict(task.taskKey(), ANNE, SealVerdict.SAME, paper.version()));
        assertThat(paper.recommend(task, ANNE)).isEqualTo(new DecisionDesk.Act.Done());
        paper.rechecked().accepted();
    }
}
