package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.BERT;
import static org.toroku.paper.PaperHouse.OMNI;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.PreviewDesk;
import org.toroku.officers.Roles;
import org.toroku.paper.PaperFiles.PaperFile;
import org.toroku.post.LetterDesk;
import org.toroku.post.LetterKind;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;

/** Who keys a case again has not been shown what its documents say. */
class BlindKeyingTest {
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

    private static PaperFile file(PaperCase paper, Officer officer) {
        return house.part(PaperFiles.class).of(officer, paper.id()).orElseThrow();
    }

    private static Inbox.Claim claimRecheck(PaperCase paper, Officer officer) {
        return house.claim(house.task(paper.id(), TaskIds.RECHECK_PAPER_APPLICATION), officer);
    }

    private static void release(Inbox.Row task, Officer officer) {
        house.part(Inbox.class).release(task.taskKey(), officer.username());
    }

    @Test
    void showsAnExaminerWhoOnlyLooksNoValueAndLetsThemKey() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row task = paper.reads(ANNE);

        assertThat(file(paper, BERT).values()).isEmpty();
        assertThat(file(paper, BERT).matrix()).isEmpty();
        assertThat(file(paper, BERT).enclosures()).isNotEmpty();
        assertThat(file(paper, ANNE).values()).isNotEmpty();

