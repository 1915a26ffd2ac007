package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperCase.TRUTH;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.BERT;
import static org.toroku.paper.PaperHouse.CARL;
import static org.toroku.paper.PaperHouse.HANAKO;
import static org.toroku.paper.PaperHouse.OMNI;
import static org.toroku.paper.PaperHouse.POST;
import static org.toroku.paper.PaperHouse.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;

/** What may be examined, keyed again and decided, and by whom, whatever the page showed. */
class ExaminationTest {
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

    private static DecisionDesk.Act refused(String reason) {
        return new DecisionDesk.Act.Refused(reason);
    }

    @Test
    void letsNobodyWithoutTheRoleOrTheClaimActOnATask() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row task = house.task(paper.id(), TaskIds.EXAMINE_PAPER_APPLICATION);
        PaperExaminationDesk desk = house.examination();
        UUID record = paper.enclosure(EnclosureKind.RESIDENCE_RECORD);

        assertThat(house.claim(task, CARL)).isEqualTo(new Inbox.Claim.NotAllowed("role"));
        assertThat(house.claim(task, HANAKO)).isEqualTo(new Inbox.Claim.NotAllowed("own-case"));
        for (Map.Entry<Officer, String> each : Map.of(
                        CARL, "role", POST, "role", HANAKO, "own-case", BERT, "not-claimed")
                .entrySet()) {
            Officer officer = each.getKey();
            Act refusal = new Act.Refused(each.getValue());
            assertThat(desk.correctValue(task.taskKey(), officer, record, PaperField.NAME, "山田", paper.version()))
                    .isEqualTo(refusal);
            assertThat(desk.sealVerdict(task.taskKey(), officer, SealVerdict.SAME, paper.version()))
                    .isEqualTo(refusal);
            assertThat(desk.askForCorrection(task.taskKey(), officer, house.correction(), paper.version()))
                    .isEqualTo(refusal);
            assertThat(desk.escalate(task.taskKey(), officer, "x", paper.version()))
                    .isEqualTo(refusal);
        }
        assertThat(desk.advise(task.taskKey(), OMNI, "x", paper.version()))
                .as("an act of another task")
                .isEqualTo(new Act.Refused("role"));
        assertThat(desk.escalate(-1, ANNE, "x", "")).isEqualTo(new Act.Refused("gone"));
    }

    @Test
    void refusesAnActOnAnOutdatedView() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row task = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        UUID record = paper.enclosure(EnclosureKind.RESIDENCE_RECORD);
        String seen = paper.version();
        UUID late = paper.arrival(ArrivalPurpose.DOCUMENTS);

        assertThat(paper.version()).isNotEqualTo(seen);
        assertThat(house.examination().correctValue(task.taskKey(), ANNE, record, PaperField.NAME, "山田", seen))
                .isEqualTo(new Act.Refused("outdated"));
        assertThat(house.examination().askForCorrection(task.taskKey(), ANNE, house.correction(), seen))
                .isEqualTo(new Act.Refused("outdated"));
        assertThat(house.part(PaperFiles.class)
                        .of(ANNE, paper.id())
                        .orElseThrow()
                        .values())
                .isEmpty();
        assertThat(house.state(paper.id())).isEqualTo(ApplicationState.REFERRED);
        paper.enclose(late, EnclosureKind.OTHER);
    }

    @Test
    void refusesARecommendationOfWhatIsNotReadComparedOrComplete() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row task = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        UUID record = paper.enclosure(EnclosureKind.RESIDENCE_RECORD);
        assertThat(paper.recommend(task, ANNE)).isEqualTo(refused("unread-fields"));
        Map<PaperField, String> variant = new HashMap<>(TRUTH);
        variant.put(PaperField.NAME, "山田 花子");
        variant.forEach((field, value) -> PaperCase.done(
                house.examination().correctValue(task.taskKey(), ANNE, record, field, value, paper.version())));

        assertThat(paper.recommend(task, ANNE)).isEqualTo(refused("unconfirmed-fields"));
        PaperCase.done(
                house.examination().confirmField(task.taskKey(), ANNE, record, PaperField.NAME, paper.version()));
        assertThat(paper.recommend(task, ANNE)).isEqualTo(refused("seal-not-compared"));
        PaperCase.done(house.examination().sealVerdict(task.taskKey(), ANNE, SealVerdict.UNCLEAR, paper.version()));
        assertThat(paper.recommend(task, ANNE)).isEqualTo(refused("seal-not-compared"));
        PaperCase.done(house.examination().sealVerdict(task.taskKey(), ANNE, SealVerdict.SAME, paper.version()));
        PaperCase.done(house.postRoom()
                .custody(
                        POST,
                        paper.enclosure(EnclosureKind.SEAL_REGISTRATION_CERTIFICATE),
                        CustodyEvent.DESTROYED,
                        "B-1"));
        assertThat(paper.recommend(task, ANNE)).isEqualTo(refused("incomplete"));
    }

    @Test
    void keepsTheExaminerFromKeyingAgainAndFromDeciding() {
        PaperCase paper =
                house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive().examined(OMNI);
        Inbox.Row recheck = house.task(paper.id(), TaskIds.RECHECK_PAPER_APPLICATION);

        assertThat(house.claim(recheck, OMNI)).isEqualTo(new Inbox.Claim.NotAllowed("own-examination"));
        assertThat(paper.rekey(recheck, OMNI, TRUTH)).isEqualTo(new RecheckDesk.Rekeyed.Refused("own-examination"));
        assertThat(house.part(RecheckDesk.class).open(recheck.taskKey(), OMNI))
                .isEqualTo(new RecheckDesk.Opened.Refused("own-examination"));
        paper.rechecked();
        Inbox.Row decision = house.task(paper.id(), TaskIds.DECIDE_ON_PAPER_APPLICATION);
        assertThat(house.claim(decision, OMNI)).isEqualTo(new Inbox.Claim.NotAllowed("four-eyes"));
        assertThat(paper.decide(decision, OMNI, true)).isEqualTo(refused("four-eyes"));
        assertThat(house.examination().askForCorrection(decision.taskKey(), OMNI, house.correction(), paper.version()))
                .isEqualTo(new Act.Refused("four-eyes"));
        assertThat(paper.decide(decision, CARL, true)).isEqualTo(refused("not-claimed"));
    }

    @Test
    void keepsWhoJudgedTheReplyFromDeciding() {
        PaperCase paper = house.apply(ProofMethod.INQUIRY)
                .documentsArrive()
                .examined()
                .rechecked()
                .inquirySent(PaperCase.tracking())
                .replies();
        Inbox.Row reply = paper.claimed(TaskIds.EXAMINE_INQUIRY_REPLY, OMNI);
        PaperCase.done(house.examination()
                .examineReply(reply.taskKey(), OMNI, PaperExaminationDesk.ReplyVerdict.GENUINE, "", paper.version()));

        Inbox.Row decision = house.task(paper.id(), TaskIds.DECIDE_ON_PAPER_APPLICATION);
        assertThat(house.claim(decision, OMNI)).isEqualTo(new Inbox.Claim.NotAllowed("four-eyes"));
    }

    @Test
    void hidesWhatWasAcceptedFromWhoKeysItAgain() {
        PaperCase paper =
                house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive().examined();
        Inbox.Row task = paper.claimed(TaskIds.RECHECK_PAPER_APPLICATION, BERT);

        assertThat(house.part(PaperFiles.class).of(BERT, paper.id())).isEmpty();
        assertThat(house.part(RecheckDesk.class).open(task.taskKey(), BERT))
                .isInstanceOfSatisfying(
                        RecheckDesk.Opened.Sheet.class,
                        sheet -> assertThat(sheet.fields())
                                .containsExactly(PaperField.NAME, PaperField.ADDRESS, PaperField.BIRTH_DATE));
        Map<PaperField, String> incomplete = new HashMap<>(TRUTH);
        incomplete.remove(PaperField.ADDRESS);
        assertThat(paper.rekey(task, BERT, incomplete))
                .isEqualTo(new RecheckDesk.Rekeyed.Malformed(Map.of(PaperField.ADDRESS, "missing")));
    }

    @Test
    void sendsBackToTheExaminerWhatWasKeyedDifferentlyAndForgetsWhatWasTyped() {
        PaperCase paper =
                house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive().examined();
        Inbox.Row task = paper.claimed(TaskIds.RECHECK_PAPER_APPLICATION, BERT);
        Map<PaperField, String> typed = new HashMap<>(TRUTH);
        typed.put(PaperField.NAME, "山田　華子");

        assertThat(paper.rekey(task, BERT, typed))
                .isInstanceOfSatisfying(
                        RecheckDesk.Rekeyed.Different.class,
                        different -> assertThat(different.fields()).containsExactly(PaperField.NAME));
        house.task(paper.id(), TaskIds.EXAMINE_PAPER_APPLICATION);
        assertThat(house.sql()
                        .sql("SELECT string_agg(r::text, ' ') || coalesce((SELECT string_agg(detail, ' ')"
                                + " FROM audit_entry), '') FROM recheck r")
                        .query(String.class)
                        .single())
                .doesNotContain("華子");
        paper.examined().rechecked();
    }

    @Test
    void takesAVariantCharacterForADifferenceButNotAnotherWidthOrCalendar() {
        PaperCase paper =
                house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive().examined();
        Inbox.Row task = paper.claimed(TaskIds.RECHECK_PAPER_APPLICATION, BERT);
        Map<PaperField, String> typed = new HashMap<>();
        typed.put(PaperField.NAME, "山田 花子");
        typed.put(PaperField.BIRTH_DATE, "昭和５５年２月１７日");
        typed.put(PaperField.ADDRESS, "東京都千代田区霞が関二丁目1番2号");
        assertThat(org.toroku.matching.DocumentMatching.sameWriting("髙橋", "高橋")).isFalse();

        assertThat(paper.rekey(task, BERT, typed)).isEqualTo(new RecheckDesk.Rekeyed.Same());
    }

    @Test
    void acceptsNothingThatChangedAfterItWasKeyedAgain() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE)
                .documentsArrive()
                .examined()
                .rechecked();
        Inbox.Row task = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        String seen = paper.version();
        UUID late = paper.arrival(ArrivalPurpose.DOCUMENTS);
        paper.scanned(paper.enclose(late, EnclosureKind.RESIDENCE_RECORD));

        assertThat(house.decisions()
                        .decide(task.taskKey(), CARL, new DecisionDesk.Verdict(true, Optional.empty(), "", seen)))
                .isEqualTo(refused("recheck-outdated"));
        assertThat(paper.decide(task, CARL, true)).isEqualTo(refused("recheck-outdated"));
        assertThat(paper.decide(task, CARL, false)).isEqualTo(new DecisionDesk.Act.Done());
    }

    @Test
    void acceptsOnlyOnTheVersionThatWasShown() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE)
                .documentsArrive()
                .examined()
                .rechecked();
        Inbox.Row task = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        String seen = paper.version();
        paper.arrival(ArrivalPurpose.DOCUMENTS);

        assertThat(house.decisions()
                        .decide(task.taskKey(), CARL, new DecisionDesk.Verdict(true, Optional.empty(), "", seen)))
                .isEqualTo(refused("outdated"));
    }

    @Test
    void acceptsNothingThatTheExaminerDidNotRecommendOrThatIsQuarantinedMeanwhile() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row examine = paper.reads(ANNE);
        house.decisions()
                .examine(examine.taskKey(), ANNE, new DecisionDesk.Finding(false, List.of(), "疑わしい", paper.version()));
        Inbox.Row decide = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        assertThat(paper.decide(decide, CARL, true)).isEqualTo(refused("not-recommended"));

        PaperCase other = house.apply(ProofMethod.SEAL_CERTIFICATE)
                .documentsArrive()
                .examined()
                .rechecked();
        Inbox.Row task = other.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        UUID late = other.arrival(ArrivalPurpose.DOCUMENTS);
        other.enclose(late, EnclosureKind.OTHER, Flag.MY_NUMBER_SHOWN);
        assertThat(other.decide(task, CARL, true)).isEqualTo(refused("quarantined"));
    }

    @Test
    void letsTheDeciderAskForACorrection() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE)
                .documentsArrive()
                .examined()
                .rechecked();
        Inbox.Row task = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);

        assertThat(house.examination()
                        .askForCorrection(
                                task.taskKey(),
                                CARL,
                                new PaperExaminationDesk.Correction(
                                        List.of(), house.correction().due()),
                                paper.version()))
                .isEqualTo(new Act.Refused("defects-missing"));
        assertThat(house.examination()
                        .askForCorrection(
                                task.taskKey(),
                                CARL,
                                new PaperExaminationDesk.Correction(
                                        house.correction().defects(),
                                        house.clock().instant()),
                                paper.version()))
                .isEqualTo(new Act.Refused("due-implausible"));
        PaperCase.done(house.examination().askForCorrection(task.taskKey(), CARL, house.correction(), paper.version()));
        await(() -> house.outcomes(paper.id(), "send-defect-letter") == 1);
        assertThat(house.state(paper.id())).isEqualTo(ApplicationState.AWAITING_DOCUMENTS);
    }
}
