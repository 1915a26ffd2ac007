package org.toroku.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toroku.wording.WordingHouse.ANN;
import static org.toroku.wording.WordingHouse.AUDITOR;
import static org.toroku.wording.WordingHouse.BEN;
import static org.toroku.wording.WordingHouse.CLEO;
import static org.toroku.wording.WordingHouse.EXAMINER;
import static org.toroku.wording.WordingHouse.done;
import static org.toroku.wording.WordingHouse.issued;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.officers.Roles;
import org.toroku.wording.WordingDesk.Act;
import org.toroku.wording.WordingDesk.Basis;
import org.toroku.wording.WordingDesk.Ground;
import org.toroku.wording.WordingDesk.State;

/** Texts become those that applicants are told by two managers, and no other way. */
class WordingDeskTest {
    private static final WordingKind KIND = WordingKind.ISSUED;

    private final WordingHouse house = new WordingHouse();
    private final WordingDesk desk = house.desk();

    @AfterEach
    void close() {
        house.close();
    }

    private static Act refused(String reason) {
        return new Act.Refused(reason);
    }

    @Test
    void usesTheReleasedTextUntilASecondManagerApproves() {
        Wording released = house.used(KIND).wording();
        Basis draft = house.drafted(KIND, issued("できました。"));
        assertThat(house.used(KIND)).isEqualTo(new WordingsInForce.Used(KIND, released, 0));
        done(desk.propose(ANN, draft, "短くするため"));
        assertThat(house.used(KIND).version()).isZero();
        done(desk.approve(BEN, new Basis(draft.id(), 2)));

        assertThat(house.used(KIND)).isEqualTo(new WordingsInForce.Used(KIND, issued("できました。"), 1));
        assertThat(house.dossier(KIND).overview().ground()).isEqualTo(Ground.APPROVED);
        assertThat(house.newest(KIND).decidedBy()).contains("ben");
        assertThat(house.ground.bookText())
                .contains("wording-saved ann", "wording-proposed ann", "wording-approved ben")
                .contains(issued("できました。").sha256(KIND))
                .doesNotContain("短くするため", "できました");
        house.assertBookIntact();
    }

    @Test
    void letsNobodyApproveWhatTheyWroteOrProposed() {
        Basis draft = house.drafted(KIND, issued("一"));
        done(desk.save(BEN, KIND, Optional.of(draft), issued("二")));
        done(desk.propose(BEN, new Basis(draft.id(), 2), "直したため"));
        Basis proposal = new Basis(draft.id(), 3);

        assertThat(desk.approve(BEN, proposal)).as("proposed it").isEqualTo(refused("four-eyes"));
        assertThat(desk.approve(ANN, proposal)).as("wrote of it").isEqualTo(refused("four-eyes"));
        assertThat(desk.reject(BEN, proposal, "理由")).isEqualTo(refused("four-eyes"));
        assertThat(house.used(KIND).version()).isZero();
        done(desk.approve(CLEO, proposal));
        assertThat(house.used(KIND).wording()).isEqualTo(issued("二"));
    }

