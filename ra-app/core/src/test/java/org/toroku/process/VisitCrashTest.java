package org.toroku.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;

/** The number of a visit need not be on the disk before the work begins; an outcome must be before it is answered. */
class VisitCrashTest {
    private static final String PROCESS = "test-chain";
    private static final long INSTANCE = 7;
    private static final Map<String, Object> ACCEPT = Map.of("decision", "ACCEPT");

    private final UUID caseId = UUID.randomUUID();
    private CrashingDatabase database;
    private UUID runId;

    @BeforeEach
    void openACase() throws IOException {
        database = CrashingDatabase.create();
        UUID engine = UUID.randomUUID();
        database.sql()
                .sql("INSERT INTO engine_life VALUES (?, true, 1, now())")
                .param(engine)
                .update();
        database.sql()
                .sql("INSERT INTO published_model VALUES (1, ?, 1, '', now(), ?)")
                .params(PROCESS, engine)
                .update();
        runs().open(caseId, PROCESS, Optional.empty());
        runId = runs().begin(caseId, PROCESS, 1);
        runs().startedAs(runId, INSTANCE);
    }

    @AfterEach
    void close() throws IOException {
        database.close();
    }

    @Test
    void aVisitLostInACrashIsNumberedTheSameAgain() throws Exception {
        assertThat(visits().identify(job("first", 11))).isEqualTo(due("first", 1, 1));

        database.crash();

        assertThat(countedVisits()).as("what this test is about has happened").isZero();
        // the element's other instance may be the first to ask; neither had decided anything
        assertThat(visits().identify(job("first", 12))).isEqualTo(due("first", 1, 1));
        assertThat(visits().identify(job("first", 11))).isEqualTo(due("first", 2, 1));
    }

    @Test
    void anOutcomeSurvivesACrashTogetherWithItsVisitAndTheVisitsBefore() throws Exception {
        visits().identify(job("first", 11));
        Visit.Due second = (Visit.Due) visits().identify(job("first", 12));
        decide(second);

        database.crash();

        assertThat(visits().identify(job("first", 12)))
                .isEqualTo(new Visit.Answered(second.step(), runId, new Outcome(ACCEPT)));
        assertThat(visits().identify(job("first", 11))).isEqualTo(due("first", 1, 2));
    }

    /** The connection that numbered the visit is the one that commits the outcome. */
    @Test
    void onlyTheCommitOfTheVisitDoesNotWaitForTheDisk() throws Exception {
        try (var connection = database.source().getConnection()) {
            var one = new SingleConnectionDataSource(connection, true);
            var jdbc = JdbcClient.create(one);
            Visit.Due due =
                    (Visit.Due) new CaseVisits(jdbc, new CaseRuns(jdbc, Clock.systemUTC())).identify(job("first", 11));
            new TransactionTemplate(new DataSourceTransactionManager(one))
                    .executeWithoutResult(status -> append(jdbc, due));
        }

        database.crash();

        assertThat(visits().identify(job("first", 11))).isInstanceOf(Visit.Answered.class);
    }

    @Test
    void refusesToNumberAVisitInsideATransactionThatHasToWaitForTheDisk() {
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(database.source()));

        assertThatThrownBy(() -> transaction.execute(status -> visits().identify(job("first", 11))))
                .isInstanceOf(IllegalStateException.class);
    }

    private void decide(Visit.Due visit) {
        var source = database.source();
        new TransactionTemplate(new DataSourceTransactionManager(source))
                .executeWithoutResult(status -> append(JdbcClient.create(source), visit));
    }

    private static void append(JdbcClient jdbc, Visit.Due visit) {
        // the book has tests of its own; here only the journal's commit counts
        Journal journal = new Journal(jdbc, new NoBook(), Clock.systemUTC());
        assertThat(journal.append(
                        visit.step(), Journal.Kind.SERVICE_TASK, new Outcome(ACCEPT), new Actor.Service("test")))
                .isTrue();
    }

    private static final class NoBook implements Book {
        @Override
        public void record(Entry entry) {}

        @Override
        public void hold(Row row) {}
    }

    private Visit.Due due(String element, int occurrence, int deliveries) {
        return new Visit.Due(new StepContext(caseId, element, occurrence), runId, deliveries);
    }

    private JobFacts job(String element, long elementInstance) {
        return new JobFacts(
                Optional.of(caseId),
                Optional.of(runId),
                element,
                elementInstance,
                INSTANCE,
                OptionalLong.of(INSTANCE),
                new JobFacts.Model(1, PROCESS, 1));
    }

    private CaseVisits visits() {
        return new CaseVisits(database.sql(), runs());
    }

    private CaseRuns runs() {
        return new CaseRuns(database.sql(), Clock.systemUTC());
    }

    private int countedVisits() {
        return database.sql()
                .sql("SELECT count(*) FROM case_visit")
                .query(Integer.class)
                .single();
    }
}
