package org.toroku.engine.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.impl.record.value.deployment.DeploymentRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.record.value.message.MessageRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.DeploymentIntent;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.MessageIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceCreationIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.TimerIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.scheduler.clock.ControlledActorClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.toroku.engine.runtime.Answer;
import org.toroku.engine.runtime.Command;
import org.toroku.engine.runtime.EngineLife;
import org.toroku.engine.runtime.Keys;

/**
 * An engine of its own whose time is said by whoever conducts it, by one thread. It answers at no address.
 *
 * <p>Its timers fire only when told to. The engine would look for due ones by a clock of threads, sooner or later; told
 * to, the same conducting has the same course every time.
 */
final class SimulatedEngine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofNanos(20_000);
    private static final String TENANT = "<default>";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The engine's clock stays so far behind: a timer that is due now is never due for the engine itself. */
    private static final Duration BEHIND = Duration.ofMillis(1);

    /** Longer than any case. What was told early is kept, since forgetting it would depend on when threads look. */
    private static final Duration KEPT = Duration.ofDays(36_500);

    private final Path folder;
    private final ControlledActorClock clock = new ControlledActorClock();
    private final EngineLife life;
    private final HappeningReader reader = new HappeningReader();

    private SimulatedEngine(Path folder, Instant begin) {
        this.folder = folder;
        // before anything is scheduled: the engine's own threads never go back in time
        moveTo(begin);
        this.life = EngineLife.begin(folder, clock, Keys.FROM_THE_FIRST);
        life.tell(reader);
    }

    /** @throws UncheckedIOException where no temporary folder can be made */
    static SimulatedEngine startAt(Instant begin) {
        try {
            return new SimulatedEngine(Files.createTempDirectory("toroku-replay-"), begin);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a temporary folder for the simulated engine", e);
        }
    }

    /** @throws ModelsRefusedException with the engine's own words */
    void deploy(List<Model> models) {
        DeploymentRecord deployment = new DeploymentRecord().setTenantId(TENANT);
        models.forEach(model ->
                deployment.resources().add().setResourceName(model.resource()).setResource(model.bytes()));
        switch (ask(Command.of(ValueType.DEPLOYMENT, DeploymentIntent.CREATE, deployment))) {
            case Answer.Accepted _ -> settle();
            case Answer.Rejected rejected -> throw new ModelsRefusedException(rejected.reason());
            case Answer.Overloaded _, Answer.Late _, Answer.Stopped _ -> throw notAnswering();
        }
    }

    /** @param tag tells the instance from others; nothing begins where the engine has no such process */
    void begin(String process, String tag, Map<String, Object> variables) {
        tell(
                ValueType.PROCESS_INSTANCE_CREATION,
                ProcessInstanceCreationIntent.CREATE,
                Command.NO_KEY,
                new ProcessInstanceCreationRecord()
                        .setBpmnProcessId(process)
                        .setVersion(-1)
                        .setVariables(document(variables))
                        .setTags(Set.of(tag))
                        .setTenantId(TENANT));
    }

    void answer(long job, Map<String, Object> variables) {
        tell(ValueType.JOB, JobIntent.COMPLETE, job, new JobRecord().setVariables(document(variables)));
    }

    void complete(long task, Map<String, Object> variables) {
        tell(
                ValueType.USER_TASK,
                UserTaskIntent.COMPLETE,
                task,
                new UserTaskRecord()
                        .setUserTaskKey(task)
                        .setVariables(document(variables))
                        .setAction("complete"));
    }

    void publish(String message, String correlationKey, Map<String, Object> variables) {
        tell(
                ValueType.MESSAGE,
                MessageIntent.PUBLISH,
                Command.NO_KEY,
                new MessageRecord()
                        .setName(message)
                        .setCorrelationKey(correlationKey)
                        .setTimeToLive(KEPT.toMillis())
                        .setVariables(document(variables))
                        .setTenantId(TENANT));
    }

    void cancel(long instance) {
        tell(
                ValueType.PROCESS_INSTANCE,
                ProcessInstanceIntent.CANCEL,
                instance,
                new ProcessInstanceRecord().setProcessInstanceKey(instance));
    }

    void moveTo(Instant now) {
        clock.setCurrentTime(now.minus(BEHIND));
        clock.update();
    }

    /** Fires a timer, if it still waits. */
    void fire(long key) {
        reader.timer(key).ifPresent(timer -> tell(ValueType.TIMER, TimerIntent.TRIGGER, key, timer));
    }

    /**
     * Waits until the engine has done everything that it can do at its present time.
     *
     * @return what happened since the last call, in its order
     * @throws IllegalStateException if it is not done within half a minute, or the thread is interrupted
     */
    List<Happening> settle() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!life.isIdle()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the simulated engine is not done within " + PATIENCE);
            }
            try {
                Thread.sleep(LOOK_AGAIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the simulated engine works", e);
            }
        }
        return reader.take();
    }

    private Answer ask(Command command) {
        try {
            return life.commands().ask(command, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the simulated engine works", e);
        }
    }

    private void tell(ValueType type, Intent intent, long key, UnifiedRecordValue value) {
        if (!life.commands().tell(new Command(type, intent, key, value))) {
            throw notAnswering();
        }
    }

    private static IllegalStateException notAnswering() {
        return new IllegalStateException("the simulated engine takes no commands");
    }

    private static DirectBuffer document(Map<String, Object> variables) {
        try {
            return new UnsafeBuffer(MsgPackConverter.convertToMsgPack(JSON.writeValueAsString(variables)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("variables cannot be written as JSON", e);
        }
    }

    @Override
    public void close() {
        life.close();
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the folder of the simulated engine", e);
        }
    }
}
