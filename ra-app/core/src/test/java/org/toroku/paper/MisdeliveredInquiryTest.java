package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.CARL;
import static org.toroku.paper.PaperHouse.MONA;
import static org.toroku.paper.PaperHouse.POST;
import static org.toroku.paper.PaperHouse.await;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.officers.Roles;
import org.toroku.paper.PostRoomDesk.ReturnReason;
import org.toroku.paper.PostRoomDesk.Returned;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;

/** 則5①(1)ハ: an answer to a letter that its addressee may not have got proves nobody until people have looked into it. */
@ExtendWith(SharedHouse.class)
class MisdeliveredInquiryTest {
    private final PaperHouse house;

    MisdeliveredInquiryTest(PaperHouse house) {
        this.house = house;
    }

    private PaperCase answered(String tracking) {
        return house.apply(ProofMethod.INQUIRY)
                .documentsArrive()
                .examined()
                .rechecked()
                .inquirySent(tracking)
                .replies();
    }

    private Act judgedGenuine(PaperCase paper) {
        return house.examination()
                .examineReply(
                        paper.claimed(TaskIds.EXAMINE_INQUIRY_REPLY, ANNE).taskKey(),
                        ANNE,
                        PaperExaminationDesk.ReplyVerdict.GENUINE,
                        "",
                        paper.version());
    }

    private Returned misdelivered(Officer officer, String tracking) {
        return house.postRoom().mailReturned(officer, tracking, ReturnReason.MISDELIVERED);
    }

    @Test
    void nobodyAcceptsUntilTheManagerHasLookedIntoTheReturn() {
        String tracking = PaperCase.tracking();
        PaperCase paper = answered(tracking);
        PaperCase.done(judgedGenuine(paper));

        assertThat(misdelivered(POST, tracking)).isInstanceOf(Returned.Late.class);

        Inbox.Row task = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        assertThat(paper.decide(task, CARL, true)).isEqualTo(new DecisionDesk.Act.Refused("return-unsettled"));
        PaperCase.done(house.part(ReturnNotices.class).settle(MONA, paper.id(), "本人に電話で確認した"));
        assertThat(paper.decide(task, CARL, true)).isEqualTo(new DecisionDesk.Act.Done());
    }

    @Test
    void theReplyIsNotTakenForGenuineEither() {
        String tracking = PaperCase.tracking();
        PaperCase paper = answered(tracking);

        assertThat(misdelivered(POST, tracking)).isInstanceOf(Returned.Late.class);

        assertThat(judgedGenuine(paper)).isEqualTo(new Act.Refused("return-unsettled"));
    }

    @Test
    void whoNotedOrDecidedDoesNotSettleTheReturn() {
        String tracking = PaperCase.tracking();
        PaperCase paper = answered(tracking);
        PaperCase.done(judgedGenuine(paper));
        Officer otto = new Officer("otto", Set.of(Roles.POST_ROOM, Roles.DECIDER, Roles.MANAGER));
        house.register(otto, "職員　otto");
        Inbox.Row task = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, otto);
        assertThat(paper.decide(task, otto, true)).isEqualTo(new DecisionDesk.Act.Done());
        assertThat(misdelivered(POST, tracking)).isInstanceOf(Returned.Late.class);

        assertThat(house.part(ReturnNotices.class).settle(otto, paper.id(), "問題なし"))
                .isEqualTo(new Act.Refused("settled-by-another"));
    }

    @Test
    void noKeyLeavesAndNoReceiptIsTakenMeanwhile() {
        String tracking = PaperCase.tracking();
        PaperCase paper = answered(tracking);
        PaperCase.done(judgedGenuine(paper));
        paper.accepted().pickupCodeSent();
        await(() -> house.state(paper.id()) == ApplicationState.ISSUED);
        misdelivered(POST, tracking);
        EnrolmentDesk counter = house.part(EnrolmentDesk.class);

        assertThat(counter.pickUp(paper.applied().access(), "a long passphrase".toCharArray(), paper.pickupCode()))
                .isEqualTo(new EnrolmentDesk.PickUp.Refused("return-unsettled"));
        assertThat(counter.confirmReceipt(paper.applied().access()))
                .isEqualTo(new EnrolmentDesk.Receipt.Refused("return-unsettled"));
    }
}
