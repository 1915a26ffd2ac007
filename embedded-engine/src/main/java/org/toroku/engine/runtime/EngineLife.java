package org.toroku.engine.runtime;

import io.camunda.search.clients.SearchClientsProxy;
import io.camunda.security.auth.BrokerRequestAuthorizationConverter;
import io.camunda.security.configuration.SecurityConfiguration;
import io.camunda.zeebe.db.AccessMetricsConfiguration;
import io.camunda.zeebe.db.ConsistencyChecksSettings;
import io.camunda.zeebe.db.ZeebeDb;
import io.camunda.zeebe.db.impl.rocksdb.RocksDbConfiguration;
import io.camunda.zeebe.db.impl.rocksdb.ZeebeRocksDbFactory;
import io.camunda.zeebe.engine.Engine;
import io.camunda.zeebe.engine.EngineConfiguration;
import io.camunda.zeebe.engine.processing.EngineProcessors;
import io.camunda.zeebe.engine.processing.message.command.SubscriptionCommandSender;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.protocol.Protocol;
import io.camunda.zeebe.protocol.ZbColumnFamilies;
import io.camunda.zeebe.scheduler.ActorScheduler;
import io.camunda.zeebe.scheduler.clock.ActorClock;
import io.camunda.zeebe.scheduler.clock.ControlledActorClock;
import io.camunda.zeebe.stream.api.StreamClock;
import io.camunda.zeebe.stream.impl.StreamProcessor;
import io.camunda.zeebe.stream.impl.state.DbKeyGenerator;
import io.camunda.zeebe.util.FeatureFlags;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.toroku.engine.view.EngineViews;

/** One life of the engine, from empty to gone: one partition, its state in scratch files, its log in memory. */
public final class EngineLife implements AutoCloseable {

    private static final int PARTITION = 1;
    private static final int LARGEST_RECORD = 4 * 1024 * 1024;

    /** Caches of the state store outside the Java heap; scratch state of one registration authority fits easily. */
    private static final long STATE_MEMORY = 64L * 1024 * 1024;

    private final Path scratch;
    private final ActorScheduler scheduler;
    private final MemoryLog storage = new MemoryLog();
    private final LogStream log;
    private final ZeebeDb<ZbColumnFamilies> state;
    private final StreamProcessor processor;
    private final Commands commands;
    private final WorkSignals work = new WorkSignals();
    private final Progress progress = new Progress();
    private final RecordFeed feed;

    private EngineLife(Path scratch, ActorClock clock, Keys keys) {
        this.scratch = scratch;
        MeterRegistry meters = new CompositeMeterRegistry();
        InstantSource time = clock instanceof ControlledActorClock ? clock : InstantSource.system();
        this.scheduler = ActorScheduler.newActorScheduler()
                .setSchedulerName("engine")
                .setActorClock(clock instanceof ControlledActorClock ? clock : null)
                .setCpuBoundActorThreadCount(1)
                .setIoBoundActorThreadCount(1)
                .setMeterRegistry(meters)
                .build();
        scheduler.start();
        this.log = LogStream.builder()
                .withPartitionId(PARTITION)
                .withLogName("engine")
                .withLogStorage(storage)
                .withMaxFragmentSize(LARGEST_RECORD)
                .withClock(time)
                .withMeterRegistry(meters)
                .build();
        this.state = new ZeebeRocksDbFactory<ZbColumnFamilies>(
                        new RocksDbConfiguration().setMemoryLimit(STATE_MEMORY).setWalDisabled(true),
                        new ConsistencyChecksSettings(false, false),
                        new AccessMetricsConfiguration(AccessMetricsConfiguration.Kind.NONE, PARTITION),
                        () -> meters)
                .createDb(scratch.resolve("state").toFile());
        new DbKeyGenerator(PARTITION, state, state.createContext())
                .setKeyIfHigher(Protocol.encodePartitionId(PARTITION, keys.first(InstantSource.system())));
        this.commands = new Commands(log.newLogStreamWriter(), Commands.MOST_IN_FLIGHT);
        this.processor = processor(time, meters);
        this.feed = new RecordFeed(log, storage, processor, new EngineViews());
        processor.openAsync(false).join();
        feed.start();
    }

    /**
     * Begins an empty life with its scratch state in a new folder below the given one.
     *
     * @throws IllegalStateException if the folder cannot be written
     */
    public static EngineLife begin(Path workDirectory, ActorClock clock, Keys keys) {
        try {
            Files.createDirectories(workDirectory);
            return new EngineLife(Files.createTempDirectory(workDirectory, "life-"), clock, keys);
        } catch (IOException e) {
            throw new IllegalStateException("cannot write the engine's work directory", e);
        }
    }

    public Commands commands() {
        return commands;
    }

    public WorkSignals work() {
        return work;
    }

    /** What the record stream says, up to the newest record written before this call. */
    public EngineViews views() {
        return feed.views();
    }

    /** What the record stream said so far, without waiting for the newest records. */
    public EngineViews currentViews() {
        return feed.currentViews();
    }

    /** Tells a listener each event from now on. */
    public void tell(RecordListener listener) {
        feed.tell(listener);
    }

    /** Whether everything that was written is processed, and all listeners know of it. */
    public boolean isIdle() {
        long newest = storage.lastPosition();
        return progress.position() >= newest && feed.position() >= newest && storage.lastPosition() == newest;
    }

    /** Bytes of log that are still kept. */
    public long retainedLogBytes() {
        return storage.retainedBytes();
    }

    /** Answers everybody who waits, stops all threads and deletes the scratch state. */
    @Override
    public void close() {
        commands.stop();
        work.stop();
        feed.stop();
        processor.closeAsync().join();
        log.close();
        try {
            state.close();
            scheduler.stop().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the engine's threads did not stop", e);
        } catch (Exception e) {
            throw new IllegalStateException("the engine's state did not close", e);
        } finally {
            delete(scratch);
        }
    }

    private StreamProcessor processor(InstantSource time, MeterRegistry meters) {
        SecurityConfiguration security = new SecurityConfiguration();
        security.getAuthorizations().setEnabled(false);
        SamePartitionSender sender = new SamePartitionSender(log.newLogStreamWriter());
        Engine engine = new Engine(
                context -> EngineProcessors.createEngineProcessors(
                        context,
                        1,
                        new SubscriptionCommandSender(PARTITION, sender),
                        sender,
                        FeatureFlags.createDefault(),
                        work,
                        SearchClientsProxy.noop(),
                        new BrokerRequestAuthorizationConverter(security)),
                new EngineConfiguration().setEnableIdentitySetup(false),
                security);
        return StreamProcessor.builder()
                .logStream(log)
                .zeebeDb(state)
                .actorSchedulingService(scheduler)
                .recordProcessors(List.of(engine))
                .commandResponseWriter(new AnswerWriter(commands))
                .partitionCommandSender(sender)
                .listener(progress)
                .clock(StreamClock.controllable(time))
                .meterRegistry(meters)
                .build();
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the engine's scratch state", e);
        }
    }
}
