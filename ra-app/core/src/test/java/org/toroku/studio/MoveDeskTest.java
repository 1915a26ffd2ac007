package org.toroku.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.studio.StudioHouse.ANN;
import static org.toroku.studio.StudioHouse.APPROVAL;
import static org.toroku.studio.StudioHouse.BEN;
import static org.toroku.studio.StudioHouse.CLEO;
import static org.toroku.studio.StudioHouse.ENROL;
import static org.toroku.studio.StudioHouse.EXAMINER;
import static org.toroku.studio.StudioHouse.MANAGER;
import static org.toroku.studio.StudioHouse.edited;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Roles;
import org.toroku.process.IssuingStage.Stage;
import org.toroku.studio.MoveDesk.Kept;
import org.toroku.studio.MoveDesk.Moved;
import org.toroku.studio.MoveDesk.Progress;
import org.toroku.studio.MoveDesk.Proposal;
import org.toroku.studio.MoveDesk.State;
import org.toroku.studio.MovePreview.Kind;
import org.toroku.studio.MovePreview.Line;
import org.toroku.studio.OpenCaseEngine.Standing;

/** Who may have open cases moved and when, and which of them move; what an engine makes of cases is said by its own tests. */
class MoveDeskTest {
    private final MoveHouse moves = new MoveHouse();
    private final StudioHouse house = moves.house;

    @AfterEach
    void close() {
        house.assertBookIntact();
        moves.close();
    }

    private static Act refused(String reason) {
        return new Act.Refused(reason);
    }

    private Line line(Kept kept, UUID caseId) {
        return kept.preview().cases().stream()
                .filter(line -> line.caseId().equals(caseId))
                .findFirst()
                .orElseThrow();
    }

    private Progress progress(UUID plan) {
        return moves.desk().progress(ANN, plan).orElseThrow();
    }