        paper.recommend(task, ANNE);
        assertThat(file(paper, ANNE).values()).as("known to her anyway").isNotEmpty();
        assertThat(claimRecheck(paper, BERT)).isInstanceOf(Inbox.Claim.Claimed.class);
    }

    /** The form is as good a crib as what was read: it is what will be certified. */
    @Test
    void showsNoCriticalValueByAnyWayToWhoMayStillKey() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row task = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        PaperCase.done(house.examination().escalate(task.taskKey(), ANNE, "氏名は山田　花子か", paper.version()));
        Inbox.Row advice = paper.claimed(TaskIds.ADVISE_ON_PAPER_APPLICATION, PaperHouse.MONA);
        PaperCase.done(house.examination().advise(advice.taskKey(), PaperHouse.MONA, "山田　花子", paper.version()));
        paper.examined(ANNE);
        house.task(paper.id(), TaskIds.RECHECK_PAPER_APPLICATION);

        PaperFile shown = file(paper, BERT);
        assertThat(shown.form()).isEmpty();
        assertThat(shown.values()).isEmpty();
        assertThat(shown.events())
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.words()).isEmpty());
        assertThat(house.part(PreviewDesk.class).preview(BERT, paper.id()))
                .isEqualTo(new PreviewDesk.Preview.Refused("values-withheld"));
        assertThat(listed(paper, BERT, "").applicantName()).isEmpty();
        assertThat(house.part(Inbox.class).list(filter(BERT, "花子"), BERT.roles()))
                .as("nor by asking for a guess")
                .noneMatch(row -> row.caseId().equals(paper.id()));

        assertThat(claimRecheck(paper, BERT)).isInstanceOf(Inbox.Claim.Claimed.class);
        assertThat(listed(paper, BERT, "").applicantName()).isEmpty();
        assertThat(house.part(PreviewDesk.class).preview(BERT, paper.id()))
                .isEqualTo(new PreviewDesk.Preview.Refused("values-withheld"));
        assertThat(house.part(PaperFiles.class).of(BERT, paper.id())).isEmpty();
    }

    private static Inbox.Filter filter(Officer officer, String text) {
        return new Inbox.Filter(text, Optional.empty(), false, officer.username(), 0, 1000);
    }

    private static Inbox.Row listed(PaperCase paper, Officer officer, String text) {
        return house.part(Inbox.class).list(filter(officer, text), officer.roles()).stream()
                .filter(row -> row.caseId().equals(paper.id()))
                .findFirst()
                .orElseThrow();
    }

    /** Whoever takes a case, reads the list and lets go again would know the name without anything on record. */
    @Test
    void showsTheNameInNoListToAnyExaminer() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        house.task(paper.id(), TaskIds.EXAMINE_PAPER_APPLICATION);
        assertThat(listed(paper, ANNE, "").applicantName()).isEmpty();

        paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);

        assertThat(listed(paper, ANNE, "").applicantName()).isEmpty();
        assertThat(house.part(Inbox.class).list(filter(ANNE, "花子"), ANNE.roles()))
                .noneMatch(row -> row.caseId().equals(paper.id()));
    }

    @Test
    void keepsWhoWasShownTheDraftOfTheCertificateFromKeying() {
        PaperCase paper =
                house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive().examined();
        assertThat(house.part(PreviewDesk.class).preview(OMNI, paper.id()))
                .isNotInstanceOf(PreviewDesk.Preview.Refused.class);

        assertThat(claimRecheck(paper, OMNI)).isEqualTo(new Inbox.Claim.NotAllowed("seen-values"));
    }

    @Test
    void keepsWhoPrintedALetterToTheApplicantFromKeying() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row task = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        PaperCase.done(house.examination().askForCorrection(task.taskKey(), ANNE, house.correction(), paper.version()));
        PaperHouse.await(() -> house.outcomes(paper.id(), "send-defect-letter") == 1);
        Officer dora = new Officer("dora", Set.of(Roles.POST_ROOM, Roles.EXAMINER));
        house.register(dora, "職員　ドーラ");
        assertThat(house.part(LetterDesk.class)
                        .print(dora, List.of(paper.letter(LetterKind.DEFECTS).id())))
                .isInstanceOf(LetterDesk.Printing.Ready.class);
        paper.documentsArrive().examined(ANNE);

        assertThat(claimRecheck(paper, dora)).isEqualTo(new Inbox.Claim.NotAllowed("seen-values"));
    }

    @Test
    void keepsWhoTookTheTaskAndLookedFromKeying() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row task = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, BERT);
        assertThat(file(paper, BERT).matrix()).isNotEmpty();
        release(task, BERT);
        paper.examined(ANNE);

        assertThat(claimRecheck(paper, BERT)).isEqualTo(new Inbox.Claim.NotAllowed("seen-values"));
        assertThat(house.part(RecheckDesk.class)
                        .rekey(
                                house.task(paper.id(), TaskIds.RECHECK_PAPER_APPLICATION)
                                        .taskKey(),
                                BERT,
                                PaperCase.TRUTH,
                                paper.version()))
                .isEqualTo(new RecheckDesk.Rekeyed.Refused("seen-values"));
        assertThat(claimRecheck(paper, OMNI)).isInstanceOf(Inbox.Claim.Claimed.class);
    }

    @Test
    void keepsWhoWroteAValueDownFromKeyingEvenIfNoPageShowedIt() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row task = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, BERT);
        PaperCase.done(house.examination()
                .correctValue(
                        task.taskKey(),
                        BERT,
                        paper.enclosure(EnclosureKind.RESIDENCE_RECORD),
                        PaperField.NAME,
                        "山田　花子",
                        paper.version()));
        release(task, BERT);
        paper.examined(ANNE);

        assertThat(claimRecheck(paper, BERT)).isEqualTo(new Inbox.Claim.NotAllowed("own-examination"));
    }

    @Test
    void recordsOnceThatValuesWereShownAndChangesNothingByIt() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        paper.examined(ANNE);
        String before = paper.version();

        assertThat(file(paper, OMNI).values()).isNotEmpty();
        file(paper, OMNI);

        assertThat(paper.version()).isEqualTo(before);
        assertThat(house.sql()
                        .sql("SELECT count(*) FROM audit_entry WHERE case_id = ? AND action = 'values-shown'"
                                + " AND actor = 'omni'")
                        .param(paper.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(claimRecheck(paper, OMNI)).isEqualTo(new Inbox.Claim.NotAllowed("seen-values"));
        assertThat(house.part(Inbox.class)
                        .find(house.task(paper.id(), TaskIds.RECHECK_PAPER_APPLICATION)
                                .taskKey())
                        .flatMap(Inbox.Row::assignee))
                .isEqualTo(Optional.empty());
    }

    /** What the house printed says in print what is keyed; whoever may still key looks at what the applicant sent. */
    @Test
    void showsNoPictureOfWhatTheHousePrintedToWhoMayStillKey() {
        PaperCase paper = house.apply(ProofMethod.INQUIRY).documentsArrive();
        UUID form = page(paper, EnclosureKind.APPLICATION_FORM);
        UUID record = page(paper, EnclosureKind.RESIDENCE_RECORD);
        PaperFiles files = house.part(PaperFiles.class);

        assertThat(files.image(BERT, form)).isEqualTo(new PaperFiles.Image.Withheld("blind-keying"));
        assertThat(files.image(BERT, record)).isInstanceOf(PaperFiles.Image.Shown.class);
        paper.examined(ANNE);
        assertThat(files.image(ANNE, form)).isInstanceOf(PaperFiles.Image.Shown.class);
        for (Officer other : List.of(PaperHouse.POST, PaperHouse.CARL, PaperHouse.MONA)) {
            assertThat(files.image(other, form)).as(other.username()).isInstanceOf(PaperFiles.Image.Shown.class);
        }

        assertThat(claimRecheck(paper, BERT)).isInstanceOf(Inbox.Claim.Claimed.class);

        assertThat(files.image(BERT, form)).isEqualTo(new PaperFiles.Image.Withheld("blind-keying"));
        assertThat(files.image(BERT, record)).isInstanceOf(PaperFiles.Image.Shown.class);
    }

    @Test
    void letsNobodyKeyWhoWasShownThePictureOfTheForm() {
        Officer both = new Officer("pia", Set.of(Roles.DECIDER, Roles.EXAMINER));
        house.register(both, "職員　pia");
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        assertThat(house.part(PaperFiles.class).image(both, page(paper, EnclosureKind.APPLICATION_FORM)))
                .isInstanceOf(PaperFiles.Image.Shown.class);
        paper.examined(ANNE);

        assertThat(claimRecheck(paper, both)).isEqualTo(new Inbox.Claim.NotAllowed("seen-values"));
    }

    private static UUID page(PaperCase paper, EnclosureKind kind) {
        return file(paper, ANNE).enclosures().stream()
                .filter(each -> each.kind() == kind)
                .flatMap(each -> each.pages().stream())
                .findFirst()
                .orElseThrow()
                .id();
    }
}
