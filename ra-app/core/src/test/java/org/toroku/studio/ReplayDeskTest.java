package org.toroku.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.studio.StudioHouse.ANN;
import static org.toroku.studio.StudioHouse.BEN;
import static org.toroku.studio.StudioHouse.EXAMINER;
import static org.toroku.studio.StudioHouse.ISSUE;
import static org.toroku.studio.StudioHouse.MANAGER;
import static org.toroku.studio.StudioHouse.edited;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Roles;
import org.toroku.studio.CaseCourse.End;
import org.toroku.studio.CaseCourse.Kind;
import org.toroku.studio.CaseCourse.Place;
import org.toroku.studio.ReplayDesk.Kept;
import org.toroku.studio.ReplayDesk.Proposed;
import org.toroku.studio.ReplayDesk.Run;
import org.toroku.studio.ReplayDesk.State;
import org.toroku.studio.ReplayEngine.Pair;

/** Who may replay what and when, and what is kept of it; what an engine makes of cases is said by its own tests. */
class ReplayDeskTest {
    private static final CaseCourse COURSE = new CaseCourse(
            new End.Reached(List.of("enrolment-completed")),
            true,
            Duration.ofHours(1),
            0,
            Duration.ZERO,
            List.of(new Place(Kind.STEP, "store-documents")));

    private final AtomicReference<Optional<ReplayEngine>> engine =
            new AtomicReference<>(Optional.of((task, progress) -> task.cases().stream()
                    .map(each -> new Pair(COURSE, Optional.of(COURSE)))
                    .toList()));
    private final StudioHouse house = new StudioHouse(engine);

    @AfterEach
    void close() {
        house.close();
    }

    private ReplayDesk desk() {
        return house.part(ReplayDesk.class);
    }

    private UUID endedCase() {
        UUID id = house.begunCase();
        house.sql()
                .sql("UPDATE conducted_case SET ended_at = now() WHERE case_id = ?")
                .param(id)
                .update();
        return id;
    }

    private UUID editedDraft() {
        UUID draft = house.draft(ANN, "draft " + UUID.randomUUID());
        house.saved(ANN, draft, edited(ISSUE, "changed"));
        return draft;
    }

