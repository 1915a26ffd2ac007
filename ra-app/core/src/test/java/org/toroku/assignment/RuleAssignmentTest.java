package org.toroku.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.issuance.CardHouse.ANNE;
import static org.toroku.issuance.CardHouse.BERT;
import static org.toroku.issuance.CardHouse.DUO;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.assignment.AbsenceDesk.Draft;
import org.toroku.assignment.RuleDesk.Change;
import org.toroku.assignment.RuleDesk.Group;
import org.toroku.assignment.RuleDesk.Rule;
import org.toroku.assignment.RuleDesk.Waiting;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.issuance.CardHouse;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Roles;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;

/** Waiting tasks are given out by the manager's rules, to nobody who may not work on them. */
class RuleAssignmentTest {
    private static final Officer BOSS = new Officer("boss", Set.of(Roles.MANAGER));
    private static CardHouse house;

    @BeforeAll
    static void open() {
        house = new CardHouse();
        house.employ(BOSS);
    }

    @AfterAll
    static void close() {
        house.assertBookIntact();
        house.close();
    }

    /** Cases of other tests are nobody's business here. */
    @BeforeEach
    void clearTheTable() {
        rules();
        house.sql()
                .sql("UPDATE inbox_task SET state = 'CANCELED' WHERE state = 'OPEN'")
                .update();
        house.part(AbsenceDesk.class)
                .current(BOSS)
                .forEach(each -> house.part(AbsenceDesk.class).end(BOSS, each.id()));
    }

    private static RuleDesk desk() {
        return house.part(RuleDesk.class);
    }

    private static void look() {
        house.part(RuleAssigner.class).look();
    }

    private static void rules(Rule... rules) {
        assertThat(desk().change(BOSS, desk().inForce(BOSS).version(), List.of(rules), "テスト"))
                .isInstanceOf(Change.Done.class);
    }

    private static Rule to(String element, @Nullable Integer limit, String... officers) {
        return new Rule(
                Optional.of(element),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.of(new Group(List.of(officers), Optional.ofNullable(limit))));
    }

    private static Rule examineTo(String... officers) {
        return to(TaskIds.EXAMINE_APPLICATION, null, officers);
    }

    private static Inbox.Row examination() {
        return house.examineTask(house.submitted().applicationId());
    }

    private static Optional<String> holder(Inbox.Row task) {
        return house.part(Inbox.class).find(task.taskKey()).orElseThrow().assignee();
    }

    /** Neither a rule nor a colleague who is away hands an officer their own case. */
    @Test
    void nobodyIsGivenTheirOwnCase() {
        Inbox.Row task = examination();
        OfficerRegister register = house.part(OfficerRegister.class);
        register.save(new OfficerAccount("bert", "山田　花子", "{noop}x", true, BERT.roles()));
        rules(examineTo("bert"));

        look();

        assertThat(holder(task)).isEmpty();
        assertThat(whyNobody()).containsExactly(Map.entry("not-allowed", 1));
        Inbox inbox = house.part(Inbox.class);
        assertThat(inbox.assign(task.taskKey(), "boss", BOSS.roles(), "bert"))
                .isEqualTo(new Inbox.Claim.NotAllowed("own-case"));
        house.claim(task, ANNE);
        LocalDate day = LocalDate.ofInstant(house.part(Clock.class).instant(), ZoneId.of("Asia/Tokyo"));
        assertThat(house.part(AbsenceDesk.class)
                        .enter(BOSS, new Draft("anne", day, day, Optional.empty(), Optional.of("bert"))))
                .isEqualTo(new AbsenceDesk.Act.Done());
        assertThat(inbox.heldBy("anne", "bert", BERT.roles()))
                .as("what bert stands in for")
                .isEmpty();
        assertThat(inbox.assign(task.taskKey(), "bert", BERT.roles(), "bert"))
                .isEqualTo(new Inbox.Claim.NotAllowed("own-case"));
        assertThat(holder(task)).contains("anne");
        house.employ(BERT);
    }