    /** The rule holds where the application errs, too. */
    @Test
    void theDatabaseRefusesAnApprovalByTheSamePerson() {
        Basis proposal = house.proposed(KIND, issued("一"));
        assertThatThrownBy(() -> house.ground
                        .jdbc()
                        .sql("UPDATE wording_version SET state = 'APPROVED', decided_by = 'ann' WHERE id = ?")
                        .param(proposal.id())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void asksTheRegisterWhoMayReadAndAct() {
        Basis proposal = house.proposed(KIND, issued("一"));
        Officer ghost = new Officer("ghost", Set.of(Roles.MANAGER, Roles.AUDITOR));
        for (Officer officer : List.of(AUDITOR, EXAMINER, ghost)) {
            assertThat(List.of(
                            desk.save(officer, KIND, Optional.empty(), issued("二")),
                            desk.saveRelease(officer, KIND, Optional.empty()),
                            desk.propose(officer, proposal, "理由"),
                            desk.approve(officer, proposal),
                            desk.reject(officer, proposal, "理由"),
                            desk.withdraw(officer, proposal),
                            desk.discard(officer, proposal)))
                    .containsOnly(refused("role"));
        }
        assertThat(desk.all(AUDITOR)).hasSize(WordingKind.values().length);
        assertThat(desk.all(EXAMINER)).isEmpty();
        assertThat(desk.dossier(EXAMINER, KIND)).isEmpty();
        assertThat(desk.dossier(ghost, KIND)).isEmpty();
    }

    @Test
    void refusesWhatCannotBeSentWithTheNameOfWhatIsMissing() {
        Wording bad = new Wording("受付番号 {number}", "できました。", "Case {number}", "{todo} {nmae}");
        assertThat(desk.save(ANN, KIND, Optional.empty(), bad))
                .isEqualTo(new Act.Flawed(List.of(
                        new WordingDesk.Flaw(Wording.Part.BODY_JA, "missing-placeholder", "{todo}"),
                        new WordingDesk.Flaw(Wording.Part.BODY_EN, "unknown-placeholder", "{nmae}"))));
        assertThat(house.dossier(KIND).versions()).isEmpty();
    }

    @Test
    void keepsNothingOfAnOvertakenPage() {
        Basis draft = house.drafted(KIND, issued("一"));
        done(desk.save(BEN, KIND, Optional.of(draft), issued("二")));

        assertThat(desk.save(ANN, KIND, Optional.of(draft), issued("三"))).isEqualTo(refused("changed-meanwhile"));
        assertThat(desk.save(ANN, KIND, Optional.empty(), issued("三")))
                .as("a second draft")
                .isEqualTo(refused("changed-meanwhile"));
        assertThat(desk.propose(ANN, draft, "理由")).isEqualTo(refused("changed-meanwhile"));
        assertThat(house.newest(KIND).wording()).isEqualTo(issued("二"));
        assertThat(desk.save(
                        ANN, WordingKind.REVOKED, Optional.of(house.newest(KIND).basis()), issued("三")))
                .as("a draft of another kind")
                .isEqualTo(refused("not-found"));
    }

    @Test
    void bringsAProposalBackOrEndsIt() {
        Basis proposal = house.proposed(KIND, issued("一"));
        assertThat(desk.save(ANN, KIND, Optional.of(proposal), issued("二"))).isEqualTo(refused("wrong-state"));
        assertThat(desk.withdraw(BEN, proposal)).isEqualTo(refused("not-yours"));
        done(desk.withdraw(ANN, proposal));
        done(desk.propose(ANN, house.newest(KIND).basis(), "もう一度"));
        assertThat(desk.reject(BEN, house.newest(KIND).basis(), " ")).isEqualTo(refused("text-missing"));
        assertThat(desk.reject(BEN, house.newest(KIND).basis(), "x\u202ey")).isEqualTo(refused("text-unprintable"));
        done(desk.reject(BEN, house.newest(KIND).basis(), "敬語を直してください"));
        assertThat(house.newest(KIND).state()).isEqualTo(State.REJECTED);
        assertThat(house.newest(KIND).note()).contains("敬語を直してください");

        Basis next = house.drafted(KIND, issued("三"));
        done(desk.discard(BEN, next));
        assertThat(house.dossier(KIND).versions())
                .extracting(WordingDesk.Version::state)
                .containsExactly(State.DISCARDED, State.REJECTED);
        assertThat(house.used(KIND).version()).isZero();
    }

    /** Going back is going on: the old text becomes a new version, by two people. */
    @Test
    void goesBackToAnEarlierTextAndToTheSoftwares() {
        house.approved(KIND, issued("一"));
        house.approved(KIND, issued("二"));
        assertThat(desk.propose(ANN, house.drafted(KIND, issued("二")), "同じ文面")).isEqualTo(refused("nothing-changed"));
        done(desk.save(ANN, KIND, Optional.of(house.newest(KIND).basis()), issued("一")));
        done(desk.propose(ANN, house.newest(KIND).basis(), "元に戻すため"));
        done(desk.approve(BEN, house.newest(KIND).basis()));
        assertThat(house.used(KIND)).isEqualTo(new WordingsInForce.Used(KIND, issued("一"), 3));

        done(desk.saveRelease(ANN, KIND, Optional.empty()));
        done(desk.propose(ANN, house.newest(KIND).basis(), "ソフトウェアの文面に戻すため"));
        done(desk.approve(BEN, house.newest(KIND).basis()));
        assertThat(house.used(KIND).version()).isZero();
        assertThat(house.used(KIND).wording()).isEqualTo(house.dossier(KIND).released());
        assertThat(house.dossier(KIND).versions()).hasSize(4);
        assertThat(house.dossier(KIND).overview().inForce())
                .get()
                .extracting(WordingDesk.Version::number)
                .as("who gave the word back is shown")
                .isEqualTo(4);
        house.assertBookIntact();
    }

    /** One is done, the other finds it done. */
    private void assertOneOf(Basis proposal, Callable<Act> first, Callable<Act> second) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        try (var both = Executors.newFixedThreadPool(2)) {
            List<Act> acts = new ArrayList<>();
            for (Future<Act> act : both.invokeAll(List.of(together(start, first), together(start, second)))) {
                acts.add(act.get());
            }
            assertThat(acts).containsExactlyInAnyOrder(new Act.Done(proposal.id()), refused("wrong-state"));
        }
        house.assertBookIntact();
    }

    private static Callable<Act> together(CyclicBarrier start, Callable<Act> act) {
        return () -> {
            start.await(10, TimeUnit.SECONDS);
            return act.call();
        };
    }

    @Test
    void twoApprovalsAtOnceAreOne() throws Exception {
        Basis proposal = house.proposed(KIND, issued("一"));
        assertOneOf(proposal, () -> desk.approve(BEN, proposal), () -> desk.approve(CLEO, proposal));
        assertThat(house.ground
                        .jdbc()
                        .sql("SELECT count(*) FROM audit_entry WHERE action = 'wording-approved'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anApprovalAndAWithdrawalAtOnceLeaveOneOfThem() throws Exception {
        Basis proposal = house.proposed(KIND, issued("一"));
        assertOneOf(proposal, () -> desk.approve(BEN, proposal), () -> desk.withdraw(ANN, proposal));
    }

    /** What an upgrade does: the text that was approved stays, and the page says that the software's is another. */
    @Test
    void saysThatTheSoftwaresTextHasChangedSince() {
        house.approved(KIND, issued("一"));
        assertThat(house.dossier(KIND).overview().softwareChanged()).isFalse();
        UUID id = house.newest(KIND).id();
        java.util.Properties japanese = ReleasedWordings.load("ja");
        japanese.setProperty("ISSUED.body", "新しい文面です。{todo}");
        ReleasedWordings upgraded = new ReleasedWordings(japanese, ReleasedWordings.load("en"));
        WordingDesk after = new StoredWordingDesk(
                house.ground.bean(org.toroku.decision.OnDuty.class),
                house.ground.bean(WordingLedger.class),
                house.ground.bean(WordingsInForce.class),
                new WordingTexts(upgraded),
                house.ground.bean(org.toroku.officers.Persons.class),
                house.ground.transaction());

        WordingDesk.Dossier dossier = after.dossier(BEN, KIND).orElseThrow();
        assertThat(dossier.overview().softwareChanged()).isTrue();
        assertThat(dossier.used()).isEqualTo(issued("一"));
        // whoever decides to keep the text says so by approving it once more
        done(after.save(ANN, KIND, Optional.empty(), issued("一")));
        done(after.propose(ANN, newest(after).basis(), "このままとする"));
        done(after.approve(BEN, newest(after).basis()));
        assertThat(after.dossier(BEN, KIND).orElseThrow().overview().softwareChanged())
                .isFalse();
        assertThat(newest(after).id()).isNotEqualTo(id);
    }

    private static WordingDesk.Version newest(WordingDesk desk) {
        return desk.dossier(BEN, KIND).orElseThrow().versions().getFirst();
    }
}
