package org.toroku.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.process.ProcessFixture.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toroku.process.Inbox.Filter;
import org.toroku.process.Inbox.Holder;
import org.toroku.process.Inbox.Order;
import org.toroku.process.Inbox.Rests;
import org.toroku.process.Inbox.SortKey;
import org.toroku.process.Inbox.Urgency;

/** What officers see of their tasks: found by any writing of a name, in the order asked for, laid aside and taken up. */
class InboxListTest {
    private static final Set<String> EXAMINER = Set.of("examiner");
    private static final Set<String> MANAGER = Set.of("manager");

    private final ProcessFixture fixture = new ProcessFixture();
    private TestNode node;

    @BeforeEach
    void open() {
        node = fixture.node(List.of(
                TestStep.answering("test-prepare", Map.of("deadline", "2099-01-01T00:00:00Z", "verdict", "NONE")),
                TestStep.answering("test-finish", Map.of()),
                TestStep.answering("test-expire", Map.of())));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private UUID begin(String number, String name, String kana, String romaji) {
        UUID caseId = fixture.database().application(number, name);
        fixture.sql()
                .sql("UPDATE application SET form = jsonb_build_object('familyNameKana', split_part(?, ' ', 1),"
                        + " 'givenNameKana', split_part(?, ' ', 2), 'familyNameRomaji', split_part(?, ' ', 1),"
                        + " 'givenNameRomaji', split_part(?, ' ', 2)) WHERE id = ?")
                .params(kana, kana, romaji, romaji, caseId)
                .update();
        node.part(CaseConductor.class).start(caseId, TestModels.CASE);
        fixture.task(node, caseId);
        return caseId;
    }

    private Inbox inbox() {
        return node.part(Inbox.class);
    }

    private List<String> numbers(Filter filter, Set<String> roles) {
        List<Inbox.Row> rows = inbox().list(filter, roles);
        assertThat(inbox().count(filter, roles)).isEqualTo(rows.size());
        return rows.stream().map(Inbox.Row::caseNumber).toList();
    }

    private List<String> found(String text) {
        return numbers(new Filter(text, Optional.empty(), false, "tanaka", 0, 50), EXAMINER);
    }

    private static Filter all() {
        return filter(Holder.ANYBODY, Rests.ALL, Urgency.ALL, Order.DUE_FIRST, false);
    }

    private static Filter filter(Holder holder, Rests rests, Urgency urgency, Order order, boolean everyGroup) {
        return new Filter(
                "", Optional.empty(), Optional.empty(), holder, rests, urgency, everyGroup, order, "tanaka", 0, 50);
    }

    private long key(UUID caseId) {
        return fixture.task(node, caseId).taskKey();
    }

    @Test
    void findsANameHoweverItIsWrittenAndTakesNothingForMoreThanItIs() {
        begin("M-2026-000001", "髙橋　花子", "タカハシ ハナコ", "TAKAHASHI HANAKO");
        begin("M-2026-000002", "鈴木　一郎", "スズキ イチロウ", "SUZUKI ICHIRO");

        for (String typed : List.of(
                "高橋",
                "髙橋",
                "高",
                "タカハシ",
                "たかはし",
                "ﾀｶﾊｼ",
                "かはしはな",
                "takahashi",
                "TAKA",
                "Hanako  takahashi",
                "花子　髙橋",
                "m-2026-000001",
                "000001")) {
            assertThat(found(typed)).as(typed).containsExactly("M-2026-000001");
        }
        for (String typed :
                List.of("%", "_", "\\", "橋高", "takahashi suzuki", "高_橋", "花子 一郎", "000001 000002", "'; --")) {
            assertThat(found(typed)).as(typed).isEmpty();
        }
        assertThat(found(" \u3000\0")).as("nothing typed").hasSize(2);
    }

    @Test
    void neitherFindsNorSortsByANameThatIsToBeKeyedUnseen() {
        begin("M-2026-000001", "髙橋　花子", "タカハシ ハナコ", "TAKAHASHI HANAKO");
        begin("M-2026-000002", "阿部　一郎", "アベ イチロウ", "ABE ICHIRO");
        fixture.sql().sql("UPDATE application SET route = 'paper'").update();
        fixture.sql().sql("UPDATE inbox_task SET route = 'paper'").update();
        Order byName = new Order(SortKey.APPLICANT, true);

        assertThat(found("髙")).isEmpty();
        assertThat(found("abe")).isEmpty();
        assertThat(found("000002")).containsExactly("M-2026-000002");
        assertThat(numbers(filter(Holder.ANYBODY, Rests.ALL, Urgency.ALL, byName, false), EXAMINER))
                .containsExactly("M-2026-000001", "M-2026-000002");
        assertThat(numbers(filter(Holder.ANYBODY, Rests.ALL, Urgency.ALL, byName, true), MANAGER))
                .containsExactly("M-2026-000002", "M-2026-000001");
        assertThat(inbox().list(all(), EXAMINER))
                .extracting(Inbox.Row::applicantName)
                .containsOnly("");
    }

    /** What a page holds of the rows it has marked is no more than its list shows. */
    @Test
    void tellsOfMarkedTasksWhatTheListTells() {
        UUID paper = begin("M-2026-000001", "髙橋　花子", "タカハシ ハナコ", "TAKAHASHI HANAKO");
        UUID card = begin("M-2026-000002", "阿部　一郎", "アベ イチロウ", "ABE ICHIRO");
        long key = key(paper);
        fixture.sql()
                .sql("UPDATE application SET route = 'paper' WHERE id = ?")
                .param(paper)
                .update();
        fixture.sql()
                .sql("UPDATE inbox_task SET route = 'paper' WHERE case_id = ?")
                .param(paper)
                .update();
        inbox().claim(key, "abe", EXAMINER);
        inbox().rest(key, "abe", Instant.now().plus(Duration.ofHours(1)), "髙橋さんの住民票待ち");
        Set<Long> keys = Set.of(key, key(card));

        assertThat(inbox().among(all(), EXAMINER, keys))
                .extracting(Inbox.Row::applicantName)
                .containsExactlyInAnyOrder("", "阿部　一郎");
        assertThat(inbox().among(all(), EXAMINER, Set.of(key))
                        .getFirst()
                        .rest()
                        .orElseThrow()
                        .reason())
                .as("of a colleague")
                .isEmpty();
        assertThat(inbox().among(all(), MANAGER, keys)).isEmpty();
        Filter awake = filter(Holder.ANYBODY, Rests.AWAKE, Urgency.ALL, Order.DUE_FIRST, false);
        assertThat(inbox().among(awake, EXAMINER, keys))
                .extracting(Inbox.Row::caseId)
                .containsExactly(card);
        assertThat(inbox().among(all(), EXAMINER, Set.of())).isEmpty();
    }

    /** A job of a replaced run that a node works on late. */
    @Test
    void leavesATaskToTheRunThatShowsIt() {
        UUID caseId = begin("M-2026-000001", "渡辺　花子", "ワタナベ ハナコ", "WATANABE HANAKO");
        UUID current = fixture.sql()
                .sql("SELECT run_id FROM inbox_task WHERE case_id = ?")
                .param(caseId)
                .query(UUID.class)
                .single();
        UUID replaced = UUID.randomUUID();
        fixture.sql()
                .sql("INSERT INTO case_run (run_id, case_id, process_id, current, attempt, started_at, ended_at)"
                        + " SELECT ?, case_id, process_id, false, attempt + 1, started_at, now() FROM case_run"
                        + " WHERE run_id = ?")
                .params(replaced, current)
                .update();
        InboxTasks tasks = node.part(InboxTasks.class);

        tasks.created(
                new StepContext(caseId, "review", 1),
                replaced,
                new InboxTasks.Described(7, 0, "examiner", Optional.empty()),
                Inbox.State.OPEN);
        tasks.canceled(replaced, 7);

        assertThat(numbers(all(), EXAMINER)).containsExactly("M-2026-000001");
        assertThat(fixture.number("SELECT count(*) FROM inbox_task WHERE run_id = ?", current))
                .isEqualTo(1);
    }

    @Test
    void sortsByEveryColumnBothWays() {
        UUID first = begin("M-2026-000001", "渡辺　花子", "ワタナベ ハナコ", "WATANABE HANAKO");
        UUID second = begin("M-2026-000002", "阿部　一郎", "アベ イチロウ", "ABE ICHIRO");
        UUID third = begin("M-2026-000003", "鈴木　次郎", "スズキ ジロウ", "SUZUKI JIRO");
        inbox().claim(key(third), "abe", EXAMINER);
        inbox().claim(key(first), "tanaka", EXAMINER);
        due(first, "3 hours");
        due(third, "1 hour");

        Map<SortKey, List<UUID>> expected = Map.of(
                SortKey.NUMBER, List.of(first, second, third),
                SortKey.APPLICANT, List.of(second, third, first),
                SortKey.ASSIGNEE, List.of(third, first, second),
                SortKey.AGE, List.of(third, second, first),
                SortKey.DUE, List.of(third, first, second));
        expected.forEach((column, cases) -> assertThat(inbox().list(sorted(column, true), EXAMINER))
                .as("%s", column)
                .extracting(Inbox.Row::caseId)
                .containsExactlyElementsOf(cases));
        assertThat(inbox().list(sorted(SortKey.NUMBER, false), EXAMINER))
                .extracting(Inbox.Row::caseId)
                .containsExactly(third, second, first);
        // what has no deadline, or nobody, is last both ways
        assertThat(inbox().list(sorted(SortKey.DUE, false), EXAMINER))
                .extracting(Inbox.Row::caseId)
                .containsExactly(first, third, second);
        for (SortKey column : SortKey.values()) {
            for (boolean up : new boolean[] {true, false}) {
                assertThat(inbox().list(sorted(column, up), EXAMINER))
                        .extracting(Inbox.Row::caseId)
                        .as("%s %s", column, up)
                        .containsExactlyInAnyOrder(first, second, third);
            }
        }
    }

    private static Filter sorted(SortKey column, boolean up) {
        return filter(Holder.ANYBODY, Rests.ALL, Urgency.ALL, new Order(column, up), false);
    }

    private void due(UUID caseId, String in) {
        fixture.sql()
                .sql("UPDATE inbox_task SET due_at = now() + CAST(? AS interval) WHERE case_id = ?")
                .params(in, caseId)
                .update();
    }

    @Test
    void showsWhoseTasksAndHowUrgent() {
        UUID mine = begin("M-2026-000001", "渡辺　花子", "ワタナベ ハナコ", "WATANABE HANAKO");
        UUID others = begin("M-2026-000002", "阿部　一郎", "アベ イチロウ", "ABE ICHIRO");
        UUID free = begin("M-2026-000003", "鈴木　次郎", "スズキ ジロウ", "SUZUKI JIRO");
        inbox().claim(key(mine), "tanaka", EXAMINER);
        inbox().claim(key(others), "abe", EXAMINER);
        due(mine, "-1 hour");
        due(others, "23 hours");
        due(free, "25 hours");

        assertThat(numbers(with(Holder.MINE, Urgency.ALL), EXAMINER)).containsExactly("M-2026-000001");
        assertThat(numbers(with(Holder.OTHERS, Urgency.ALL), EXAMINER)).containsExactly("M-2026-000002");
        assertThat(numbers(with(Holder.NOBODY, Urgency.ALL), EXAMINER)).containsExactly("M-2026-000003");
        assertThat(numbers(with(Holder.ANYBODY, Urgency.LATE), EXAMINER)).containsExactly("M-2026-000001");
        assertThat(numbers(with(Holder.ANYBODY, Urgency.SOON), EXAMINER))
                .containsExactly("M-2026-000001", "M-2026-000002");
        assertThat(inbox().workload(EXAMINER))
                .containsExactlyInAnyOrder(
                        new Inbox.Load("examiner", Optional.empty(), 1, 0, 0),
                        new Inbox.Load("examiner", Optional.of("abe"), 1, 0, 0),
                        new Inbox.Load("examiner", Optional.of("tanaka"), 1, 1, 0));
        assertThat(inbox().workload(Set.of("decider"))).isEmpty();
        assertThat(inbox().workload(Set.of("auditor"))).hasSize(3);
    }

    private static Filter with(Holder holder, Urgency urgency) {
        return filter(holder, Rests.ALL, urgency, Order.DUE_FIRST, false);
    }

    @Test
    void onlyOverseersSeeTasksOfOtherGroups() {
        begin("M-2026-000001", "渡辺　花子", "ワタナベ ハナコ", "WATANABE HANAKO");
        Filter every = filter(Holder.ANYBODY, Rests.ALL, Urgency.ALL, Order.DUE_FIRST, true);

        assertThat(numbers(every, Set.of("decider"))).isEmpty();
        assertThat(numbers(every, Set.of())).isEmpty();
        assertThat(numbers(all(), MANAGER)).isEmpty();
        assertThat(numbers(every, MANAGER)).containsExactly("M-2026-000001");
        assertThat(numbers(every, Set.of("auditor"))).containsExactly("M-2026-000001");
    }

    @Test
    void laysATaskAsideAndTakesItUpAgain() {
        UUID caseId = begin("M-2026-000001", "渡辺　花子", "ワタナベ ハナコ", "WATANABE HANAKO");
        long key = key(caseId);
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));