    private static void away(Officer officer) {
        LocalDate day = LocalDate.ofInstant(house.part(Clock.class).instant(), ZoneId.of("Asia/Tokyo"));
        assertThat(house.part(AbsenceDesk.class)
                        .enter(BOSS, new Draft(officer.username(), day, day, Optional.empty(), Optional.empty())))
                .isEqualTo(new AbsenceDesk.Act.Done());
    }

    private static void enable(Officer officer, boolean enabled) {
        house.part(OfficerRegister.class)
                .save(new OfficerAccount(
                        officer.username(), "職員　" + officer.username(), "{noop}x", enabled, officer.roles()));
    }

    private static Map<String, Integer> whyNobody() {
        List<Waiting> waiting = desk().waiting(BOSS);
        assertThat(waiting).hasSize(1);
        assertThat(waiting.getFirst().givenBack()).isFalse();
        return waiting.getFirst().reasons();
    }

    @Test
    void givesATaskToWhoeverHasLeastToDoAndTheBookNamesTheRulesAndNoPerson() {
        Inbox.Row first = examination();
        Inbox.Row second = examination();
        Inbox.Row third = examination();
        house.claim(first, ANNE);
        rules(examineTo("anne", "bert"));

        look();

        assertThat(List.of(holder(second).orElseThrow(), holder(third).orElseThrow()))
                .as("one each, as anne holds one already and bert none")
                .containsExactlyInAnyOrder("bert", "anne");
        assertThat(house.sql()
                        .sql("SELECT actor_kind || ' ' || actor || ' ' || detail FROM audit_entry"
                                + " WHERE case_id = ? AND action = 'task-assigned'")
                        .param(second.caseId())
                        .query(String.class)
                        .single())
                .startsWith("AUTOMATON assignment-rules@")
                .contains(" under boss ")
                .contains("\"rules\":" + desk().inForce(BOSS).version(), "\"rule\":1");
    }

    @Test
    void givesNoDecisionToWhoExamined() {
        UUID caseId = house.submitted().applicationId();
        house.examine(house.examineTask(caseId), DUO, true, List.of("address"));
        Inbox.Row decision = house.decideTask(caseId);
        rules(to(TaskIds.DECIDE_ON_APPLICATION, null, "duo"));
        look();
        assertThat(holder(decision)).isEmpty();
        assertThat(whyNobody()).isEqualTo(Map.of("not-allowed", 1));

        rules(to(TaskIds.DECIDE_ON_APPLICATION, null, "duo", "carl"));
        look();
        assertThat(holder(decision)).contains("carl");
    }

    @Test
    void givesNothingToWhoIsAwayNotInOfficeWithoutTheRoleOrAtTheLimit() {
        Inbox.Row held = examination();
        house.claim(held, DUO);
        Inbox.Row task = examination();
        away(ANNE);
        enable(BERT, false);
        rules(to(TaskIds.EXAMINE_APPLICATION, 1, "anne", "bert", "carl", "duo"));

        look();

        assertThat(holder(task)).isEmpty();
        assertThat(whyNobody()).isEqualTo(Map.of("absent", 1, "not-in-office", 1, "role", 1, "limit", 1));
        assertThat(desk().standing(BOSS))
                .isEqualTo(Map.of(
                        "anne", RuleDesk.Standing.ABSENT,
                        "bert", RuleDesk.Standing.NOT_IN_OFFICE,
                        "carl", RuleDesk.Standing.READY,
                        "duo", RuleDesk.Standing.READY));
        enable(BERT, true);
        look();
        assertThat(holder(task)).as("not at every look").isEmpty();
        house.pass(Duration.ofSeconds(31));
        look();
        assertThat(holder(task)).contains("bert");
    }

