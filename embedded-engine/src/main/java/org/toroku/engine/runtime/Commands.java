package org.toroku.engine.runtime;

import io.camunda.zeebe.logstreams.log.LogAppendEntry;
import io.camunda.zeebe.logstreams.log.LogStreamWriter;
import io.camunda.zeebe.logstreams.log.WriteContext;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceCreationIntent;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** The way in: writes commands to the log and waits for the engine's answers. */
public final class Commands {

    /** Answers that may be outstanding at once; more are refused, so that a flood cannot grow the log without end. */
    static final int MOST_IN_FLIGHT = 1_000;

    private final LogStreamWriter writer;
    private final AtomicLong lastRequest = new AtomicLong();
    private final Map<Long, CompletableFuture<Answer>> outstanding = new ConcurrentHashMap<>();
    private final Semaphore places;

    /** Those who wait for a whole instance to end wait long and must not keep everybody else out. */
    private final Semaphore longPlaces;

    private volatile boolean stopped;

    Commands(LogStreamWriter writer, int mostInFlight) {
        this.writer = writer;
        this.places = new Semaphore(mostInFlight);
        this.longPlaces = new Semaphore(mostInFlight);
    }

    /** Writes the command and waits at most {@code patience} for the answer. */
    public Answer ask(Command command, Duration patience) throws InterruptedException {
        Semaphore taken =
                command.intent() == ProcessInstanceCreationIntent.CREATE_WITH_AWAITING_RESULT ? longPlaces : places;
        if (!taken.tryAcquire()) {
            return new Answer.Overloaded();
        }
        long request = lastRequest.incrementAndGet();
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        outstanding.put(request, answer);
        try {
            if (stopped) {
                return new Answer.Stopped();
            }
            RecordMetadata metadata = metadata(command).requestId(request).requestStreamId(1);
            LogAppendEntry entry = LogAppendEntry.of(command.key(), metadata, command.value());
            if (writer.tryWrite(WriteContext.userCommand(command.intent()), entry)
                    .isLeft()) {
                return stopped ? new Answer.Stopped() : new Answer.Overloaded();
            }
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Answer.Late();
        } catch (ExecutionException e) {
            throw new IllegalStateException("answers are never failures", e);
        } finally {
            outstanding.remove(request);
            taken.release();
        }
    }

    /** Writes a command whose outcome nobody waits for; false if it could not be written. */
    public boolean tell(Command command) {
        LogAppendEntry entry = LogAppendEntry.of(command.key(), metadata(command), command.value());
        return writer.tryWrite(WriteContext.internal(), entry).isRight();
    }

    /** Hands the engine's answer to whoever still waits for it. */
    void answered(long request, Answer answer) {
        CompletableFuture<Answer> waiting = outstanding.get(request);
        if (waiting != null) {
            waiting.complete(answer);
        }
    }

    /** Tells everybody who waits that no answer will come. */
    void stop() {
        stopped = true;
        outstanding.values().forEach(answer -> answer.complete(new Answer.Stopped()));
    }

    private static RecordMetadata metadata(Command command) {
        return new RecordMetadata()
                .recordType(RecordType.COMMAND)
                .valueType(command.type())
                .intent(command.intent());
    }
}