        assertThat(inbox().rest(key, "tanaka", tomorrow, "照会中")).isInstanceOf(Inbox.Resting.NotClaimed.class);
        inbox().claim(key, "tanaka", EXAMINER);
        assertThat(inbox().rest(key, "abe", tomorrow, "照会中")).isInstanceOf(Inbox.Resting.NotClaimed.class);
        assertThat(inbox().rest(key, "tanaka", tomorrow, " 照会中 ")).isInstanceOf(Inbox.Resting.Done.class);

        assertThat(resting(Rests.AWAKE)).isEmpty();
        assertThat(resting(Rests.RESTING)).containsExactly("M-2026-000001");
        assertThat(resting(Rests.ALL)).containsExactly("M-2026-000001");
        assertThat(inbox().find(key).orElseThrow().rest().orElseThrow().reason())
                .isEqualTo("照会中");
        assertThat(inbox().workload(EXAMINER))
                .containsExactly(new Inbox.Load("examiner", Optional.of("tanaka"), 1, 0, 1));
        assertThat(fixture.entries("task-laid-aside")).isEqualTo(1);
        assertThat(fixture.number("SELECT count(*) FROM audit_entry e WHERE e::text LIKE '%照会中%'"))
                .isZero();

        assertThat(inbox().wake(key, "abe")).isInstanceOf(Inbox.Resting.NotClaimed.class);
        assertThat(inbox().wake(key, "tanaka")).isInstanceOf(Inbox.Resting.Done.class);
        assertThat(resting(Rests.AWAKE)).containsExactly("M-2026-000001");

