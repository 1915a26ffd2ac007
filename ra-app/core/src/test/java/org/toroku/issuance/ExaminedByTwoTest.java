package org.toroku.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.issuance.CardHouse.ANNE;
import static org.toroku.issuance.CardHouse.BERT;
import static org.toroku.issuance.CardHouse.CARL;
import static org.toroku.issuance.CardHouse.DUO;
import static org.toroku.issuance.CardHouse.OMNI;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Act;
import org.toroku.enrolment.ApplicationState;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Roles;
import org.toroku.process.Inbox;

/** On the card route, too, two people stand behind an acceptance: one who examined and advised it, one who decided. */
class ExaminedByTwoTest {
    private static CardHouse house;

    @BeforeAll
    static void open() {
        house = new CardHouse();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void nobodyIsGivenADecisionOnWhatTheyExamined() {
        UUID caseId = house.submitted().applicationId();
        house.examine(house.examineTask(caseId), DUO, true, List.of("address"));
        Inbox.Row decision = house.decideTask(caseId);
        Inbox inbox = house.part(Inbox.class);
        house.part(OfficerRegister.class)
                .save(new OfficerAccount("manager", "統括 一", "{noop}x", true, Set.of(Roles.MANAGER)));
        house.part(OfficerRegister.class)
                .save(new OfficerAccount("hanako", "山田 花子", "{noop}x", true, Set.of(Roles.MANAGER)));

        assertThat(inbox.assign(decision.taskKey(), "hanako", Set.of(Roles.MANAGER), "carl"))
                .as("nobody chooses who judges their own case")
                .isEqualTo(new Inbox.Claim.NotAllowed("own-case"));
        assertThat(inbox.takeBack(decision.taskKey(), "hanako", Set.of(Roles.MANAGER)))
                .isEqualTo(new Inbox.Claim.NotAllowed("own-case"));
        assertThat(inbox.assign(decision.taskKey(), "manager", Set.of(Roles.MANAGER), "duo"))
                .isEqualTo(new Inbox.Claim.NotAllowed("four-eyes"));
        assertThat(inbox.assign(decision.taskKey(), "manager", Set.of(Roles.MANAGER), "anne"))
                .isEqualTo(new Inbox.Claim.NotAllowed("role"));
        assertThat(inbox.assign(decision.taskKey(), "manager", Set.of(Roles.MANAGER), "carl"))
                .isInstanceOf(Inbox.Claim.Claimed.class);
        assertThat(inbox.colleagues(Set.of(Roles.DECIDER))).containsExactly("carl", "duo", "omni");
    }

    /** Of an account from before names were asked about, or of one that was disabled meanwhile. */
    @Test
    void aSecondAccountOfTheSamePersonIsNoSecondPairOfEyes() {
        UUID caseId = house.submitted().applicationId();
        house.examine(house.examineTask(caseId), DUO, true, List.of("address"));
        OfficerRegister register = house.part(OfficerRegister.class);
        OfficerAccount duo = register.find("duo").orElseThrow();
        register.save(new OfficerAccount("duo", duo.displayName(), "{noop}x", false, duo.roles()));
        register.save(
                new OfficerAccount("duo2", "職員\u200B ｄｕｏ", "{noop}x", true, Set.of(Roles.EXAMINER, Roles.DECIDER)));
        DecisionDesk.Officer again = new DecisionDesk.Officer("duo2", Set.of(Roles.DECIDER));
        Inbox.Row decision = house.decideTask(caseId);

        assertThat(house.claim(decision, again)).isEqualTo(new Inbox.Claim.NotAllowed("four-eyes"));
        house.claim(decision, CARL);
        house.sql()
                .sql("UPDATE inbox_task SET assignee = 'duo2' WHERE task_key = ?")
                .param(decision.taskKey())
                .update();
        assertThat(house.accept(decision, again)).isEqualTo(new Act.Refused("four-eyes"));

        register.save(new OfficerAccount("duo2", "職員 duo", "{noop}x", false, Set.of()));
        register.save(duo);
    }

    @Test
    void nobodyIsShownWhatIsThoughtOfTheirOwnApplication() {
        UUID caseId = house.submitted().applicationId();
        house.examineTask(caseId);
        house.part(OfficerRegister.class)
                .save(new OfficerAccount("hanako", "山田　花子", "{noop}x", true, Set.of(Roles.MANAGER, Roles.AUDITOR)));

        assertThat(house.decisions().mayLook(new DecisionDesk.Officer("hanako", Set.of(Roles.AUDITOR)), caseId))
                .isFalse();
        assertThat(house.decisions().mayLook(new DecisionDesk.Officer("nobody", Set.of(Roles.AUDITOR)), caseId))
                .isFalse();
        assertThat(house.decisions().mayLook(ANNE, caseId)).isTrue();
    }

    @Test
    void anExaminationSaysWhatWasLookedAtAndAnAcceptanceCarriesNoReasonForRejecting() {
        UUID caseId = house.submitted().applicationId();
        Inbox.Row examine = house.examineTask(caseId);
        house.claim(examine, ANNE);
        assertThat(house.decisions()
                        .examine(
                                examine.taskKey(),
                                ANNE,
                                new DecisionDesk.Finding(
                                        true,
                                        List.of("address"),
                                        "　",
                                        house.decisions().caseVersion(caseId))))
                .isEqualTo(new Act.Refused("note-missing"));
        house.examine(examine, ANNE, true, List.of("address"));
        Inbox.Row decide = house.decideTask(caseId);
        house.claim(decide, CARL);
        assertThat(house.decisions()
                        .decide(
                                decide.taskKey(),
                                CARL,
                                new DecisionDesk.Verdict(
                                        true,
                                        Optional.of("other-reason"),
                                        "",
                                        house.decisions().caseVersion(caseId))))
                .isEqualTo(new Act.Refused("reason-chosen"));
        assertThat(house.accept(decide, CARL)).isEqualTo(new Act.Done());
    }

    @Test
    void nobodyAcceptsWhatTheExaminerAdvisedToReject() {
        UUID caseId = house.submitted().applicationId();
        assertThat(house.examine(house.examineTask(caseId), ANNE, false, List.of()))
                .isEqualTo(new Act.Done());

        assertThat(house.accept(house.decideTask(caseId), CARL)).isEqualTo(new Act.Refused("not-recommended"));

        assertThat(house.ca().ordersOf(caseId)).isZero();
        assertThat(house.state(caseId)).isEqualTo(ApplicationState.REFERRED);
    }

    @Test
    void nobodyAcceptsFieldsThatTheExaminationLeftUnconfirmed() {
        UUID caseId = house.submitted().applicationId();
        assertThat(house.examine(house.examineTask(caseId), ANNE, true, List.of("address")))
                .isEqualTo(new Act.Done());
        Inbox.Row decision = house.decideTask(caseId);
        house.sql()
                .sql("UPDATE examination SET confirmed_fields = '{}' WHERE application_id = ?")
                .param(caseId)
                .update();

        assertThat(house.accept(decision, CARL)).isEqualTo(new Act.Refused("unconfirmed-fields"));

        house.sql()
                .sql("UPDATE examination SET confirmed_fields = '{address}' WHERE application_id = ?")
                .param(caseId)
                .update();
    }

    @Test
    void whatWasAdvisedAgainstIsExaminedAgainByOtherEyesAndThenAccepted() {
        UUID caseId = house.submitted().applicationId();
        house.examine(house.examineTask(caseId), ANNE, false, List.of());
        Inbox.Row decision = house.decideTask(caseId);

        assertThat(house.reexamine(decision, CARL, "  ")).isEqualTo(new Act.Refused("reason-missing"));
        assertThat(house.reexamine(decision, CARL, "住所の表記を確かめる")).isEqualTo(new Act.Done());

        Inbox.Row again = house.examineTask(caseId);
        assertThat(again.occurrence()).isEqualTo(2);
        assertThat(house.decisions().sentBack(caseId)).hasValueSatisfying(back -> {
            assertThat(back.decider()).isEqualTo("carl");
            assertThat(back.note()).isEqualTo("住所の表記を確かめる");
        });
        assertThat(house.examine(again, BERT, true, List.of("address"))).isEqualTo(new Act.Done());
        assertThat(house.accept(house.decideTask(caseId), CARL)).isEqualTo(new Act.Done());
        house.awaitState(caseId, ApplicationState.ISSUED);
        assertThat(house.ca().ordersOf(caseId)).isEqualTo(1);
        house.assertBookIntact();
    }

    @Test
    void whoExaminedInAnyRoundDoesNotDecideAndWhoSentBackDoesNotExamine() {
        UUID caseId = house.submitted().applicationId();
        house.examine(house.examineTask(caseId), DUO, false, List.of());
        assertThat(house.claim(house.decideTask(caseId), DUO)).isEqualTo(new Inbox.Claim.NotAllowed("four-eyes"));
        assertThat(house.reexamine(house.decideTask(caseId), OMNI, "もう一度")).isEqualTo(new Act.Done());

        Inbox.Row again = house.examineTask(caseId);
        assertThat(house.claim(again, OMNI)).isEqualTo(new Inbox.Claim.NotAllowed("sent-back"));
        house.examine(again, BERT, true, List.of("address"));

        assertThat(house.claim(house.decideTask(caseId), DUO)).isEqualTo(new Inbox.Claim.NotAllowed("four-eyes"));
    }

    @Test
    void anExaminationBeforeTheCaseWasSentBackCarriesNoAcceptance() {
        UUID caseId = house.submitted().applicationId();
        house.examine(house.examineTask(caseId), ANNE, true, List.of("address"));
        Inbox.Row decision = house.decideTask(caseId);
        house.sql()
                .sql("INSERT INTO reexamination VALUES (?, 7, 'carl', 'x', '', now() + interval '1 day')")
                .param(caseId)
                .update();

        assertThat(house.accept(decision, CARL)).isEqualTo(new Act.Refused("reexamination-pending"));

        house.sql()
                .sql("DELETE FROM reexamination WHERE application_id = ?")
                .param(caseId)
                .update();
    }
}
