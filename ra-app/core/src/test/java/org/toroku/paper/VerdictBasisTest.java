package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.CARL;
import static org.toroku.paper.PaperHouse.MONA;
import static org.toroku.paper.PaperHouse.POST;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.toroku.decision.DecisionDesk;
import org.toroku.paper.PaperExaminationDesk.ReplyVerdict;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.paper.PaperFiles.Judged;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;

/** A verdict is worth something for exactly those pages that lay before the person who gave it. */
@ExtendWith(SharedHouse.class)
class VerdictBasisTest {
    private final PaperHouse house;

    VerdictBasisTest(PaperHouse house) {
        this.house = house;
    }

    private Set<Judged> outdated(PaperCase paper) {
        return house.part(PaperFiles.class).of(MONA, paper.id()).orElseThrow().outdated();
    }

    private Act seal(PaperCase paper, Inbox.Row task) {
        return house.examination().sealVerdict(task.taskKey(), ANNE, SealVerdict.SAME, paper.version());
    }

    private void destroyed(UUID enclosure) {
        PaperCase.done(house.postRoom().custody(POST, enclosure, CustodyEvent.DESTROYED, "B-1"));
    }

    private static DecisionDesk.Act refused(String reason) {
        return new DecisionDesk.Act.Refused(reason);
    }

    @Test
    void aSealIsComparedAgainOnceTheDocumentHasAPageMore() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row task = paper.reads(ANNE);
        assertThat(outdated(paper)).isEmpty();

        paper.scanned(paper.enclosure(EnclosureKind.SEAL_REGISTRATION_CERTIFICATE));

