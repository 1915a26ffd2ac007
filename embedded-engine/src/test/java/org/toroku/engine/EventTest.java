package org.toroku.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Messages, signals, timers, errors and escalations: the engine's own, proven to work through the API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventTest {

    private final EngineFixture fixture = EngineFixture.start(EngineSettings.withControlledClock());

    @AfterAll
    void stop() {
        fixture.close();
    }

    @Test
    void keepsAMessageThatComesEarlyForItsLifetime() {
        fixture.deploy(Models.waitsForMessage());
        publish("early", "m-early", Duration.ofHours(1));
        long instance = begin("waits", Map.of("requestId", "early"));
        awaitState(instance, ProcessInstanceState.COMPLETED);
    }

    @Test
    void forgetsAMessageAfterItsLifetime() {
        fixture.deploy(Models.waitsForMessage());
        publish("late", "m-late", Duration.ofMinutes(1));
        fixture.engine().clock().addTime(Duration.ofMinutes(10));
        long instance = begin("waits", Map.of("requestId", "late"));
        assertThat(state(instance)).isEqualTo(ProcessInstanceState.ACTIVE);
        publish("late", "m-late-2", Duration.ZERO);
        awaitState(instance, ProcessInstanceState.COMPLETED);
    }

    @Test
    void refusesAMessageWithTheSameIdWhileTheFirstIsKept() {
        publish("twice", "m-twice", Duration.ofHours(1));
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> publish("twice", "m-twice", Duration.ofHours(1)));
        assertThat(refused.code()).isEqualTo(409);
        assertThat(refused.details().getTitle()).isEqualTo("ALREADY_EXISTS");
    }

    @Test
    void correlatesAMessageAndNamesTheInstance() {
        fixture.deploy(Models.waitsForMessage());
        long instance = begin("waits", Map.of("requestId", "sync"));
        var answer = EngineFixture.eventually(
                () -> fixture.client()
                        .newCorrelateMessageCommand()
                        .messageName("csr-arrived")
                        .correlationKey("sync")
                        .variables(Map.of("csr", "c-1"))
                        .execute(),
                response -> true);
        assertThat(answer.getProcessInstanceKey()).isEqualTo(instance);
        awaitState(instance, ProcessInstanceState.COMPLETED);
    }

    @Test
    void answersNotFoundWhenNobodyWaitsForTheMessage() {
        ProblemException refused = catchThrowableOfType(
                ProblemException.class,
                () -> fixture.client()
                        .newCorrelateMessageCommand()
                        .messageName("csr-arrived")
                        .correlationKey("nobody")
                        .execute());
        assertThat(refused.code()).isEqualTo(404);
    }

    @Test
    void broadcastsASignalToAllWhoWait() {
        fixture.deploy(Bpmn.createExecutableProcess("signalled")
                .startEvent()
                .intermediateCatchEvent("crl", event -> event.signal("crl-published"))
                .endEvent()
                .done());
        long first = fixture.begin("signalled");
        long second = fixture.begin("signalled");
        fixture.client().newBroadcastSignalCommand().signalName("crl-published").execute();
        awaitState(first, ProcessInstanceState.COMPLETED);
        awaitState(second, ProcessInstanceState.COMPLETED);
    }

    @Test
    void firesATimerWhenItsDurationIsOver() {
        fixture.deploy(Bpmn.createExecutableProcess("duration")
                .startEvent()
                .intermediateCatchEvent("wait", event -> event.timerWithDuration("P3D"))
                .endEvent()
                .done());
        long instance = fixture.begin("duration");
        fixture.engine().clock().addTime(Duration.ofDays(2));
        assertThat(state(instance)).isEqualTo(ProcessInstanceState.ACTIVE);
        fixture.engine().clock().addTime(Duration.ofDays(1).plusSeconds(1));
        awaitState(instance, ProcessInstanceState.COMPLETED);
    }

    @Test
    void firesATimerAtTheDateOfAVariable() {
        fixture.deploy(Bpmn.createExecutableProcess("date")
                .startEvent()
                .intermediateCatchEvent("wait", event -> event.timerWithDateExpression("deadline"))
                .endEvent()
                .done());
        Instant deadline = fixture.engine().clock().now().plus(Duration.ofDays(7));
        long instance = begin("date", Map.of("deadline", deadline.toString()));
        assertThat(state(instance)).isEqualTo(ProcessInstanceState.ACTIVE);
        fixture.engine().clock().addTime(Duration.ofDays(7).plusSeconds(1));
        awaitState(instance, ProcessInstanceState.COMPLETED);
    }

    @Test
    void remindsByANonInterruptingCycleAndGoesOnWaiting() {
        fixture.deploy(Bpmn.createExecutableProcess("cycle")
                .startEvent()
                .serviceTask("task", task -> task.zeebeJobType("cycle-main"))
                .boundaryEvent("remind", event -> event.cancelActivity(false).timerWithCycle("R3/PT1H"))
                .serviceTask("reminder", task -> task.zeebeJobType("cycle-reminder"))
                .endEvent()
                .moveToActivity("task")
                .endEvent()
                .done());
        long instance = fixture.begin("cycle");
        for (int i = 0; i < 2; i++) {
            fixture.engine().clock().addTime(Duration.ofMinutes(61));
            fixture.client()
                    .newCompleteCommand(activate("cycle-reminder").getFirst())
                    .execute();
        }
        assertThat(state(instance)).isEqualTo(ProcessInstanceState.ACTIVE);
        fixture.client().newCompleteCommand(activate("cycle-main").getFirst()).execute();
        awaitState(instance, ProcessInstanceState.COMPLETED);
    }

    @Test
    void raisesAnEscalationThatDoesNotEndTheWork() {
        fixture.deploy(Bpmn.createExecutableProcess("escalate")
                .startEvent()
                .subProcess(
                        "work",
                        work -> work.embeddedSubProcess()
                                .startEvent()
                                .intermediateThrowEvent("overdue", event -> event.escalation("SLA"))
                                .serviceTask("rest", task -> task.zeebeJobType("escalate-rest"))
                                .endEvent())
                .boundaryEvent("escalated", event -> event.cancelActivity(false).escalation("SLA"))
                .serviceTask("tell", task -> task.zeebeJobType("escalate-tell"))
                .endEvent()
                .moveToActivity("work")
                .endEvent()
                .done());
        long instance = fixture.begin("escalate");
        fixture.client()
                .newCompleteCommand(activate("escalate-tell").getFirst())
                .execute();
        fixture.client()
                .newCompleteCommand(activate("escalate-rest").getFirst())
                .execute();
        awaitState(instance, ProcessInstanceState.COMPLETED);
    }

    private long begin(String processId, Map<String, Object> variables) {
        return fixture.client()
                .newCreateInstanceCommand()
                .bpmnProcessId(processId)
                .latestVersion()
                .variables(variables)
                .execute()
                .getProcessInstanceKey();
    }

    private void publish(String correlationKey, String messageId, Duration lifetime) {
        fixture.client()
                .newPublishMessageCommand()
                .messageName("csr-arrived")
                .correlationKey(correlationKey)
                .messageId(messageId)
                .timeToLive(lifetime)
                .execute();
    }

    private List<ActivatedJob> activate(String type) {
        return fixture.client()
                .newActivateJobsCommand()
                .jobType(type)
                .maxJobsToActivate(1)
                .timeout(Duration.ofDays(1))
                .requestTimeout(Duration.ofSeconds(10))
                .execute()
                .getJobs();
    }

    private ProcessInstanceState state(long instance) {
        return fixture.client().newProcessInstanceGetRequest(instance).execute().getState();
    }

    private void awaitState(long instance, ProcessInstanceState wanted) {
        assertThat(EngineFixture.eventually(() -> state(instance), wanted::equals))
                .isEqualTo(wanted);
    }
}