    @Test
    void whoIsBeingDisabledGetsNothingAnyMore() throws Exception {
        Inbox.Row task = examination();
        rules(examineTo("bert"));
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch looked = new CountDownLatch(1);
        try (ExecutorService others = Executors.newFixedThreadPool(2)) {
            Future<?> manager =
                    others.submit(() -> house.part(TransactionTemplate.class).executeWithoutResult(status -> {
                        enable(BERT, false);
                        written.countDown();
                        await(looked);
                    }));
            await(written);
            Future<?> look = others.submit(RuleAssignmentTest::look);
            // the look now waits for the manager: the register still says that bert is in office
            Thread.sleep(500);
            assertThat(look.isDone()).isFalse();
            looked.countDown();
            manager.get(20, TimeUnit.SECONDS);
            look.get(20, TimeUnit.SECONDS);
        } finally {
            enable(BERT, true);
        }
        assertThat(holder(task)).isEmpty();
        assertThat(whyNobody()).isEqualTo(Map.of("not-in-office", 1));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nodesThatLookAtOnceGiveEachTaskOnceAndFillNobodyTwice() throws Exception {
        List<Inbox.Row> tasks = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            tasks.add(examination());
        }
        rules(to(TaskIds.EXAMINE_APPLICATION, 2, "anne", "bert"));
        try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
            List<Future<?>> looks = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                looks.add(nodes.submit(RuleAssignmentTest::look));
            }
            for (Future<?> look : looks) {
                look.get(60, TimeUnit.SECONDS);
            }
        }
        look();

        assertThat(tasks.stream().flatMap(task -> holder(task).stream()).sorted())
                .containsExactly("anne", "anne", "bert", "bert");
        assertThat(tasks.stream()
                        .flatMap(task -> house.book(task.caseId()).stream())
                        .filter("task-assigned"::equals))
                .hasSize(4);
        assertThat(whyNobody()).isEqualTo(Map.of("limit", 2));
    }

    @Test
    void givesNothingByRulesThatSomebodyAlteredInTheDatabase() {
        Inbox.Row task = examination();
        rules(examineTo("anne"));
        int version = desk().inForce(BOSS).version();
        alter(version, "anne", "bert");
        try {
            look();
            assertThat(holder(task)).isEmpty();
            assertThat(desk().inForce(BOSS).altered()).isTrue();
        } finally {
            alter(version, "bert", "anne");
        }
        look();
        assertThat(holder(task)).contains("anne");
    }

    private static void alter(int version, String from, String to) {
        assertThat(house.sql()
                        .sql("UPDATE assignment_rules SET rules = replace(rules::text, ?, ?)::jsonb WHERE version = ?")
                        .params(from, to, version)
                        .update())
                .isEqualTo(1);
    }

    @Test
    void whatWasGivenBackStaysInThePoolAndIsShown() {
        Inbox.Row task = examination();
        rules(examineTo("anne", "bert"));
        look();
        String first = holder(task).orElseThrow();
        house.part(Inbox.class).release(task.taskKey(), first);

        house.pass(Duration.ofMinutes(5));
        look();
        rules(examineTo("bert"));
        look();

        assertThat(holder(task)).isEmpty();
        assertThat(desk().waiting(BOSS)).singleElement().satisfies(waiting -> {
            assertThat(waiting.givenBack()).isTrue();
            assertThat(waiting.caseNumber()).isEqualTo(task.caseNumber());
        });
        house.part(OfficerRegister.class)
                .save(new OfficerAccount("own", "山田　花子", "{noop}x", true, Set.of(Roles.MANAGER)));
        assertThat(desk().waiting(new Officer("own", Set.of(Roles.MANAGER))))
                .as("the reader's own case")
                .isEmpty();
        assertThat(desk().waiting(new Officer("carl", Set.of(Roles.DECIDER))))
                .as("of another group")
                .isEmpty();
    }

    @Test
    void theFirstRuleThatIsForATaskCounts() {
        Inbox.Row task = examination();
        rules(
                new Rule(
                        Optional.empty(),
                        Optional.of("paper"),
                        Optional.empty(),
                        false,
                        examineTo("carl").group()),
                new Rule(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("random-review"),
                        false,
                        examineTo("carl").group()),
                new Rule(
                        Optional.of(TaskIds.EXAMINE_APPLICATION),
                        Optional.of("my-number-card"),
                        Optional.of("address-differs"),
                        false,
                        Optional.empty()),
                examineTo("anne"));
        look();
        assertThat(holder(task)).as("left to the pool by the third rule").isEmpty();
        assertThat(desk().waiting(BOSS)).isEmpty();

        rules(examineTo("anne"));
        look();
        assertThat(holder(task)).as("other rules are asked again").contains("anne");
    }

    @Test
    void aTaskThatBecomesOverdueIsAskedAboutAgain() {
        Inbox.Row task = examination();
        house.sql()
                .sql("UPDATE inbox_task SET due_at = ? WHERE task_key = ?")
                .param(house.part(Clock.class)
                        .instant()
                        .plus(Duration.ofHours(1))
                        .atOffset(java.time.ZoneOffset.UTC))
                .param(task.taskKey())
                .update();
        rules(new Rule(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                examineTo("anne").group()));
        look();
        assertThat(holder(task)).isEmpty();

        house.pass(Duration.ofHours(2));
        look();
        assertThat(holder(task)).contains("anne");
    }

    @Test
    void onlyManagersInOfficeChangeTheRulesAndOnlyWhatTheySaw() {
        int version = desk().inForce(BOSS).version();
        assertThat(desk().change(ANNE, version, List.of(), "x")).isEqualTo(new Change.Refused("role", 0));
        assertThat(desk().change(new Officer("anne", Set.of(Roles.MANAGER)), version, List.of(), "x"))
                .isEqualTo(new Change.Refused("role", 0));
        assertThat(desk().change(BOSS, version - 1, List.of(), "x")).isEqualTo(new Change.Refused("outdated", 0));
        assertThat(desk().change(BOSS, version, List.of(), " ")).isEqualTo(new Change.Refused("reason-missing", 0));
        assertThat(desk().change(BOSS, version, List.of(examineTo("anne"), examineTo()), "x"))
                .isEqualTo(new Change.Refused("group-empty", 2));
        assertThat(desk().change(BOSS, version, List.of(examineTo("nobody")), "x"))
                .isEqualTo(new Change.Refused("officer-unknown", 1));
        assertThat(desk().change(BOSS, version, List.of(to("no-such-task", null, "anne")), "x"))
                .isEqualTo(new Change.Refused("task-unknown", 1));
        assertThat(desk().change(BOSS, version, List.of(to(TaskIds.EXAMINE_APPLICATION, 0, "anne")), "x"))
                .isEqualTo(new Change.Refused("limit-out-of-range", 1));
        assertThat(desk().inForce(ANNE)).isEqualTo(RuleDesk.Rules.NONE);
        assertThat(desk().history(BOSS).getFirst().version()).isEqualTo(version);
    }

    /** A look reads some pages of what waits, whatever waits; every task has its turn, and a new one waits for none of them. */
    @Test
    void aLookReadsNoMoreHoweverManyTasksWait() {
        Inbox.Row one = examination();
        rules(new Rule(
                Optional.of(TaskIds.EXAMINE_APPLICATION), Optional.empty(), Optional.empty(), false, Optional.empty()));
        look();
        int crowd = 20_000;
        crowd(one, crowd);

        assertThat(rowsRead(RuleAssignmentTest::look)).as("nothing is due").isLessThan(5_000);

        long middle = house.sql()
                .sql("DELETE FROM rule_outcome WHERE task_key = (SELECT task_key FROM inbox_task WHERE state = 'OPEN'"
                        + " ORDER BY task_key OFFSET 1500 LIMIT 1) RETURNING task_key")
                .query(Long.class)
                .single();
        long late = newTask(house.submitted().applicationId());
        assertThat(rowsRead(RuleAssignmentTest::look)).isLessThan(5_000);
        assertThat(asked(late)).as("not behind all the others").isTrue();
        for (int i = 0; i < crowd / 1_000; i++) {
            look();
        }
        assertThat(asked(middle)).as("has its turn").isTrue();
    }

    /** Whoever was given many tasks by rule costs no more than whoever was given one. */
    @Test
    void whenSomebodyWasGivenATaskLastIsOneRow() {
        Inbox.Row one = examination();
        rules(examineTo("anne"));
        look();
        assertThat(holder(one)).contains("anne");
        house.sql()
                .sql(
                        "INSERT INTO rule_outcome SELECT -n, version, rule, outcome, officer, reasons, at - n * interval '1s'"
                                + " FROM rule_outcome, generate_series(1, 20000) n WHERE task_key = ?")
                .param(one.taskKey())
                .update();
        try {
            house.sql().sql("ANALYZE rule_outcome").update();
            Inbox.Row next = examination();

            assertThat(rowsRead(RuleAssignmentTest::look)).isLessThan(5_000);
            assertThat(holder(next)).contains("anne");
        } finally {
            house.sql().sql("DELETE FROM rule_outcome WHERE task_key < 0").update();
        }
    }

    /** Free tasks about which the rules in force have been asked. */
    private static void crowd(Inbox.Row like, int number) {
        house.sql()
                .sql("INSERT INTO inbox_task (case_id, element_id, occurrence, run_id, user_task_key, candidate_group,"
                        + " state, created_at, due_at, case_number, route)"
                        + " SELECT case_id, element_id, 1000 + n, run_id, user_task_key, candidate_group, state,"
                        + " created_at, due_at, case_number, route FROM inbox_task, generate_series(1, ?) n"
                        + " WHERE task_key = ?")
                .params(number, like.taskKey())
                .update();
        house.sql()
                .sql(
                        "INSERT INTO rule_outcome SELECT t.task_key, o.version, o.rule, o.outcome, o.officer, o.reasons, o.at"
                                + " FROM inbox_task t, rule_outcome o WHERE o.task_key = ? AND t.occurrence > 1000")
                .param(like.taskKey())
                .update();
        house.sql().sql("ANALYZE inbox_task").update();
        house.sql().sql("ANALYZE rule_outcome").update();
    }

    /** Past the list, whose first page the crowd fills. */
    private static long newTask(UUID caseId) {
        Supplier<Optional<Long>> task = () -> house.sql()
                .sql("SELECT task_key FROM inbox_task WHERE case_id = ? AND state = 'OPEN'")
                .param(caseId)
                .query(Long.class)
                .optional();
        CardHouse.await(() -> task.get().isPresent());
        return task.get().orElseThrow();
    }

    private static boolean asked(long taskKey) {
        return house.sql()
                .sql("SELECT EXISTS (SELECT 1 FROM rule_outcome WHERE task_key = ?)")
                .param(taskKey)
                .query(Boolean.class)
                .single();
    }

    /** Rows of tasks and outcomes that the database reads for something that is done in one transaction. */
    private static long rowsRead(Runnable reading) {
        return Objects.requireNonNull(house.part(TransactionTemplate.class).<Long>execute(status -> {
            // the connection may not have handed on yet what it counted before
            long before = rowsReadUntilNow();
            reading.run();
            return rowsReadUntilNow() - before;
        }));
    }

    private static long rowsReadUntilNow() {
        return house.sql()
                .sql("SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::bigint"
                        + " FROM pg_stat_xact_user_tables WHERE relname IN ('inbox_task', 'rule_outcome')")
                .query(Long.class)
                .single();
    }
}
