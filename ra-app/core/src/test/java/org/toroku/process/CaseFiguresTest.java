package org.toroku.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.process.ProcessFixture.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.process.CaseFigures.Flow;
import org.toroku.process.CaseFigures.Passed;
import org.toroku.process.CaseFigures.Place;
import org.toroku.process.CaseFigures.Standing;

class CaseFiguresTest {
    private static final Instant EVER = Instant.EPOCH;
    private static final Optional<String> ALL = Optional.empty();

    private final ProcessFixture fixture = new ProcessFixture();
    private final AtomicReference<StepResult> answer = new AtomicReference<>(TestStep.done(Map.of(), () -> {}));
    private TestNode node;
    private CaseFigures figures;

    @BeforeEach
    void start() {
        node = fixture.node(List.of(
                TestStep.answering("test-prepare", Map.of("deadline", "2099-01-01T00:00:00Z")),
                TestStep.answering("test-finish", Map.of()),
                new TestStep("test-first", context -> answer.get()),
                TestStep.answering("test-second", Map.of()),
                TestStep.answering("test-third", Map.of())));
        figures = node.part(CaseFigures.class);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private UUID waitingForAPerson() {
        UUID caseId = fixture.begin(node, TestModels.CASE);
        fixture.task(node, caseId);
        return caseId;
    }

    private void reviewed(UUID caseId) {
        Inbox inbox = node.part(Inbox.class);
        Inbox.Row task = fixture.task(node, caseId);
        inbox.claim(task.taskKey(), "eve", java.util.Set.of("examiner"));
        assertThat(node.part(TransactionTemplate.class)
                        .<Inbox.Commit>execute(
                                status -> inbox.commit(task.taskKey(), "eve", Map.of("verdict", "GOOD"))))
                .isInstanceOf(Inbox.Commit.Committed.class);
        await(() -> fixture.number("SELECT count(*) FROM inbox_task WHERE case_id = ? AND state = 'COMPLETED'", caseId)
                == 1);
    }

    private static Standing only(List<Standing> standing) {
        assertThat(standing).hasSize(1);
        return standing.getFirst();
    }

    private void age(String table, String column, UUID caseId, String condition) {
        fixture.sql()
                .sql("UPDATE " + table + " SET " + column + " = " + column
                        + " - interval '2 hours' WHERE case_id = ? AND " + condition)
                .param(caseId)
                .update();
    }

    @Test
    void showsWhereEachOpenCaseStandsOnce() {
        UUID withAPerson = waitingForAPerson();
        waitingForAPerson();
        UUID outside = waitingForAPerson();
        reviewed(outside);
        answer.set(new StepResult.Halt("document-damaged"));
        UUID halted = fixture.begin(node, TestModels.CHAIN);
        await(() -> node.part(HaltedSteps.class).count("nobody") == 1);
        fixture.sql()
                .sql("UPDATE inbox_task SET due_at = created_at - interval '1 hour' WHERE case_id = ?")
                .param(withAPerson)
                .update();

        assertThat(figures.standing(ALL))
                .extracting(Standing::place, Standing::elementId, Standing::reason, Standing::cases, Standing::overdue)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Place.TASK, TestModels.REVIEW, "", 2L, 1L),
                        org.assertj.core.groups.Tuple.tuple(Place.AFTER, TestModels.REVIEW, "", 1L, 0L),
                        org.assertj.core.groups.Tuple.tuple(Place.HALTED, "first", "document-damaged", 1L, 0L));
        Standing ofChain = only(figures.standing(Optional.of(TestModels.CHAIN)));
        assertThat(ofChain.place()).isEqualTo(Place.HALTED);
        assertThat(ofChain.oldest()).isBeforeOrEqualTo(Instant.now());
        assertThat(figures.flow(EVER, ALL)).isEqualTo(new Flow(4, 0, 4));
        assertThat(figures.flow(Instant.now().plusSeconds(60), ALL)).isEqualTo(new Flow(0, 0, 4));
        assertThat(figures.track(number(halted)).orElseThrow().standing()).containsExactly(ofChain);
    }

    @Test
    void showsACaseOfWhichNothingIsDoneYetAtItsBeginning() {
        fixture.gate().breakDown(EngineGate.Kind.OVERLOADED, path -> true);
        UUID caseId = fixture.begin(node, TestModels.CHAIN);

        Standing standing = only(figures.standing(ALL));
        assertThat(standing.place()).isEqualTo(Place.BEGINNING);
        assertThat(standing.elementId()).isEmpty();
        assertThat(figures.track(number(caseId)).orElseThrow().outcomes()).isEmpty();
    }

    @Test
    void countsWhatCasesPassedAndHowLongItTook() {
        UUID caseId = waitingForAPerson();
        age("case_journal", "at", caseId, "element_id = 'prepare'");
        age("inbox_task", "created_at", caseId, "true");
        reviewed(caseId);
        UUID chain = fixture.begin(node, TestModels.CHAIN);
        await(() -> fixture.ended(chain));

        List<Passed> passed = figures.passed(EVER, ALL);
        assertThat(passed)
                .extracting(Passed::elementId)
                .containsExactlyInAnyOrder("prepare", TestModels.REVIEW, "first", "second", "third");
        Passed review = passed.stream()
                .filter(each -> each.elementId().equals(TestModels.REVIEW))
                .findFirst()
                .orElseThrow();
        assertThat(review.times()).isEqualTo(1);
        assertThat(review.cases()).isEqualTo(1);
        assertThat(review.median()).isBetween(Duration.ofHours(2), Duration.ofMinutes(125));
        assertThat(review.slow()).isEqualTo(review.median());
        assertThat(figures.passed(Instant.now().minus(Duration.ofHours(1)), ALL))
                .extracting(Passed::elementId)
                .doesNotContain("prepare");
        assertThat(figures.passed(EVER, Optional.of(TestModels.CHAIN)))
                .extracting(Passed::elementId)
                .containsExactlyInAnyOrder("first", "second", "third");
        assertThat(figures.flow(EVER, Optional.of(TestModels.CHAIN))).isEqualTo(new Flow(1, 1, 0));
    }

    /** What each of two messages of one name was is one element; the way of the case shows both. */
    @Test
    void followsOneCaseByItsNumber() {
        UUID caseId = waitingForAPerson();
        reviewed(caseId);
        node.part(CaseConductor.class).tell(caseId, TestModels.NOTE, Map.of(), new Actor.Service("test"));
        await(() -> fixture.ended(caseId));

        CaseFigures.Track track = figures.track(number(caseId)).orElseThrow();
        assertThat(track.process()).isEqualTo(TestModels.CASE);
        assertThat(track.outcomes())
                .extracting(CaseFigures.Outcome::elementId)
                .containsExactly("prepare", TestModels.REVIEW, TestModels.NOTE, "finish");
        assertThat(track.standing()).isEmpty();
        assertThat(track.endedAt()).isPresent();
        assertThat(figures.track("no such number")).isEmpty();
    }

    private String number(UUID caseId) {
        return fixture.sql()
                .sql("SELECT case_number FROM application WHERE id = ?")
                .param(caseId)
                .query(String.class)
                .single();
    }
}