        inbox().rest(key, "tanaka", tomorrow, "照会中");
        fixture.sql()
                .sql("UPDATE inbox_task SET rest_until = now() - interval '1 second'")
                .update();
        assertThat(resting(Rests.AWAKE)).as("once its time has come").containsExactly("M-2026-000001");
        inbox().rest(key, "tanaka", tomorrow, "照会中");
        inbox().release(key, "tanaka");
        assertThat(inbox().find(key).orElseThrow().rest())
                .as("free tasks do not rest")
                .isEmpty();
    }

    private List<String> resting(Rests rests) {
        return numbers(filter(Holder.ANYBODY, rests, Urgency.ALL, Order.DUE_FIRST, false), EXAMINER);
    }

    @Test
    void refusesARestThatHelpsNobody() {
        UUID caseId = begin("M-2026-000001", "渡辺　花子", "ワタナベ ハナコ", "WATANABE HANAKO");
        long key = key(caseId);
        inbox().claim(key, "tanaka", EXAMINER);
        due(caseId, "2 days");
        Instant now = Instant.now();
        Instant hour = now.plus(Duration.ofHours(1));

        assertThat(inbox().rest(key, "tanaka", now.minusSeconds(1), "x")).isEqualTo(refused("rest-past"));
        assertThat(inbox().rest(key, "tanaka", now.plus(Duration.ofDays(3)), "x"))
                .isEqualTo(refused("rest-after-due"));
        assertThat(inbox().rest(key, "tanaka", hour, "\u3000 ")).isEqualTo(refused("rest-reason"));
        assertThat(inbox().rest(key, "tanaka", hour, "あ".repeat(201))).isEqualTo(refused("rest-reason"));
        assertThat(inbox().rest(key, "tanaka", hour, "番号は 1234 5678 9018")).isEqualTo(refused("my-number"));
        for (String hidden : List.of("\0", "\u202E", "\u2066", "\u200B", "\u001B[2J", "\u3164")) {
            assertThat(inbox().rest(key, "tanaka", hour, "照会" + hidden + "中"))
                    .as("U+%04X", (int) hidden.charAt(0))
                    .isEqualTo(refused("rest-unprintable"));
        }
        fixture.sql().sql("UPDATE inbox_task SET due_at = NULL").update();
        assertThat(inbox().rest(key, "tanaka", now.plus(Duration.ofDays(93)), "x"))
                .isEqualTo(refused("rest-too-long"));
        assertThat(inbox().rest(-1, "tanaka", hour, "x")).isInstanceOf(Inbox.Resting.Gone.class);
        assertThat(fixture.entries("task-laid-aside")).isZero();
    }

    private static Inbox.Resting refused(String reason) {
        return new Inbox.Resting.Refused(reason);
    }

    @Test
    void aManagerFreesWhatSomebodyHolds() {
        UUID caseId = begin("M-2026-000001", "渡辺　花子", "ワタナベ ハナコ", "WATANABE HANAKO");
        long key = key(caseId);
        inbox().claim(key, "tanaka", EXAMINER);
        inbox().rest(key, "tanaka", Instant.now().plus(Duration.ofDays(1)), "休暇");

        assertThat(inbox().takeBack(key, "abe", EXAMINER)).isEqualTo(new Inbox.Claim.NotAllowed("role"));
        assertThat(inbox().takeBack(key, "audit1", Set.of("auditor"))).isEqualTo(new Inbox.Claim.NotAllowed("role"));
        assertThat(inbox().takeBack(key, "boss", MANAGER)).isInstanceOf(Inbox.Claim.Claimed.class);

        assertThat(inbox().find(key).orElseThrow())
                .returns(Optional.empty(), Inbox.Row::assignee)
                .returns(Optional.empty(), Inbox.Row::rest);
        assertThat(fixture.entries("task-taken-back")).isEqualTo(1);
        assertThat(inbox().commit(key, "tanaka", Map.of("verdict", "ACCEPT")))
                .isInstanceOf(Inbox.Commit.NotClaimed.class);
        assertThat(inbox().takeBack(key, "boss", MANAGER)).isInstanceOf(Inbox.Claim.Claimed.class);
        assertThat(fixture.entries("task-taken-back")).as("nothing was held").isEqualTo(1);
    }

    @Test
    void isGivenToAColleagueByItsHolderOrAManagerAsItIs() {
        UUID caseId = begin("M-2026-000001", "渡辺　花子", "ワタナベ ハナコ", "WATANABE HANAKO");
        long key = key(caseId);

        assertThat(inbox().assign(key, "tanaka", EXAMINER, "abe")).isEqualTo(new Inbox.Claim.NotAllowed("role"));
        assertThat(inbox().assign(key, "boss", MANAGER, "tanaka")).isInstanceOf(Inbox.Claim.Claimed.class);
        inbox().rest(key, "tanaka", Instant.now().plus(Duration.ofDays(1)), "休暇");
        assertThat(inbox().assign(key, "abe", EXAMINER, "abe"))
                .as("taking it away from somebody")
                .isEqualTo(new Inbox.Claim.TakenBy("tanaka"));
        assertThat(inbox().assign(key, "tanaka", EXAMINER, "abe")).isInstanceOf(Inbox.Claim.Claimed.class);

        assertThat(inbox().find(key).orElseThrow())
                .returns(Optional.of("abe"), Inbox.Row::assignee)
                .returns("休暇", row -> row.rest().orElseThrow().reason());
        assertThat(fixture.entries("task-assigned")).isEqualTo(2);
        assertThat(inbox().commit(key, "tanaka", Map.of("verdict", "ACCEPT")))
                .isInstanceOf(Inbox.Commit.NotClaimed.class);
        assertThat(inbox().assign(-1, "boss", MANAGER, "abe")).isInstanceOf(Inbox.Claim.Gone.class);
    }

    @Test
    void forgetsTheWordsOfATaskThatIsOver() {
        UUID caseId = begin("M-2026-000001", "渡辺　花子", "ワタナベ ハナコ", "WATANABE HANAKO");
        long key = key(caseId);
        inbox().claim(key, "tanaka", EXAMINER);
        inbox().commit(key, "tanaka", Map.of("verdict", "REJECT"));
        await(() -> inbox().find(key).orElseThrow().state() == Inbox.State.COMPLETED);

        assertThat(fixture.number("SELECT count(*) FROM inbox_task"
                        + " WHERE search_text <> '' OR name_order <> '' OR search_grams <> '{}'"))
                .isZero();
    }

    @Test
    void forgetsTheWordsOfTasksThatNobodyEnded() {
        UUID caseId = begin("M-2026-000001", "渡辺　花子", "ワタナベ ハナコ", "WATANABE HANAKO");
        long key = key(caseId);
        // as after a loss of the engine, whose tasks no event ends
        fixture.sql()
                .sql("INSERT INTO inbox_task (case_id, element_id, occurrence, run_id, user_task_key, candidate_group,"
                        + " state, created_at, current_run, search_text, name_order, search_grams) SELECT case_id,"
                        + " 'earlier', 1, run_id, 7, candidate_group, 'OPEN', now(), false, search_text, name_order,"
                        + " search_grams FROM inbox_task WHERE task_key = ?")
                .param(key)
                .update();
        inbox().claim(key, "tanaka", EXAMINER);
        inbox().commit(key, "tanaka", Map.of("verdict", "ACCEPT"));
        node.part(CaseConductor.class).tell(caseId, TestModels.NOTE, Map.of(), new org.toroku.audit.Actor.Applicant());
        await(() -> fixture.ended(caseId));

        assertThat(fixture.number("SELECT count(*) FROM inbox_task WHERE search_text <> '' OR name_order <> ''"))
                .isZero();
    }

    @Test
    void givesTasksTheirWordsThatWereThereBefore() {
        begin("M-2026-000001", "渡辺　花子", "ワタナベ ハナコ", "WATANABE HANAKO");
        fixture.sql()
                .sql("UPDATE inbox_task SET search_text = '', name_order = '', search_grams = '{}', case_number = ''")
                .update();
        assertThat(found("渡辺")).isEmpty();

        node.part(TaskWords.class).writeMissing();

        assertThat(found("渡辺")).containsExactly("M-2026-000001");
        assertThat(found("000001")).containsExactly("M-2026-000001");
    }

    @Test
    void hidesTasksOfARunThatWasReplaced() {
        UUID caseId = begin("M-2026-000001", "渡辺　花子", "ワタナベ ハナコ", "WATANABE HANAKO");
        CaseRuns runs = node.part(CaseRuns.class);
        List<UnaryOperator<Integer>> ends =
                List.of(n -> runs.abandon(caseId, "test").isPresent() ? 1 : 0, n -> runs.abandonAll("test"));

        for (UnaryOperator<Integer> end : ends) {
            fixture.sql()
                    .sql("UPDATE case_run SET current = true, ended_at = NULL")
                    .update();
            fixture.sql().sql("UPDATE inbox_task SET current_run = true").update();
            assertThat(numbers(all(), EXAMINER)).hasSize(1);
            assertThat(end.apply(0)).isEqualTo(1);
            assertThat(numbers(all(), EXAMINER)).isEmpty();
        }
    }
}
