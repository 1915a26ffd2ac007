package org.toroku.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.process.ProcessFixture.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.engine.replay.Course;
import org.toroku.engine.replay.Model;
import org.toroku.engine.replay.Recording;
import org.toroku.engine.replay.Replay;
import org.toroku.process.CaseRecordings.RecordedCase;
import org.toroku.workflows.Variables;

/** Cases that really went, read from the tables in which they were recorded, and led the same way again. */
class CaseRecordingsTest {
    private final ProcessFixture fixture = new ProcessFixture();
    private TestNode node;
    private CaseRecordings recordings;

    @BeforeEach
    void start() {
        node = fixture.node(List.of(
                TestStep.answering("test-prepare", Map.of("deadline", "2099-01-01T00:00:00Z")),
                TestStep.answering("test-finish", Map.of())));
        recordings = node.part(CaseRecordings.class);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private UUID wholeCase() {
        UUID caseId = fixture.begin(node, TestModels.CASE);
        Inbox inbox = node.part(Inbox.class);
        Inbox.Row task = fixture.task(node, caseId);
        inbox.claim(task.taskKey(), "eve", Set.of("examiner"));
        assertThat(node.part(TransactionTemplate.class)
                        .<Inbox.Commit>execute(
                                status -> inbox.commit(task.taskKey(), "eve", Map.of("verdict", "GOOD"))))
                .isInstanceOf(Inbox.Commit.Committed.class);
        node.part(TransactionTemplate.class)
                .executeWithoutResult(status -> node.part(CaseConductor.class)
                        .tell(caseId, TestModels.NOTE, Map.of("note", 1), new Actor.Service("post")));
        await(() -> fixture.ended(caseId));
        return caseId;
    }

    @Test
    void readsEndedCasesOnlyTheNewestFirst() {
        UUID first = wholeCase();
        UUID open = fixture.begin(node, TestModels.CASE);
        fixture.task(node, open);
        UUID second = wholeCase();

        CaseRecordings.Recent recent = recordings.newest(10);
        assertThat(recent.ended()).isEqualTo(2);
        assertThat(recent.cases())
                .extracting(each -> each.variables().get(Variables.CASE_ID))
                .containsExactly(second.toString(), first.toString());
        RecordedCase read = recent.cases().getLast();
        assertThat(read.process()).isEqualTo(TestModels.CASE);
        assertThat(read.caseNumber()).startsWith("M-");
        assertThat(read.outcomes())
                .extracting(CaseRecordings.Outcome::element)
                .containsExactly("prepare", "review", "finish");
        assertThat(read.outcomes().get(1).variables()).isEqualTo(Map.of("verdict", "GOOD"));
        assertThat(read.news()).hasSize(1);
        assertThat(read.news().getFirst().correlationKey()).isEqualTo(first.toString());
        assertThat(read.news().getFirst().variables()).isEqualTo(Map.of("note", 1));
        assertThat(recordings.newest(1).cases()).hasSize(1);
        assertThat(recordings.newest(1).ended()).isEqualTo(2);
    }

    @Test
    void whatWasRecordedLeadsTheSameWayAgain() {
        wholeCase();
        RecordedCase read = recordings.newest(1).cases().getFirst();
        List<Model> models = TestModels.all().entrySet().stream()
                .map(each -> new Model(each.getKey(), each.getValue()))
                .toList();
        Recording recording = new Recording(
                read.process(),
                read.began(),
                read.variables(),
                read.outcomes().stream()
                        .map(each ->
                                new Recording.Outcome(each.element(), each.occurrence(), each.variables(), each.at()))
                        .toList(),
                read.news().stream()
                        .map(each ->
                                new Recording.News(each.message(), each.correlationKey(), each.variables(), each.at()))
                        .toList());
        Course course = Replay.run(
                        models,
                        List.of(new Replay.Subject(recording, Optional.empty())),
                        Duration.ofMinutes(1),
                        done -> true)
                .getFirst();
        assertThat(course.end()).isEqualTo(new Course.End.Reached(List.of("finished")));
        assertThat(course.repeats()).isTrue();
        assertThat(course.ended()).isEqualTo(read.outcomes().getLast().at());
    }
}
