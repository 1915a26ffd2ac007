package org.toroku.process;

import io.camunda.client.api.worker.JobWorker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * This node's share of the work: publishes the models, then performs steps, delivers the outbox and recovers cases
 * until the application stops. Waits for an engine that is not there yet.
 */
@Component
class ProcessRuntime implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessRuntime.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final ProcessSettings settings;
    private final ModelCare models;
    private final Workers workers;
    private final OutboxDrain drain;
    private final CaseRecovery recovery;
    private final TaskWords words;
    private final Bells bells;

    private final List<Thread> threads = new ArrayList<>();
    private final List<JobWorker> open = new ArrayList<>();
    private @Nullable EngineClients clients;

    /** What is done about the models: deploying ours, finding those that are not, and what else rests on them. */
    @Component
    record ModelCare(ModelPublisher publisher, ForeignModels foreign, ObjectProvider<AtEachLook> more) {}

    ProcessRuntime(
            ProcessSettings settings,
            ModelCare models,
            Workers workers,
            OutboxDrain drain,
            CaseRecovery recovery,
            TaskWords words,
            Bells bells) {
        this.settings = settings;
        this.models = models;
        this.workers = workers;
        this.drain = drain;
        this.recovery = recovery;
        this.words = words;
        this.bells = bells;
    }

    @Override
    public synchronized void start() {
        if (!settings.workers().enabled() || isRunning()) {
            return;
        }
        EngineClients connected = new EngineClients(settings);
        clients = connected;
        spawn("toroku-conductor", () -> conduct(connected));
        spawn(
                "toroku-task-words",
                () -> attempt("Open tasks could not be given the words they are found by", words::writeMissing));
    }

    @Override
    public void stop() {
        List<Thread> ending;
        List<JobWorker> closing;
        EngineClients disconnecting;
        synchronized (this) {
            ending = List.copyOf(threads);
            threads.clear();
            closing = List.copyOf(open);
            open.clear();
            disconnecting = clients;
            clients = null;
        }
        ending.forEach(Thread::interrupt);
        closing.forEach(JobWorker::close);
        awaitLastAnswers(closing);
        if (disconnecting != null) {
            disconnecting.close();
        }
        ending.forEach(ProcessRuntime::awaitEnd);
    }

    /**
     * Each worker has asked the engine for work and waits for the answer. To hang up on the engine would lose the jobs of
     * an answer under way until their time is up, and the transport reports a connection that is closed under it as an
     * error (httpcore5 5.4.4, SingleCoreIOReactor.closeOpenChannels).
     */
    private void awaitLastAnswers(List<JobWorker> closing) {
        long end = System.nanoTime()
                + settings.workers().requestTimeout().plus(STOP_PATIENCE).toNanos();
        try {
            while (!closing.stream().allMatch(JobWorker::isClosed) && System.nanoTime() < end) {
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return clients != null;
    }

    private void conduct(EngineClients engine) throws InterruptedException {
        publishWhenReachable(engine);
        startWorking(engine);
        while (!Thread.currentThread().isInterrupted()) {
            attempt("Models in force not deployed", () -> models.publisher().publishIfDue(engine.commands()));
            attempt("Open cases could not be compared with the engine", () -> recovery.compare(engine.commands()));
            attempt(
                    "The engine's models could not be looked at",
                    () -> models.foreign().look(engine.commands()));
            bells.beside().ring();
            bells.recovery().await(settings.recovery().interval());
        }
    }

    /** On a thread of its own: what it does may take long, and lost cases wait for nobody. */
    private void workBeside() throws InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            bells.beside().await(settings.recovery().interval());
            models.more().forEach(work -> attempt("Work at each look was not done", () -> lookOn(work)));
        }
    }

    private void lookOn(AtEachLook work) {
        if (work.look()) {
            bells.beside().ring();
        }
    }

    private void publishWhenReachable(EngineClients engine) throws InterruptedException {
        for (Duration pause = FIRST_PAUSE; ; pause = longer(pause)) {
            try {
                models.publisher().publish(engine.commands());
                return;
            } catch (RuntimeException e) {
                complain("Models not published yet", e);
                attempt(
                        "The engine's models could not be looked at",
                        () -> models.foreign().look(engine.commands()));
                Thread.sleep(pause);
            }
        }
    }

    private static void attempt(String inVain, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            complain(inVain, e);
        }
    }

    private static void complain(String inVain, RuntimeException thrown) {
        if (thrown instanceof ModelsWithheldException withheld) {
            LOG.atError()
                    .addKeyValue("alarm", "models-withheld")
                    .addKeyValue("reason", withheld.reason())
                    .log(inVain);
        } else {
            LOG.atWarn().addKeyValue("fault", Fault.describe(thrown)).log(inVain);
        }
    }

    private Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        Duration longest = settings.delivery().longestBackoff();
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    private synchronized void startWorking(EngineClients engine) {
        if (clients != engine) {
            return;
        }
        open.addAll(workers.open(engine));
        spawn("toroku-outbox", () -> drain.run(engine.commands()));
        spawn("toroku-beside", this::workBeside);
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private void spawn(String name, Work work) {
        threads.add(Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                work.run();
            } catch (InterruptedException e) {
                LOG.debug("{} stops", name);
            }
        }));
    }

    private static void awaitEnd(Thread thread) {
        try {
            thread.join(STOP_PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