        assertThat(paper.recommend(task, ANNE)).isEqualTo(refused("seal-outdated"));
        assertThat(outdated(paper)).containsExactly(Judged.SEAL);
        PaperCase.done(seal(paper, task));
        assertThat(outdated(paper)).isEmpty();
        assertThat(paper.recommend(task, ANNE)).isEqualTo(new DecisionDesk.Act.Done());
        house.assertBookIntact();
    }

    @Test
    void aVerdictOnANewerDocumentIsNoneOnTheOlderThatTakesItsPlaceAgain() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        UUID newer = paper.enclose(
                paper.arrival(ArrivalPurpose.DOCUMENTS), EnclosureKind.APPLICATION_FORM, Flag.SEALED, Flag.SIGNED);
        paper.scanned(newer);
        Inbox.Row task = paper.reads(ANNE);

        destroyed(newer);

        assertThat(paper.recommend(task, ANNE)).isEqualTo(refused("seal-outdated"));
        assertThat(outdated(paper)).containsExactly(Judged.SEAL);
    }

    @Test
    void aPageThatIsWithheldTakesItsVerdictAlong() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        UUID page = paper.scanned(paper.enclosure(EnclosureKind.SEAL_REGISTRATION_CERTIFICATE));
        paper.reads(ANNE);

        PaperCase.done(house.postRoom().quarantine(POST, page));

        assertThat(outdated(paper)).contains(Judged.SEAL);
    }

    @Test
    void aRecommendationIsWorthNothingForADocumentThatCameAfterItThoughTheKeyingSawIt() {
        PaperCase paper =
                house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive().examined();
        paper.scanned(paper.enclose(paper.arrival(ArrivalPurpose.DOCUMENTS), EnclosureKind.OTHER));
        assertThat(outdated(paper)).containsExactly(Judged.EXAMINATION);
        paper.rechecked();

        Inbox.Row task = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        assertThat(paper.decide(task, CARL, true)).isEqualTo(refused("examination-outdated"));
        PaperCase.done(house.examination().reexamine(task.taskKey(), CARL, "書類が増えた", paper.version()));
        paper.examined().rechecked();
        assertThat(outdated(paper)).isEmpty();
        paper.accepted();
    }

    @Test
    void aValueIsConfirmedForThePagesThatItsDocumentHad() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row task = paper.reads(ANNE);
        UUID record = paper.enclosure(EnclosureKind.RESIDENCE_RECORD);
        PaperCase.done(house.examination()
                .correctValue(task.taskKey(), ANNE, record, PaperField.NAME, "山田 花子", paper.version()));
        PaperCase.done(
                house.examination().confirmField(task.taskKey(), ANNE, record, PaperField.NAME, paper.version()));
        assertThat(house.part(Matrix.class).hasUnconfirmed(paper.id())).isFalse();

        paper.scanned(record);

        assertThat(paper.recommend(task, ANNE)).isEqualTo(refused("unconfirmed-fields"));
        PaperCase.done(
                house.examination().confirmField(task.taskKey(), ANNE, record, PaperField.NAME, paper.version()));
        assertThat(paper.recommend(task, ANNE)).isEqualTo(new DecisionDesk.Act.Done());
    }

    private PaperCase asked() {
        return house.apply(ProofMethod.INQUIRY).documentsArrive().examined().rechecked();
    }

    private Act judged(PaperCase paper) {
        return house.examination()
                .examineReply(
                        paper.claimed(TaskIds.EXAMINE_INQUIRY_REPLY, ANNE).taskKey(),
                        ANNE,
                        ReplyVerdict.GENUINE,
                        "",
                        paper.version());
    }

    private DecisionDesk.Act accepted(PaperCase paper) {
        return paper.decide(paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL), CARL, true);
    }

    @Test
    void aReplyIsJudgedWithAllItsPages() {
        PaperCase paper = asked().inquirySent(PaperCase.tracking()).replies();
        PaperCase.done(judged(paper));
        assertThat(outdated(paper)).isEmpty();

        paper.scanned(paper.enclosure(EnclosureKind.INQUIRY_REPLY));

        assertThat(outdated(paper)).containsExactly(Judged.REPLY);
        assertThat(accepted(paper)).isEqualTo(refused("reply-outdated"));
    }

    /** A page that nobody searched for a My Number; who examines is not shown it. */
    private UUID unseen(UUID enclosure) {
        String look = "unseen " + UUID.randomUUID();
        byte[] scan = house.part(StandInExaminer.class)
                .scan(look, new ScanExaminer.Examined.Pages(List.of(StandInExaminer.unread(look, List.of()))));
        UUID scanId = ((PostRoomDesk.Uploaded.Done) house.postRoom().upload(POST, scan, Optional.empty())).scanId();
        UUID page = house.postRoom()
                .tray(POST, new PostRoomDesk.TrayQuery(scanId.toString(), false, 0, 50))
                .pages()
                .getFirst()
                .pageId();
        PaperCase.done(house.postRoom().file(POST, page, enclosure));
        assertThat(house.part(PaperFiles.class).image(MONA, page))
                .isEqualTo(new PaperFiles.Image.Withheld("not-searched"));
        return page;
    }

    @Test
    void aReplyIsNotJudgedByWhoWasNotShownIt() {
        PaperCase paper = asked().inquirySent(PaperCase.tracking());
        UUID arrival = paper.arrival(ArrivalPurpose.INQUIRY_REPLY);
        UUID page = unseen(paper.enclose(arrival, EnclosureKind.INQUIRY_REPLY, Flag.SIGNED));
        house.postRoom().inquiryAnswered(POST, arrival);
        assertThat(judged(paper)).isEqualTo(new Act.Refused("page-not-searched"));

        PaperCase.done(house.part(UnreadPages.class).noMyNumberSeen(POST, page));

        PaperCase.done(judged(paper));
        assertThat(accepted(paper)).isEqualTo(new DecisionDesk.Act.Done());
    }

    @Test
    void aSealIsComparedOnlyOnceItsPageIsShown() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        UUID page = unseen(paper.enclosure(EnclosureKind.SEAL_REGISTRATION_CERTIFICATE));
        Inbox.Row task = paper.readsValues(ANNE);
        assertThat(seal(paper, task)).isEqualTo(new Act.Refused("seal-withheld"));

        PaperCase.done(house.part(UnreadPages.class).noMyNumberSeen(POST, page));

        PaperCase.done(seal(paper, task));
        assertThat(paper.recommend(task, ANNE)).isEqualTo(new DecisionDesk.Act.Done());
    }

    @Test
    void aValueIsConfirmedAgainOnceItsPageIsShown() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        UUID record = paper.enclosure(EnclosureKind.RESIDENCE_RECORD);
        UUID page = unseen(record);
        Inbox.Row task = paper.reads(ANNE);
        PaperCase.done(house.examination()
                .correctValue(task.taskKey(), ANNE, record, PaperField.NAME, "山田 花子", paper.version()));
        PaperCase.done(
                house.examination().confirmField(task.taskKey(), ANNE, record, PaperField.NAME, paper.version()));

        PaperCase.done(house.part(UnreadPages.class).noMyNumberSeen(POST, page));

        assertThat(paper.recommend(task, ANNE)).isEqualTo(refused("unconfirmed-fields"));
    }

    @Test
    void whatLiesInADocumentIsFoundWithoutReadingAllOfTheHouse() {
        assertThat(List.of("scan_page", "custody_event", "read_value"))
                .allSatisfy(table -> assertThat(house.sql()
                                .sql("SELECT count(*) FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid"
                                        + " AND a.attnum = i.indkey[0] WHERE i.indrelid = cast(? AS regclass)"
                                        + " AND a.attname = 'enclosure_id' AND i.indpred IS NULL")
                                .param(table)
                                .query(Integer.class)
                                .single())
                        .as(table)
                        .isEqualTo(1));
    }

    @Test
    void aReplyWhoseSuccessorWasJudgedAndDestroyedIsNotJudged() {
        PaperCase paper = asked().inquirySent(PaperCase.tracking()).replies();
        UUID second =
                paper.enclose(paper.arrival(ArrivalPurpose.INQUIRY_REPLY), EnclosureKind.INQUIRY_REPLY, Flag.SIGNED);
        paper.scanned(second);
        PaperCase.done(judged(paper));

        destroyed(second);

        assertThat(accepted(paper)).isEqualTo(refused("reply-outdated"));
    }

    @Test
    void aReplyThatCameBeforeItsInquiryWasPostedNeverCounts() {
        PaperCase paper = asked();
        UUID early = paper.arrival(ArrivalPurpose.INQUIRY_REPLY);
        paper.scanned(paper.enclose(early, EnclosureKind.INQUIRY_REPLY, Flag.SIGNED));
        paper.inquirySent(PaperCase.tracking());
        assertThat(house.postRoom().inquiryAnswered(POST, early)).isEqualTo(new PostRoomDesk.Completed.Done(true));

        assertThat(judged(paper)).isEqualTo(new Act.Refused("reply-before-inquiry"));
    }

    @Test
    void anEnvelopeThatWasThereBeforeTheInquiryCountsNoMoreThoughItsReplyIsEnteredLater() {
        PaperCase paper = asked();
        UUID early = paper.arrival(ArrivalPurpose.INQUIRY_REPLY);
        paper.inquirySent(PaperCase.tracking());
        paper.scanned(paper.enclose(early, EnclosureKind.INQUIRY_REPLY, Flag.SIGNED));
        house.postRoom().inquiryAnswered(POST, early);

        assertThat(judged(paper)).isEqualTo(new Act.Refused("reply-before-inquiry"));
    }

    @Test
    void aReplyOfAnEarlierRoundIsNotJudgedInALaterOne() {
        PaperCase paper = asked().inquirySent(PaperCase.tracking()).replies();
        PaperCase.done(judged(paper));
        Inbox.Row task = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        PaperCase.done(house.examination().reexamine(task.taskKey(), CARL, "もう一度", paper.version()));
        paper.examined().rechecked().inquirySent(PaperCase.tracking());
        UUID empty = paper.arrival(ArrivalPurpose.INQUIRY_REPLY);
        paper.scanned(paper.enclose(empty, EnclosureKind.OTHER));
        house.postRoom().inquiryAnswered(POST, empty);

        assertThat(judged(paper)).isEqualTo(new Act.Refused("reply-before-inquiry"));
    }
}
