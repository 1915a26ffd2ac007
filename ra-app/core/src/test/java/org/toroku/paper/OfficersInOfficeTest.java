package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.CARL;
import static org.toroku.paper.PaperHouse.POST;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toroku.decision.DecisionDesk.Act;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Roles;
import org.toroku.post.LetterDesk;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;

/** Somebody comes with what their session remembers; the desks ask the register. */
class OfficersInOfficeTest {
    private PaperHouse house;
    private PaperCase paper;

    @BeforeEach
    void open() {
        house = PaperHouse.open();
        paper = house.apply(ProofMethod.SEAL_CERTIFICATE)
                .documentsArrive()
                .examined()
                .rechecked();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void now(Officer officer, boolean enabled, String... roles) {
        house.part(OfficerRegister.class)
                .save(new OfficerAccount(
                        officer.username(), "職員　" + officer.username(), "{noop}x", enabled, Set.of(roles)));
    }

    private Inbox.Row decision() {
        return house.task(paper.id(), TaskIds.DECIDE_ON_PAPER_APPLICATION);
    }

    @Test
    void aDisabledDeciderDecidesNothingThoughTheyHoldTheTask() {
        Inbox.Row task = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        now(CARL, false, Roles.DECIDER);

        assertThat(paper.decide(task, CARL, true)).isEqualTo(new Act.Refused("role"));
        assertThat(house.ca().ordersOf(paper.id())).isZero();
        now(CARL, true, Roles.DECIDER);
        assertThat(paper.decide(task, CARL, true)).isEqualTo(new Act.Done());
    }

    @Test
    void whoLostTheRoleClaimsNothing() {
        now(CARL, true, Roles.AUDITOR);

        assertThat(house.claim(decision(), CARL)).isEqualTo(new Inbox.Claim.NotAllowed("role"));
    }

    @Test
    void anOfficerWhomNoActEnteredDoesNothing() {
        house.sql()
                .sql(
                        "INSERT INTO officer SELECT 'mallory', 'Mallory', password_hash, true, roles, changed_at FROM officer"
                                + " WHERE username = 'carl'")
                .update();
        Officer mallory = new Officer("mallory", CARL.roles());
        assertThat(house.claim(decision(), mallory)).isEqualTo(new Inbox.Claim.NotAllowed("role"));

        Inbox.Row task = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        house.sql()
                .sql("UPDATE inbox_task SET assignee = 'mallory' WHERE task_key = ?")
                .param(task.taskKey())
                .update();
        assertThat(paper.decide(task, mallory, true)).isEqualTo(new Act.Refused("role"));
        assertThat(house.ca().ordersOf(paper.id())).isZero();
    }

    @Test
    void theCounterOfThePostKnowsWhoIsOut() {
        assertThat(house.part(LetterDesk.class).letters(POST, LetterDesk.Tray.TO_PRINT))
                .isInstanceOf(LetterDesk.Listing.Letters.class);
        now(POST, false, Roles.POST_ROOM);

        assertThat(house.part(LetterDesk.class).letters(POST, LetterDesk.Tray.TO_PRINT))
                .isEqualTo(new LetterDesk.Listing.Refused("role"));
        assertThat(house.postRoom().upload(POST, new byte[] {1}, Optional.empty()))
                .isEqualTo(new PostRoomDesk.Uploaded.Refused("role"));
    }
}