    private Run ended(UUID draft) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                // an error ends the thread of a replay as well
                .dontCatchUncaughtExceptions()
                .until(() -> desk().run(ANN, draft).orElseThrow().state() != State.RUNNING);
        return desk().run(ANN, draft).orElseThrow();
    }

    private static Act refused(String reason) {
        return new Act.Refused(reason);
    }

    @Test
    void keepsAReportThatTheProposalAndTheBookName() {
        endedCase();
        UUID draft = editedDraft();
        assertThat(desk().available()).isTrue();
        assertThat(desk().report(ANN, draft, 1)).isEmpty();
        assertThat(desk().start(ANN, draft, 1)).isEqualTo(new Act.Done(draft));
        assertThat(ended(draft).state()).isEqualTo(State.DONE);

        Kept kept = desk().report(MANAGER, draft, 1).orElseThrow();
        assertThat(kept.report().same()).isEqualTo(1);
        assertThat(kept.report().taken()).isEqualTo(1);
        assertThat(kept.madeBy()).isEqualTo(ANN);
        assertThat(desk().report(EXAMINER, draft, 1)).isEmpty();
        assertThat(desk().report(ANN, draft, 0)).isEmpty();
        assertThat(house.number(
                        "SELECT count(*) FROM audit_entry WHERE action = 'draft-replayed' AND case_id = ?"
                                + " AND detail::jsonb->>'replay' = ?",
                        draft,
                        kept.sha256()))
                .isEqualTo(1);

        UUID publication = StudioHouse.id(house.propose(ANN, draft, 1));
        assertThat(desk().ofPublication(BEN, publication)).isEqualTo(new Proposed.Replayed(kept));
        assertThat(desk().ofPublication(EXAMINER, publication)).isEqualTo(new Proposed.None());
        assertThat(house.number(
                        "SELECT count(*) FROM audit_entry WHERE action = 'publication-proposed' AND case_id = ?"
                                + " AND detail::jsonb->>'replay' = ?",
                        publication,
                        kept.sha256()))
                .isEqualTo(1);
        // the replay changes nothing about who may approve
        assertThat(house.publications().approve(BEN, publication)).isEqualTo(new Act.Done(publication));
    }

    @Test
    void theSameReplayIsTheSameReport() {
        endedCase();
        UUID draft = editedDraft();
        desk().start(ANN, draft, 1);
        ended(draft);
        String first = desk().report(ANN, draft, 1).orElseThrow().sha256();
        desk().start(BEN, draft, 1);
        ended(draft);
        assertThat(desk().report(ANN, draft, 1).orElseThrow().sha256()).isEqualTo(first);
        assertThat(house.number("SELECT count(*) FROM replay_report")).isEqualTo(1);
    }

    @Test
    void anAlteredReportIsNoReport() {
        endedCase();
        UUID draft = editedDraft();
        desk().start(ANN, draft, 1);
        ended(draft);
        String sha256 = desk().report(ANN, draft, 1).orElseThrow().sha256();
        UUID publication = StudioHouse.id(house.propose(ANN, draft, 1));
        house.sql()
                .sql("UPDATE replay_report SET content = replace(content, '\"different\":0', '\"different\":1')")
                .update();
        assertThat(desk().report(ANN, draft, 1)).isEmpty();
        assertThat(desk().ofPublication(BEN, publication)).isEqualTo(new Proposed.Altered(sha256));
        house.sql().sql("DELETE FROM replay_report").update();
        assertThat(desk().ofPublication(BEN, publication)).isEqualTo(new Proposed.Altered(sha256));
    }

    /** What would have become of it included, wherever a report is shown. */
    @Test
    void showsNobodyTheirOwnCaseAndCountsIt() {
        String number = house.caseNumber(endedCase());
        CaseCourse longer = new CaseCourse(
                COURSE.end(), true, Duration.ofHours(2), COURSE.tasks(), COURSE.peoplesTime(), COURSE.way());
        engine.set(Optional.of((task, progress) -> task.cases().stream()
                .map(each -> new Pair(COURSE, Optional.of(longer)))
                .toList()));
        house.restart();
        house.part(OfficerRegister.class)
                .save(new OfficerAccount("hanako", "山田 花子", "{noop}x", true, Set.of(Roles.PROCESS_OWNER)));
        UUID draft = editedDraft();
        desk().start(ANN, draft, 1);
        ended(draft);
        UUID publication = StudioHouse.id(house.propose(ANN, draft, 1));

        Kept anns = desk().report(ANN, draft, 1).orElseThrow();
        assertThat(anns.report().cases())
                .extracting(ReplayReport.Line::caseNumber)
                .containsExactly(number);
        assertThat(anns.withheld()).isZero();
        Kept hers = desk().report("hanako", draft, 1).orElseThrow();
        assertThat(hers.report().cases()).isEmpty();
        assertThat(hers.withheld()).isEqualTo(1);
        assertThat(hers.report().different()).isEqualTo(1);
        assertThat(hers.sha256()).isEqualTo(anns.sha256());
        assertThat(desk().ofPublication("hanako", publication)).isEqualTo(new Proposed.Replayed(hers));

        // a number that no case has any more says nothing about whose it was
        house.sql().sql("UPDATE application SET case_number = 'M-other'").update();
        assertThat(desk().report(ANN, draft, 1).orElseThrow().withheld()).isEqualTo(1);
    }

    /** With a digest that fits, newer than the real one, as whoever writes to the table can. */
    @Test
    void aReportThatTheBookDoesNotNameIsNoReport() {
        endedCase();
        UUID draft = editedDraft();
        desk().start(ANN, draft, 1);
        ended(draft);
        Kept real = desk().report(ANN, draft, 1).orElseThrow();
        house.sql().sql("""
                        INSERT INTO replay_report (sha256, content, live_sha256, draft_sha256, made_by, made_at)
                        SELECT encode(sha256(convert_to(forged, 'UTF8')), 'hex'), forged, live_sha256, draft_sha256,
                               'ben', now() + interval '1 hour'
                          FROM (SELECT *, replace(content, '"same":1', '"same":9') AS forged FROM replay_report) AS r""").update();
        assertThat(house.number("SELECT count(*) FROM replay_report")).isEqualTo(2);
        house.sql().sql("UPDATE replay_report SET made_by = 'cleo'").update();

        assertThat(desk().report(ANN, draft, 1)).contains(real);
        UUID publication = StudioHouse.id(house.propose(ANN, draft, 1));
        assertThat(desk().ofPublication(BEN, publication)).isEqualTo(new Proposed.Replayed(real));

        house.publications().withdraw(ANN, publication);
        house.sql()
                .sql("DELETE FROM replay_report WHERE sha256 = ?")
                .param(real.sha256())
                .update();
        assertThat(desk().report(ANN, draft, 1)).isEmpty();
        UUID without = StudioHouse.id(house.propose(ANN, draft, 1));
        assertThat(desk().ofPublication(BEN, without)).isEqualTo(new Proposed.None());
    }

    @Test
    void aProposalWithoutAReplaySaysSo() {
        UUID publication = house.proposed("no replay", edited(ISSUE, "changed"));
        assertThat(desk().ofPublication(BEN, publication)).isEqualTo(new Proposed.None());
    }

    @Test
    void refusesWhatCannotBeReplayed() {
        UUID draft = editedDraft();
        assertThat(desk().start(MANAGER, draft, 1)).isEqualTo(refused("role"));
        assertThat(desk().start(ANN, UUID.randomUUID(), 1)).isEqualTo(refused("not-found"));
        assertThat(desk().start(ANN, draft, 0)).isEqualTo(refused("draft-changed"));
        assertThat(desk().start(ANN, draft, 1)).isEqualTo(refused("replay-no-cases"));
        assertThat(desk().cancel(ANN, draft)).isEqualTo(refused("replay-not-running"));
        endedCase();
        UUID unchanged = house.draft(ANN, "unchanged");
        assertThat(desk().start(ANN, unchanged, 0)).isEqualTo(refused("nothing-changed"));
        house.world().forbid("changed");
        assertThat(desk().start(ANN, draft, 1)).isEqualTo(refused("not-proven"));
        house.drafts().discard(ANN, draft);
        assertThat(desk().start(ANN, draft, 1)).isEqualTo(refused("draft-closed"));
    }

    @Test
    void withoutAnEngineNothingIsReplayedAndDraftsAreProposedAllTheSame() {
        engine.set(Optional.empty());
        house.restart();
        UUID draft = editedDraft();
        assertThat(desk().available()).isFalse();
        assertThat(desk().start(ANN, draft, 1)).isEqualTo(refused("replay-unavailable"));
        assertThat(house.propose(ANN, draft, 1)).isInstanceOf(Act.Done.class);
    }

    @Test
    void oneRunsAtATimeAndCanBeStopped() throws InterruptedException {
        endedCase();
        CountDownLatch running = new CountDownLatch(1);
        engine.set(Optional.of((task, progress) -> {
            while (progress.goOn(1, 2)) {
                running.countDown();
                Thread.onSpinWait();
            }
            return List.of(new Pair(COURSE, Optional.of(COURSE)));
        }));
        house.restart();
        UUID draft = editedDraft();
        UUID other = editedDraft();
        desk().start(ANN, draft, 1);
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(desk().run(ANN, draft)).contains(new Run(1, State.RUNNING, 1, 2, Optional.empty()));
        assertThat(desk().run(EXAMINER, draft)).isEmpty();
        assertThat(desk().start(BEN, other, 1)).isEqualTo(refused("replay-busy"));
        assertThat(desk().cancel(MANAGER, draft)).isEqualTo(refused("role"));
        assertThat(desk().cancel(BEN, draft)).isEqualTo(new Act.Done(draft));
        assertThat(ended(draft).state()).isEqualTo(State.CANCELLED);
        assertThat(house.number("SELECT count(*) FROM replay_report")).isZero();
        assertThat(house.entries("draft-replayed")).isZero();
    }

    @Test
    void aReplayThatFailsKeepsNothingAndLetsTheNextOneBegin() {
        endedCase();
        engine.set(Optional.of((task, progress) -> {
            throw new IllegalStateException("the engine does not go on");
        }));
        house.restart();
        UUID draft = editedDraft();
        desk().start(ANN, draft, 1);
        assertThat(ended(draft))
                .extracting(Run::state, Run::reason)
                .containsExactly(State.FAILED, Optional.of("replay-failed"));
        engine.set(Optional.of((task, progress) -> {
            throw new ReplayEngine.RefusedException(new IllegalArgumentException("no such expression"));
        }));
        house.restart();
        assertThat(desk().start(ANN, draft, 1)).isEqualTo(new Act.Done(draft));
        assertThat(ended(draft).reason()).contains("replay-models-refused");
        engine.set(Optional.of((task, progress) -> {
            throw new StackOverflowError("models that call each other");
        }));
        house.restart();
        assertThat(desk().start(ANN, draft, 1)).isEqualTo(new Act.Done(draft));
        assertThat(ended(draft))
                .extracting(Run::state, Run::reason)
                .containsExactly(State.FAILED, Optional.of("replay-failed"));
        assertThat(desk().start(ANN, draft, 1)).isEqualTo(new Act.Done(draft));
        ended(draft);
        assertThat(house.number("SELECT count(*) FROM replay_report")).isZero();
    }
}