    private Moved settled(UUID plan, UUID caseId) {
        return progress(plan).cases().stream()
                .filter(moved -> moved.caseNumber().equals(house.caseNumber(caseId)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void showsWhereOpenCasesWouldComeToAndWhichMustStay() {
        assertThat(moves.desk().look(ANN)).isEqualTo(refused("move-release"));
        List<UUID> cases = moves.casesAndPublication(6);
        UUID follower = moves.begunCase();
        moves.next.put(cases.get(1), MoveHouse.at(MoveHouse.ELSEWHERE));
        moves.next.put(cases.get(2), new Standing.Ended(List.of("application-rejected")));
        house.world().stage.put(cases.get(3), Stage.ORDERED);
        house.world().stage.put(cases.get(4), Stage.APPROVED);
        moves.next.put(cases.get(4), MoveHouse.at(MoveHouse.ELSEWHERE));
        house.sql()
                .sql("UPDATE application SET applicant_name = 'other' WHERE id = ?")
                .param(cases.get(5))
                .update();

        assertThat(moves.desk().look(MANAGER)).isEqualTo(refused("role"));
        Kept kept = moves.look();
        assertThat(line(kept, cases.get(0)).kind()).isEqualTo(Kind.SAME);
        assertThat(line(kept, cases.get(1)).kind()).isEqualTo(Kind.ELSEWHERE);
        assertThat(line(kept, cases.get(1)).from()).containsExactly(MoveHouse.STORE);
        assertThat(line(kept, cases.get(1)).to()).containsExactly(MoveHouse.ELSEWHERE);
        assertThat(cases.subList(2, 6))
                .extracting(id -> line(kept, id).kind(), id -> line(kept, id).reason())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.BARRED, "ends"),
                        org.assertj.core.groups.Tuple.tuple(Kind.BARRED, "ordered"),
                        org.assertj.core.groups.Tuple.tuple(Kind.BARRED, "approved"),
                        org.assertj.core.groups.Tuple.tuple(Kind.BARRED, "altered"));
        assertThat(kept.preview().cases()).extracting(Line::caseId).doesNotContain(follower);
        assertThat(kept.preview().open()).isEqualTo(7);
        assertThat(kept.preview().others()).isEqualTo(6);
        assertThat(kept.counted()).containsEntry(Kind.SAME, 1).containsEntry(Kind.BARRED, 4);
        assertThat(moves.desk().preview(MANAGER)).contains(kept);
        assertThat(moves.desk().preview(EXAMINER)).isEmpty();
        assertThat(house.number(
                        "SELECT count(*) FROM audit_entry WHERE action = 'move-previewed'"
                                + " AND detail::jsonb->>'preview' = ?",
                        kept.sha256()))
                .isEqualTo(1);
    }

    @Test
    void movesOneCaseThatOwnersLookAtAndThenTheOthers() {
        List<UUID> cases = moves.casesAndPublication(3);
        UUID publication = moves.publication();
        UUID plan = moves.approved(Kind.SAME);
        assertThat(moves.desk().confirm(BEN, plan)).isEqualTo(refused("wrong-state"));
        moves.assertNothingMoves(cases);

        String trial = house.caseNumber(cases.get(1));
        assertThat(moves.desk().tryOne(MANAGER, plan, trial)).isEqualTo(refused("role"));
        assertThat(moves.desk().tryOne(ANN, plan, "M-nobody")).isEqualTo(refused("move-not-in-plan"));
        assertThat(moves.desk().tryOne(ANN, plan, trial)).isEqualTo(new Act.Done(plan));
        assertThat(moves.desk().tryOne(ANN, plan, house.caseNumber(cases.get(0))))
                .isEqualTo(refused("wrong-state"));
        moves.awaitFollowing(cases.get(1), publication);
        assertThat(progress(plan).waiting()).isEqualTo(2);
        Moved tried = settled(plan, cases.get(1));
        assertThat(tried.trial()).isTrue();
        assertThat(tried.from()).containsExactly(MoveHouse.STORE);
        assertThat(tried.now()).isNotEmpty();
        moves.assertNothingMoves(List.of(cases.get(0), cases.get(2)));

        assertThat(moves.desk().confirm(BEN, plan)).isEqualTo(new Act.Done(plan));
        moves.awaitState(plan, State.DONE);
        cases.forEach(id -> {
            moves.awaitFollowing(id, publication);
            assertThat(moves.moves(id)).isEqualTo(1);
            assertThat(moves.entries(id, "case-moved")).isEqualTo(1);
        });
        assertThat(moves.entries(plan, "plan-case-moved")).isEqualTo(3);
        assertThat(Stream.of("proposed", "approved", "tried", "confirmed", "done")
                        .map(act -> moves.entries(plan, "move-plan-" + act)))
                .containsOnly(1);
    }

    /** As for models: neither who proposes nor who edited what the cases would follow. */
    @Test
    void takesASecondOwnerWhoEditedNothing() {
        moves.casesAndPublication(1);
        UUID plan = moves.proposed(Kind.SAME);
        assertThat(moves.desk().approvers(ANN, ANN)).containsExactly(BEN, CLEO);
        assertThat(moves.desk().approve(ANN, plan)).isEqualTo(refused("four-eyes"));
        assertThat(moves.desk().approve(MANAGER, plan)).isEqualTo(refused("role"));
        assertThat(moves.desk()
                        .propose(BEN, new Proposal(moves.plan(plan).preview(), Set.of(Kind.SAME), "もう一つ", APPROVAL)))
                .isEqualTo(refused("already-proposed"));
        assertThat(moves.desk().withdraw(BEN, plan)).isEqualTo(refused("not-yours"));
        assertThat(moves.desk().withdraw(ANN, plan)).isEqualTo(new Act.Done(plan));

        UUID second = StudioHouse.id(moves.desk()
                .propose(BEN, new Proposal(moves.plan(plan).preview(), Set.of(Kind.SAME), "そろえる", APPROVAL)));
        assertThat(moves.desk().approve(BEN, second)).isEqualTo(refused("four-eyes"));
        assertThat(moves.desk().approve(ANN, second))
                .as("she edited the models")
                .isEqualTo(refused("four-eyes"));
        assertThat(moves.desk().approve(CLEO, second)).isEqualTo(new Act.Done(second));
    }

    @Test
    void refusesPlansThatSayTooLittleOrTooMuch() {
        moves.casesAndPublication(1);
        String preview = moves.look().sha256();
        assertThat(moves.desk().propose(ANN, new Proposal(preview, Set.of(), "理由", APPROVAL)))
                .isEqualTo(refused("move-kinds-missing"));
        assertThat(moves.desk().propose(ANN, new Proposal(preview, Set.of(Kind.BARRED), "理由", APPROVAL)))
                .isEqualTo(refused("move-kinds-missing"));
        assertThat(moves.desk().propose(ANN, new Proposal(preview, Set.of(Kind.ELSEWHERE), "理由", APPROVAL)))
                .isEqualTo(refused("move-nothing"));
        assertThat(moves.desk().propose(ANN, new Proposal(preview, Set.of(Kind.SAME), " ", APPROVAL)))
                .isEqualTo(refused("text-missing"));
        assertThat(moves.desk().propose(ANN, new Proposal("00", Set.of(Kind.SAME), "理由", APPROVAL)))
                .isEqualTo(refused("preview-altered"));
        house.sql().sql("UPDATE move_preview SET content = content || ' '").update();
        assertThat(moves.desk().propose(ANN, new Proposal(preview, Set.of(Kind.SAME), "理由", APPROVAL)))
                .isEqualTo(refused("preview-altered"));
        assertThat(moves.desk().preview(ANN)).isEmpty();
    }

    @Test
    void ofTwoOwnersWhoApproveAtOnceOneDoes() throws Exception {
        moves.casesAndPublication(1);
        UUID plan = moves.proposed(Kind.SAME);
        try (ExecutorService owners = Executors.newFixedThreadPool(2)) {
            List<Act> answers = owners
                    .invokeAll(Stream.of(BEN, CLEO)
                            .map(owner -> (Callable<Act>) () -> moves.desk().approve(owner, plan))
                            .toList())
                    .stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
            assertThat(answers).containsExactlyInAnyOrder(new Act.Done(plan), refused("wrong-state"));
        }
        assertThat(moves.entries(plan, "move-plan-approved")).isEqualTo(1);
    }

    /** What the owner of the database writes lets nothing move, and is named. */
    @Test
    void anAlteredPlanMovesNothing() {
        List<UUID> cases = moves.casesAndPublication(2);
        UUID plan = moves.approved(Kind.SAME);
        house.sql()
                .sql("UPDATE move_plan SET state = 'MOVING', confirmed_by = 'ben', confirmed_at = now()")
                .update();
        moves.assertNothingMoves(cases);
        assertThat(progress(plan).altered()).isTrue();
        assertThat(moves.desk().stop(BEN, plan, "やめる")).isEqualTo(refused("plan-altered"));
        house.sql()
                .sql("UPDATE move_plan SET state = 'APPROVED', confirmed_by = NULL, confirmed_at = NULL,"
                        + " kinds = '[\"SAME\", \"ELSEWHERE\"]'")
                .update();
        assertThat(moves.desk().tryOne(ANN, plan, house.caseNumber(cases.get(0))))
                .isEqualTo(refused("plan-altered"));
        house.sql().sql("UPDATE move_plan SET kinds = '[\"SAME\"]'").update();
        assertThat(progress(plan).altered()).isFalse();
        assertThat(moves.desk().stop(BEN, plan, "やめる")).isEqualTo(new Act.Done(plan));
    }

    @Test
    void anotherPublicationStopsThePlan() {
        List<UUID> cases = moves.casesAndPublication(2);
        UUID plan = moves.approved(Kind.SAME);
        assertThat(moves.desk().tryOne(ANN, plan, house.caseNumber(cases.getFirst())))
                .isEqualTo(new Act.Done(plan));
        house.live("newest", edited(ENROL, "newest"));
        assertThat(moves.desk().confirm(BEN, plan)).isIn(refused("live-changed"), refused("wrong-state"));
        moves.awaitState(plan, State.STOPPED);
        assertThat(moves.plan(plan).note()).contains("live-changed");
        moves.assertNothingMoves(cases.subList(1, 2));
    }

    @Test
    void anOwnerStopsItAtAnyTimeAndSaysWhy() {
        List<UUID> cases = moves.casesAndPublication(2);
        UUID plan = moves.approved(Kind.SAME);
        moves.desk().tryOne(ANN, plan, house.caseNumber(cases.getFirst()));
        assertThat(moves.desk().stop(BEN, plan, "")).isEqualTo(refused("text-missing"));
        assertThat(moves.desk().stop(BEN, plan, "試した案件の作業が増えた")).isEqualTo(new Act.Done(plan));
        assertThat(moves.desk().confirm(BEN, plan)).isEqualTo(refused("wrong-state"));
        moves.assertNothingMoves(cases.subList(1, 2));
        assertThat(moves.plan(plan).note()).contains("試した案件の作業が増えた");
    }

    @Test
    void casesThatBecameOthersMeanwhileAreLeftAndListed() {
        List<UUID> cases = moves.casesAndPublication(5);
        UUID publication = moves.publication();
        UUID plan = moves.approved(Kind.SAME);
        moves.desk().tryOne(ANN, plan, house.caseNumber(cases.get(0)));
        moves.next.put(cases.get(1), MoveHouse.at(MoveHouse.ELSEWHERE));
        house.world().stage.put(cases.get(2), Stage.ORDERED);
        house.sql()
                .sql("UPDATE conducted_case SET ended_at = now() WHERE case_id = ?")
                .param(cases.get(3))
                .update();
        moves.desk().confirm(BEN, plan);
        moves.awaitState(plan, State.DONE);

        assertThat(cases.subList(1, 4))
                .extracting(
                        id -> settled(plan, id).moved(), id -> settled(plan, id).reason())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(false, "changed"),
                        org.assertj.core.groups.Tuple.tuple(false, "ordered"),
                        org.assertj.core.groups.Tuple.tuple(false, "ended"));
        assertThat(settled(plan, cases.get(4)).moved()).isTrue();
        moves.awaitFollowing(cases.get(4), publication);
        assertThat(moves.moves(cases.get(1))).isZero();
    }

