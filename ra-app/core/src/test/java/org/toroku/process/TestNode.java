package org.toroku.process;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.ca.TokenSigner;
import org.toroku.matching.NamesOfTests;
import org.toroku.pki.Der;

/** One node of the application: the process module and the book as they are, steps and models of the test. */
final class TestNode implements AutoCloseable {
    private CaseEnds ends = caseId -> Optional.of(true);
    // the models of these tests issue nothing and are no routes
    private ModelGate gate = models -> List.of();
    private ModelSource models = new TestModels.Source();
    private Clock clock = Clock.systemUTC();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private TestNode(DataSource database, URI engine, List<? extends Step> steps, Map<String, String> settings) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "toroku.process.engine", engine.toString(),
                "toroku.process.workers.request-timeout", "PT0.4S",
                "toroku.process.workers.job-timeout", "PT30S",
                "toroku.process.delivery.longest-backoff", "PT0.5S",
                "toroku.process.recovery.interval", "PT0.5S",
                "toroku.process.recovery.grace", "PT0S",
                "toroku.book.mac-key-file", macKey().toString(),
                "toroku.book.create-mac-key", "true",
                "toroku.book.heads-file", headsOf(database).toString()));
        properties.putAll(settings);
        TestPropertyValues.of(properties).applyTo(context);
        // The database outlives the node.
        context.registerBean(DataSource.class, () -> database, bean -> bean.setDestroyMethodName(""));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(CaseWords.class, () -> NamesOfTests.in(JdbcClient.create(database)));
        JdbcTransactionManager transactions = new JdbcTransactionManager(database);
        context.registerBean(PlatformTransactionManager.class, () -> transactions);
        context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(transactions));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(TokenSigner.class, AbsentToken::new);
        context.registerBean(ModelGate.class, () -> files -> gate.examine(files));
        context.registerBean(ModelSource.class, () -> models);
        context.registerBean(CaseEnds.class, () -> ends);
        for (Step step : steps) {
            context.registerBean("step-" + step.jobType(), Step.class, () -> step);
        }
        context.scan("org.toroku.process", "org.toroku.audit");
    }

    static TestNode prepared(
            TestDatabase database, URI engine, List<? extends Step> steps, Map<String, String> settings) {
        return new TestNode(database.dataSource(), engine, steps, settings);
    }

    static TestNode started(
            TestDatabase database, URI engine, List<? extends Step> steps, Map<String, String> settings) {
        return prepared(database, engine, steps, settings).start();
    }

    /** Adds a claim rule; before the start. */
    TestNode with(ClaimRule rule) {
        context.registerBean(ClaimRule.class, () -> rule);
        return this;
    }

    /** What the books say of the end of cases; otherwise that each is over. Before the start. */
    TestNode with(CaseEnds books) {
        ends = books;
        return this;
    }

    /** What stands against publishing the models of the test. Before the start. */
    TestNode guardedBy(ModelGate guard) {
        gate = guard;
        return this;
    }

    /** Models in force. Before the start. */
    TestNode with(ModelSource source) {
        models = source;
        return this;
    }

    /** Before the start. */
    TestNode at(Clock time) {
        clock = time;
        return this;
    }

    TestNode start() {
        context.refresh();
        return this;
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    /** The nodes of one database share it, as they share the database. */
    private static Path headsOf(DataSource database) {
        String name = JdbcClient.create(database)
                .sql("SELECT current_database()")
                .query(String.class)
                .single();
        return macKey().resolveSibling(macKey().getFileName() + "-heads-of-" + name);
    }

    private static Path macKey() {
        return Path.of(
                System.getProperty("java.io.tmpdir"),
                "toroku-process-test-" + ProcessHandle.current().pid());
    }

    /** The book's key is not what these tests are about; heads stay unsigned. */
    private static final class AbsentToken implements TokenSigner {
        @Override
        public String keyId() {
            return "absent";
        }

        @Override
        public Der publicKey() {
            return Der.of(new byte[0]);
        }

        @Override
        public Signing sign(byte[] content) {
            return new Signing.Unavailable("no-token");
        }

        @Override
        public boolean verifies(byte[] content, Der signature) {
            return false;
        }
    }
}
