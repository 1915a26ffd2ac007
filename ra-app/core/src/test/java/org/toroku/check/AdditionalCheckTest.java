package org.toroku.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.issuance.CardHouse.ANNE;
import static org.toroku.issuance.CardHouse.BERT;
import static org.toroku.issuance.CardHouse.CARL;
import static org.toroku.issuance.CardHouse.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.audit.BookVerifier;
import org.toroku.check.CheckDesk.Answer;
import org.toroku.check.CheckDesk.Answered;
import org.toroku.check.CheckDesk.Asked;
import org.toroku.check.CheckDesk.Outcome;
import org.toroku.decision.DecisionDesk.Act;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.engine.replay.Course;
import org.toroku.engine.replay.Model;
import org.toroku.engine.replay.Recording;
import org.toroku.engine.replay.Replay;
import org.toroku.enrolment.ApplicationState;
import org.toroku.issuance.CardHouse;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Roles;
import org.toroku.process.CaseTrail;
import org.toroku.process.Inbox;
import org.toroku.studio.DraftDesk;
import org.toroku.studio.ModelsOfCases;
import org.toroku.studio.PublicationDesk;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.Models;
import org.toroku.workflows.ProcessIds;
import org.toroku.workflows.TaskIds;

/** Owners publish a step of their own; cases of the card route stop there until an officer has answered. */
class AdditionalCheckTest {
    private static final Officer HANAKO = new Officer("hanako", Set.of(Roles.EXAMINER));
    private static final Officer OWNER = new Officer("owner", Set.of(Roles.PROCESS_OWNER));
    private static final Officer OTHER_OWNER = new Officer("other-owner", Set.of(Roles.PROCESS_OWNER));
    private static final Set<String> ALL = Set.of("a", "b");

    private static CardHouse house;