    /** Neither the look nor the plan ends at a journal that nobody can read; the other cases go on. */
    @Test
    void aCaseWhoseJournalCannotBeReadStays() {
        List<UUID> cases = moves.casesAndPublication(3);
        UUID publication = moves.publication();
        unreadable(cases.get(0));
        Kept kept = moves.look();
        assertThat(line(kept, cases.get(0)).kind()).isEqualTo(Kind.BARRED);
        assertThat(line(kept, cases.get(0)).reason()).isEqualTo("unreadable");
        house.sql()
                .sql("DELETE FROM case_journal WHERE case_id = ?")
                .param(cases.get(0))
                .update();

        UUID plan = moves.approved(Kind.SAME);
        moves.desk().tryOne(ANN, plan, house.caseNumber(cases.get(1)));
        unreadable(cases.get(0));
        moves.desk().confirm(BEN, plan);
        moves.awaitState(plan, State.DONE);
        assertThat(settled(plan, cases.get(0)).reason()).isEqualTo("unreadable");
        moves.awaitFollowing(cases.get(2), publication);
        house.sql()
                .sql("DELETE FROM case_journal WHERE case_id = ?")
                .param(cases.get(0))
                .update();
    }

    private void unreadable(UUID caseId) {
        house.sql().sql("""
                        INSERT INTO case_journal (case_id, element_id, occurrence, kind, outcome, actor_kind, actor, at)
                        VALUES (?, 'planted', 1, 'SERVICE_TASK', '{"verdict": ["a", "list"]}', 'SERVICE', 'x', now())""").param(caseId).update();
    }

