package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.BERT;
import static org.toroku.paper.PaperHouse.OMNI;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.paper.PaperFiles.PaperFile;
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
}
