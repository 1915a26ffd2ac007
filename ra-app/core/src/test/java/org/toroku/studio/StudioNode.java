package org.toroku.studio;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.ca.CaConnector;
import org.toroku.ca.TokenSigner;
import org.toroku.decision.OwnCase;
import org.toroku.evidence.Scratch;
import org.toroku.evidence.SoftSigner;
import org.toroku.issuance.StandInCa;
import org.toroku.matching.NamesOfTests;
import org.toroku.process.CaseEnds;
import org.toroku.process.CaseWords;
import org.toroku.process.IssuingStage;
import org.toroku.process.ModelGate;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.Models;
import org.toroku.workflows.proof.ModelProof;
import org.toroku.workflows.proof.Violation;

/** One node of the application, as far as models go. */
final class StudioNode implements AutoCloseable {
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** What outlives a node, and the release that it would be started from. */
    static final class World {
        private final DataSource database;
        private final URI engine;
        private final AtomicReference<Optional<ReplayEngine>> replays;
        private final Path folder = Scratch.folder("toroku-studio");
        private final SoftSigner bookKey = new SoftSigner();

        volatile List<ModelFile> release = Models.all();

        /** Takes every rule set, until a test has it take only those that it knows. */
        final StandInCa ca = new StandInCa(Clock.systemUTC());

        /** The real one, until a test has a release prove more or less. */
        volatile ModelGate prover = ModelProof::examine;

        World(DataSource database, URI engine, AtomicReference<Optional<ReplayEngine>> replays) {
            this.database = database;
            this.engine = engine;
            this.replays = replays;
        }

        /** How far the tests say cases are; what the books say of that is the issuing's. */
        final Map<UUID, IssuingStage.Stage> stage = new ConcurrentHashMap<>();

        /** What leads open cases, until a test has none. */
        volatile Optional<OpenCaseEngine> places = Optional.empty();

        private IssuingStage stages() {
            return new IssuingStage() {
                @Override
                public Stage of(UUID caseId) {
                    return stage.getOrDefault(caseId, Stage.OPEN);
                }

                @Override
                public Stage held(UUID caseId) {
                    return of(caseId);
                }
            };
        }

        /** From now on the proof finds something in any model with these words. */
        void forbid(String words) {
            prover = models -> models.stream()
                    .filter(model -> model.text().contains(words))
                    .map(model -> new Violation("issue-without-decision", "p", "e", List.of(), Map.of()))
                    .toList();
        }
    }

    StudioNode(World world) {
        TestPropertyValues.of(Map.of(
                        "toroku.process.engine", world.engine.toString(),
                        "toroku.process.workers.request-timeout", "PT0.4S",
                        "toroku.process.delivery.longest-backoff", "PT0.5S",
                        "toroku.process.recovery.interval", "PT0.5S",
                        "toroku.process.recovery.grace", "PT0S",
                        "toroku.book.mac-key-file",
                                world.folder.resolve("book.key").toString(),
                        "toroku.book.create-mac-key", "true",
                        "toroku.book.heads-file", world.folder.resolve("heads").toString()))
                .and(
                        "toroku.documents.folder=" + world.folder.resolve("documents"),
                        "toroku.documents.master-key-file=" + world.folder.resolve("master.key"),
                        "toroku.documents.create-master-key=true")
                .applyTo(context);
        context.registerBean(DataSource.class, () -> world.database, bean -> bean.setDestroyMethodName(""));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(world.database));
        context.registerBean(CaseWords.class, () -> NamesOfTests.in(JdbcClient.create(world.database)));
        JdbcTransactionManager transactions = new JdbcTransactionManager(world.database);
        context.registerBean(PlatformTransactionManager.class, () -> transactions);
        context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(transactions));
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(TokenSigner.class, () -> world.bookKey);
        context.registerBean(CaseEnds.class, () -> caseId -> Optional.of(true));
        context.registerBean(IssuingStage.class, () -> world.stages());
        context.registerBean(ModelGate.class, () -> models -> world.prover.examine(models));
        context.registerBean(ReleasedModels.class, () -> () -> world.release);
        world.replays.get().ifPresent(replays -> context.registerBean(ReplayEngine.class, () -> replays));
        world.places.ifPresent(places -> context.registerBean(OpenCaseEngine.class, () -> places));
        context.registerBean(CaConnector.class, () -> world.ca);
        context.register(OwnCase.class, hidden("org.toroku.enrolment.ApplicationLedger"));
        // what decides, without the steps that it decides in
        context.register(
                hidden("org.toroku.automaton.EngineTrial"),
                hidden("org.toroku.automaton.Judge"),
                hidden("org.toroku.automaton.RuleEngines"));
        context.scan(
                "org.toroku.process",
                "org.toroku.audit",
                "org.toroku.officers",
                "org.toroku.evidence",
                "org.toroku.studio");
        context.refresh();
    }

    /** A real part that its module hides, without the rest of the module. */
    private static Class<?> hidden(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException moved) {
            throw new AssertionError(moved);
        }
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