    @BeforeAll
    static void publish() {
        house = CardHouse.with("org.toroku.studio", "org.toroku.check");
        List.of(OWNER, OTHER_OWNER).forEach(house::employ);
        house.part(OfficerRegister.class)
                .save(new OfficerAccount(
                        HANAKO.username(), CardHouse.form().fullName(), "{noop}x", true, HANAKO.roles()));
        DraftDesk drafts = house.part(DraftDesk.class);
        await(() -> house.sql()
                        .sql("SELECT count(*) FROM published_model")
                        .query(Integer.class)
                        .single()
                > 0);
        UUID draft = id(drafts.start(OWNER.username(), "電話による確認", DraftDesk.Base.LIVE));
        int newest = drafts.draft(OWNER.username(), draft).orElseThrow().newest();
        var saved = (DraftDesk.Saved.Done)
                drafts.save(OWNER.username(), new DraftDesk.Edit(draft, newest, DrawnCheck.model()));
        assertThat(drafts.proof(OWNER.username(), draft).orElseThrow().violations())
                .isEmpty();
        PublicationDesk publications = house.part(PublicationDesk.class);
        UUID publication = id(publications.propose(
                OWNER.username(),
                new PublicationDesk.Proposal(
                        draft,
                        saved.version().number(),
                        "電話で確かめる",
                        new PublicationDesk.ChangeApproval.Approved("総情第12号", LocalDate.of(2026, 4, 1)))));
        assertThat(publications.approve(OTHER_OWNER.username(), publication))
                .isInstanceOf(org.toroku.studio.Act.Done.class);
        await(() -> publications
                        .publication(OWNER.username(), publication)
                        .orElseThrow()
                        .state()
                == PublicationDesk.State.LIVE);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static UUID id(org.toroku.studio.Act act) {
        assertThat(act).isInstanceOf(org.toroku.studio.Act.Done.class);
        return ((org.toroku.studio.Act.Done) act).id();
    }

    private static CheckDesk desk() {
        return house.part(CheckDesk.class);
    }

    private static Inbox.Row open(UUID caseId, String element) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> house
                                .part(Inbox.class)
                                .list(
                                        new Inbox.Filter("", Optional.of(element), false, ANNE.username(), 0, 1000),
                                        Set.of(Roles.EXAMINER, Roles.DECIDER))
                                .stream()
                                .filter(row -> row.caseId().equals(caseId) && row.state() == Inbox.State.OPEN)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static Inbox.Row asked() {
        return open(house.submitted().applicationId(), DrawnCheck.ID);
    }

    private static Answer answer(Inbox.Row task, Outcome outcome, Set<String> ticked, String note) {
        Asked asked = desk().asked(ANNE, task).orElseThrow();
        return new Answer(outcome, ticked, note, asked.model(), house.version(task.caseId()));
    }

    private static Act answered(Inbox.Row task, Officer officer, Outcome outcome, Set<String> ticked, String note) {
        house.claim(task, officer);
        return desk().answer(task.taskKey(), officer, answer(task, outcome, ticked, note));
    }

    private static List<String> trail(UUID caseId) {
        return house.part(CaseTrail.class).of(caseId).stream()
                .map(CaseTrail.Entry::elementId)
                .toList();
    }

    @Test
    void aCaseStopsThereAndGoesOnToItsDecisionWhenItIsPassed() {
        Inbox.Row task = asked();
        assertThat(desk().asked(ANNE, task).orElseThrow().check()).satisfies(check -> {
            assertThat(check.name().in(Locale.JAPANESE)).isEqualTo("本人へ電話で確認する");
            assertThat(check.points()).hasSize(2);
        });
        assertThat(task.dueAt()).contains(task.createdAt().plus(Duration.ofDays(3)));
        assertThat(trail(task.caseId())).doesNotContain("decide-automatically");

        assertThat(answered(task, ANNE, Outcome.PASSED, ALL, "")).isEqualTo(new Act.Done());

        // who answered is kept from nothing: it was no examination
        assertThat(house.examine(open(task.caseId(), TaskIds.EXAMINE_APPLICATION), ANNE, true, List.of("address")))
                .isEqualTo(new Act.Done());
        assertThat(house.accept(house.decideTask(task.caseId()), CARL)).isEqualTo(new Act.Done());
        house.awaitState(task.caseId(), ApplicationState.ISSUED);
        assertThat(trail(task.caseId())).containsSubsequence(DrawnCheck.ID, "decide-automatically");
        Answered found = desk().of(BERT, task.caseId()).getFirst();
        assertThat(found.ticked()).isEqualTo(ALL);
        assertThat(found.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(found.officer()).isEqualTo("anne");
        assertThat(found.points().getFirst().words().japanese()).isEqualTo("本人が電話に出た");
        assertThat(house.book(task.caseId())).containsOnlyOnce("additional-check-answered");
        house.assertBookIntact();
    }

    @Test
    void whatIsNotPassedGoesWhereTheModelSays() {
        for (Outcome outcome : List.of(Outcome.NOT_PASSED, Outcome.UNCLEAR)) {
            Inbox.Row task = asked();

            assertThat(answered(task, ANNE, outcome, Set.of("a"), "申し込んでいないとのこと"))
                    .isEqualTo(new Act.Done());

            open(task.caseId(), TaskIds.EXAMINE_APPLICATION);
            assertThat(trail(task.caseId())).contains(DrawnCheck.ID).doesNotContain("decide-automatically");
            assertThat(desk().of(BERT, task.caseId()))
                    .extracting(Answered::outcome, Answered::note)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(outcome, "申し込んでいないとのこと"));
        }
        house.assertBookIntact();
    }

    @Test
    void refusesAnswersThatAreNone() {
        Inbox.Row task = asked();
        assertThat(desk().answer(task.taskKey(), ANNE, answer(task, Outcome.PASSED, ALL, "")))
                .isEqualTo(new Act.Refused("not-claimed"));
        assertThat(answered(task, ANNE, Outcome.PASSED, Set.of("a"), "")).isEqualTo(new Act.Refused("points-open"));
        assertThat(answered(task, ANNE, Outcome.NOT_PASSED, ALL, " ")).isEqualTo(new Act.Refused("check-note-missing"));
        assertThat(answered(task, ANNE, Outcome.UNCLEAR, Set.of("h"), "x")).isEqualTo(new Act.Refused("check-unknown"));
        assertThat(answered(task, ANNE, Outcome.UNCLEAR, ALL, "1234 5678 9018"))
                .isEqualTo(new Act.Refused("my-number"));
        assertThat(answered(task, ANNE, Outcome.UNCLEAR, ALL, "見え\u202eない")).isEqualTo(new Act.Refused("unprintable"));
        assertThat(desk().answer(task.taskKey(), CARL, answer(task, Outcome.PASSED, ALL, "")))
                .isEqualTo(new Act.Refused("role"));
        assertThat(desk().of(ANNE, task.caseId())).isEmpty();
        assertThat(trail(task.caseId())).doesNotContain(DrawnCheck.ID);
    }

    @Test
    void twoOfficersDoNotAnswerTheSame() {
        Inbox.Row task = asked();
        Answer seen = answer(task, Outcome.PASSED, ALL, "");
        house.claim(task, ANNE);
        assertThat(house.claim(task, BERT)).isEqualTo(new Inbox.Claim.TakenBy("anne"));
        Answer old = new Answer(seen.outcome(), seen.ticked(), "", seen.model(), "another version");
        assertThat(desk().answer(task.taskKey(), ANNE, old)).isEqualTo(new Act.Refused("outdated"));
        Answer otherWords = new Answer(seen.outcome(), seen.ticked(), "", "00", seen.caseVersion());
        assertThat(desk().answer(task.taskKey(), ANNE, otherWords)).isEqualTo(new Act.Refused("outdated"));

        assertThat(desk().answer(task.taskKey(), ANNE, seen)).isEqualTo(new Act.Done());

        assertThat(desk().answer(task.taskKey(), BERT, answer(task, Outcome.PASSED, ALL, "")))
                .isInstanceOf(Act.Refused.class);
        assertThat(desk().of(ANNE, task.caseId())).hasSize(1);
    }

    @Test
    void nobodyAnswersInTheirOwnCase() {
        Inbox.Row task = asked();

        assertThat(house.claim(task, HANAKO)).isEqualTo(new Inbox.Claim.NotAllowed("own-case"));
        assertThat(desk().answer(task.taskKey(), HANAKO, answer(task, Outcome.PASSED, ALL, "")))
                .isEqualTo(new Act.Refused("own-case"));
        assertThat(desk().asked(HANAKO, task)).isEmpty();
        assertThat(desk().of(HANAKO, task.caseId())).isEmpty();
    }

    @Test
    void noOtherDeskTakesItForWhatItIsNot() {
        Inbox.Row task = asked();

        assertThat(house.examine(task, ANNE, true, List.of("address"))).isEqualTo(new Act.Refused("role"));
        assertThat(house.accept(task, CARL)).isInstanceOf(Act.Refused.class);
        assertThat(trail(task.caseId())).doesNotContain(DrawnCheck.ID);
    }

    @Test
    void anEngineThatLostItsDataAsksAgainAndRemembersAnswers() {
        Inbox.Row waiting = asked();
        house.claim(waiting, ANNE);
        Inbox.Row done = asked();
        assertThat(answered(done, ANNE, Outcome.NOT_PASSED, Set.of(), "出なかった")).isEqualTo(new Act.Done());
        open(done.caseId(), TaskIds.EXAMINE_APPLICATION);

        house.engine().wipe();

        for (UUID caseId : List.of(waiting.caseId(), done.caseId())) {
            await(() -> house.sql()
                            .sql("SELECT count(*) FROM case_run WHERE case_id = ?")
                            .param(caseId)
                            .query(Integer.class)
                            .single()
                    == 2);
            assertThat(house.part(ModelsOfCases.class).of(caseId)).contains(DrawnCheck.model());
        }
        open(done.caseId(), TaskIds.EXAMINE_APPLICATION);
        assertThat(desk().of(ANNE, done.caseId())).hasSize(1);
        Inbox.Row again = open(waiting.caseId(), DrawnCheck.ID);
        assertThat(again.assignee()).contains("anne");
        assertThat(again.dueAt()).isEqualTo(waiting.dueAt());
        assertThat(answered(again, ANNE, Outcome.PASSED, ALL, "")).isEqualTo(new Act.Done());
        open(waiting.caseId(), TaskIds.EXAMINE_APPLICATION);
    }

    /** Before it is published: nobody answered it in any recorded case, and the comparison assumes nothing. */
    @Test
    void recordedCasesThatNeverHadItAreUndecided() {
        Instant began = Instant.parse("2026-11-23T03:00:00Z");
        List<Recording.Outcome> outcomes = List.of(
                recorded("store-documents", Map.of(), began),
                recorded("verify-identity", Map.of("verification", "VERIFIED"), began),
                recorded("match-application", Map.of(), began),
                recorded("decide-automatically", Map.of("decision", "REJECT"), began),
                recorded("notify-rejection", Map.of(), began));
        Recording rejected = new Recording(
                ProcessIds.ENROL_MY_NUMBER_CARD,
                began,
                Map.of("caseId", new UUID(7, 7).toString(), "runId", new UUID(7, 8).toString()),
                outcomes,
                List.of());

        Course live = replayed(Models.processes(), rejected);
        assertThat(live.repeats()).isTrue();
        assertThat(replayed(DrawnCheck.models(), rejected).end())
                .isEqualTo(new Course.End.Undecided(Course.Kind.TASK, DrawnCheck.ID));
    }

    private static Recording.Outcome recorded(String element, Map<String, Object> variables, Instant at) {
        return new Recording.Outcome(element, 1, variables, at.plusSeconds(1));
    }

    private static Course replayed(List<ModelFile> models, Recording recording) {
        return Replay.run(
                        models.stream()
                                .map(file -> new Model(file.resource(), file.bytes()))
                                .toList(),
                        List.of(new Replay.Subject(recording, Optional.empty())),
                        Duration.ofMinutes(1),
                        _ -> true)
                .getFirst();
    }

    @Test
    void anAlteredAnswerShows() {
        Inbox.Row task = asked();
        assertThat(answered(task, ANNE, Outcome.UNCLEAR, Set.of("a"), "留守")).isEqualTo(new Act.Done());
        open(task.caseId(), TaskIds.EXAMINE_APPLICATION);
        for (String change : List.of(
                "outcome = 'PASSED'",
                "ticked = '{a,b}'",
                "note = ''",
                "officer = 'bert'",
                "instruction = 'もういい'",
                "points = '{x,y}'",
                "model_sha256 = '00'")) {
            altered(task.caseId(), change);
        }
        house.assertBookIntact();
    }

    private static void altered(UUID caseId, String change) {
        String column = change.substring(0, change.indexOf(' '));
        Object before = house.sql()
                .sql("SELECT " + column + " FROM check_answer WHERE application_id = ?")
                .param(caseId)
                .query((row, n) -> row.getObject(1))
                .single();
        house.sql()
                .sql("UPDATE check_answer SET " + change + " WHERE application_id = ?")
                .param(caseId)
                .update();
        assertThat(house.part(BookVerifier.class).verify())
                .as(change)
                .isInstanceOfSatisfying(
                        BookVerifier.Report.Altered.class,
                        report -> assertThat(report.findings())
                                .isNotEmpty()
                                .allSatisfy(
                                        finding -> assertThat(finding.where()).startsWith("check_answer ")));
        house.sql()
                .sql("UPDATE check_answer SET " + column + " = ? WHERE application_id = ?")
                .params(before, caseId)
                .update();
    }
}