    @Test
    void withoutAnEngineOnlyTheTrialCanShowIt() {
        house.world().places = Optional.empty();
        house.restart();
        assertThat(moves.desk().available()).isFalse();
        List<UUID> cases = moves.casesAndPublication(2);
        house.world().stage.put(cases.get(1), Stage.APPROVED);
        Kept kept = moves.look();
        assertThat(kept.preview().led()).isFalse();
        assertThat(line(kept, cases.get(0)).kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(line(kept, cases.get(1)).kind()).as("an order may go out").isEqualTo(Kind.BARRED);
        UUID plan = moves.moving(cases.get(0), Kind.UNKNOWN);
        moves.awaitState(plan, State.DONE);
        assertThat(moves.moves(cases.get(0))).isEqualTo(1);
        assertThat(moves.moves(cases.get(1))).isZero();
    }

    @Test
    void nobodySeesOrTriesTheirOwnCase() {
        house.part(OfficerRegister.class)
                .save(new OfficerAccount("hanako", "山田 花子", "{noop}x", true, Set.of(Roles.PROCESS_OWNER)));
        List<UUID> cases = moves.casesAndPublication(1);
        UUID plan = moves.approved(Kind.SAME);
        Kept kept = moves.desk().preview("hanako").orElseThrow();
        assertThat(kept.preview().cases()).isEmpty();
        assertThat(kept.withheld()).isEqualTo(1);
        assertThat(kept.counted()).containsEntry(Kind.SAME, 1);
        assertThat(moves.desk().tryOne("hanako", plan, house.caseNumber(cases.getFirst())))
                .isEqualTo(refused("own-case"));
        moves.desk().tryOne(ANN, plan, house.caseNumber(cases.getFirst()));
        assertThat(moves.desk().progress("hanako", plan).orElseThrow().cases()).isEmpty();
        assertThat(moves.desk().progress(EXAMINER, plan)).isEmpty();
    }
}
