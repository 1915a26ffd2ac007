package org.toroku.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.toroku.issuance.CardHouse;
import org.toroku.workflows.TaskIds;

/** Tasks whose models name no date have one all the same, from when they first appeared. */
class TaskTermsTest {
    private static final Instant NOON = Instant.parse("2026-11-26T03:00:00Z");
    private static CardHouse house;

    @BeforeAll
    static void open() {
        house = new CardHouse(Map.of("toroku.process.terms.decide-on-application", "PT0S"));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static TaskTerms terms() {
        return new TaskTerms(
                house.part(JdbcClient.class), house.part(ProcessSettings.class), house.provider(TaskDate.class));
    }

    private static StepContext first(String element) {
        return new StepContext(new UUID(0, 0), element, 1);
    }

    private static Inbox.Row again(Inbox.Row task) {
        return house.part(Inbox.class).find(task.taskKey()).orElseThrow();
    }

    @Test
    void everyTaskOfTheReleasedModelsHasATermUnlessASettingTakesItAway() {
        TaskTerms terms = terms();
        assertThat(TaskIds.ALL)
                .filteredOn(element -> terms.due(first(element), NOON).isEmpty())
                .containsExactly(TaskIds.DECIDE_ON_APPLICATION);
        assertThat(terms.due(first("task-of-an-owner"), NOON)).isEmpty();
    }

    @Test
    void theDateIsAbsoluteAndStaysWhenTheCaseIsStartedAnew() {
        Inbox.Row task = house.examineTask(house.submitted().applicationId());
        Instant due = task.createdAt().plus(Duration.ofDays(3));
        assertThat(task.dueAt()).contains(due);

        house.pass(Duration.ofHours(5));
        StepContext step = new StepContext(task.caseId(), task.elementId(), task.occurrence());
        house.part(InboxTasks.class)
                .created(
                        step,
                        house.sql()
                                .sql("SELECT run_id FROM case_run WHERE case_id = ? AND current")
                                .param(task.caseId())
                                .query(UUID.class)
                                .single(),
                        new InboxTasks.Described(4711, 0, "examiner", Optional.empty()),
                        Inbox.State.OPEN);

        assertThat(again(task).dueAt()).contains(due);
    }

    @Test
    void aDateOfTheModelComesFirst() {
        Inbox.Row task = house.examineTask(house.submitted().applicationId());
        long engineKey = house.sql()
                .sql("SELECT user_task_key FROM inbox_task WHERE task_key = ?")
                .param(task.taskKey())
                .query(Long.class)
                .single();
        UUID run = house.sql()
                .sql("SELECT run_id FROM inbox_task WHERE task_key = ?")
                .param(task.taskKey())
                .query(UUID.class)
                .single();
        Instant other = NOON.plus(40, ChronoUnit.DAYS);

        house.part(InboxTasks.class).dueChanged(run, engineKey, Optional.of(other));
        assertThat(again(task).dueAt()).contains(other);
        house.part(InboxTasks.class).dueChanged(run, engineKey, Optional.empty());
        assertThat(again(task).dueAt()).contains(other);
    }

    @Test
    void openTasksFromBeforeThereWereTermsGetOneOnce() {
        Inbox.Row task = house.examineTask(house.submitted().applicationId());
        house.sql()
                .sql("UPDATE inbox_task SET due_at = NULL WHERE task_key = ?")
                .param(task.taskKey())
                .update();

        assertThat(terms().look()).isFalse();

        assertThat(again(task).dueAt()).contains(task.createdAt().plus(Duration.ofDays(3)));
    }
}
