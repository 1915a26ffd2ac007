package org.toroku.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.process.Inbox;
import org.toroku.process.Inbox.Filter;
import org.toroku.process.Inbox.Holder;
import org.toroku.process.Inbox.Order;
import org.toroku.process.Inbox.Rests;
import org.toroku.process.Inbox.SortKey;
import org.toroku.process.Inbox.Urgency;
import org.toroku.standalone.Standalone;

/** One page of the staff's inbox among very many cases, beside the bare statement over an index. */
final class InboxBench {
    private static final int CASES = 1_000_000;
    private static final int OPEN = 100_000;
    private static final int PAGE = 50;
    private static final int WARM_UP = 30;
    private static final int LOOKS = 200;
    private static final String OFFICER = "officer1";
    private static final Set<String> ROLES = Set.of("examiner", "decider");

    /** Rows of a page by hand: what no list can be quicker than. */
    private static final String BARE = """
            SELECT t.task_key, t.case_id, a.case_number, a.route, t.element_id, t.occurrence, t.candidate_group,
                   t.assignee, t.state, t.created_at, t.due_at, t.rest_until, t.rest_reason, a.applicant_name
              FROM inbox_task t JOIN application a ON a.id = t.case_id
             WHERE t.state = 'OPEN' AND t.current_run
             ORDER BY t.due_at, t.created_at, t.task_key LIMIT 50 OFFSET ?""";

    /** Cases that are over, and one in ten with a task that waits; names as frequent as in a town. */
    private static final List<String> DATA = List.of("""
            CREATE TABLE bench_person AS
            SELECT row_number() OVER () - 1 AS n, f.kanji || '　' || g.kanji AS name, f.kana || g.kana AS kana,
                   concat_ws(E'\\n', f.kanji || g.kanji, f.kana || g.kana, f.romaji || g.romaji) AS lines
              FROM (VALUES ('佐藤','サトウ','sato'), ('鈴木','スズキ','suzuki'), ('高橋','タカハシ','takahashi'),
                           ('田中','タナカ','tanaka'), ('伊藤','イトウ','ito'), ('渡辺','ワタナベ','watanabe'),
                           ('山本','ヤマモト','yamamoto'), ('中村','ナカムラ','nakamura'), ('小林','コバヤシ','kobayashi'),
                           ('長宗我部','チョウソカベ','chosokabe')) f (kanji, kana, romaji),
                   (VALUES ('花子','ハナコ','hanako'), ('太郎','タロウ','taro'), ('一郎','イチロウ','ichiro'),
                           ('陽菜','ヒナ','hina'), ('蓮','レン','ren'), ('翔太','ショウタ','shota'),
                           ('美咲','ミサキ','misaki'), ('健一','ケンイチ','kenichi'), ('龍之介','リュウノスケ','ryunosuke'))
                   g (kanji, kana, romaji)""", """
            INSERT INTO application (id, case_number, route, applicant_name, form, content, content_sha256, nonce,
                   explanation_version, explanation_shown_at, acknowledged_at, token_sha256, network_sha256,
                   user_agent, locale, created_at, content_expires_at)
            SELECT md5(i::text)::uuid, 'B-2026-' || lpad(i::text, 7, '0'), 'my-number-card', p.name, '{}', '', '',
                   'bench-' || i, '1', now(), now(), '', '', '', 'ja', now() - i * interval '1 second', now()
              FROM generate_series(1, %1$d) i JOIN bench_person p ON p.n = i %% 90""", """
            INSERT INTO conducted_case (case_id, process_id, opened_at, ended_at)
            SELECT md5(i::text)::uuid, 'enrol-my-number-card', now(), now() FROM generate_series(1, %1$d) i""", """
            INSERT INTO case_run (run_id, case_id, process_id, current, attempt, started_at, ended_at)
            SELECT md5('run' || i)::uuid, md5(i::text)::uuid, 'enrol-my-number-card', true, 1, now(), now()
              FROM generate_series(1, %1$d) i""", """
            INSERT INTO inbox_task (case_id, element_id, occurrence, run_id, user_task_key, candidate_group, assignee,
                   state, created_at, due_at, case_number, route, name_order, search_text, search_grams)
            SELECT md5(i::text)::uuid, CASE WHEN i %% 3 = 0 THEN 'decide-on-application' ELSE 'examine-application' END,
                   1, md5('run' || i)::uuid, i, CASE WHEN i %% 3 = 0 THEN 'decider' ELSE 'examiner' END,
                   CASE WHEN i %% 7 = 0 THEN 'officer' || i %% 40 END,
                   CASE WHEN i <= %2$d THEN 'OPEN' ELSE 'COMPLETED' END, now() - i * interval '1 second',
                   now() + (i::bigint * 7919 %% 864000 - 86400) * interval '1 second', 'B-2026-' || lpad(i::text, 7, '0'),
                   'my-number-card', CASE WHEN i <= %2$d THEN p.kana ELSE '' END,
                   CASE WHEN i <= %2$d THEN t.text ELSE '' END,
                   CASE WHEN i <= %2$d
                        THEN (SELECT array_agg(DISTINCT substr(l.line, j, k))
                                FROM regexp_split_to_table(t.text, E'\\n') l (line), generate_series(1, 2) k,
                                     generate_series(1, length(l.line) - k + 1) j)
                        ELSE '{}' END
              FROM generate_series(1, %1$d) i JOIN bench_person p ON p.n = i %% 90
                   CROSS JOIN LATERAL (SELECT 'b-2026-' || lpad(i::text, 7, '0') || E'\\n' || p.lines AS text) t""");

    private final Path folder;
    private final Table table;

    InboxBench(Path folder, Table table) {
        this.folder = folder;
        this.table = table;
    }

    void run() {
        // no worker: nothing but the inbox is measured
        try (Standalone toroku =
                Standalone.start(folder.resolve("run"), 0, Map.of("toroku.process.workers.enabled", "false"))) {
            DataSource database = toroku.context().getBean(DataSource.class);
            JdbcClient sql = JdbcClient.create(database);
            fill(database);
            Inbox inbox = toroku.context().getBean(Inbox.class);
            // bears the name of one applicant in ninety: the most that a list ever leaves out
            toroku.context()
                    .getBean(OfficerRegister.class)
                    .save(new OfficerAccount(OFFICER, "高橋 花子", "{noop}never used", true, ROLES));
            double bare = p95(look -> sql.sql(BARE).param(look).query().listOfRows());
            page(inbox, "by deadline", filter("", Order.DUE_FIRST), Optional.of(bare));
            for (SortKey column : SortKey.values()) {
                for (boolean ascending : List.of(true, false)) {
                    String way = column.name().toLowerCase(Locale.ROOT) + (ascending ? " up" : " down");
                    page(inbox, "by " + way, filter("", new Order(column, ascending)), Optional.empty());
                }
            }
            page(inbox, "searched for たかはし", filter("たかはし", Order.DUE_FIRST), Optional.empty());
            page(inbox, "searched for a number", filter("0054321", Order.DUE_FIRST), Optional.empty());
            table.add(
                    "who works on what, p95",
                    p95(_ -> inbox.workload(Set.of("manager"))),
                    " ms",
                    new Aim.ForInformation(),
                    "41 officers and nobody, 2 groups");
        }
    }

    private void page(Inbox inbox, String how, Filter filter, Optional<Double> bare) {
        double rows = p95(look -> inbox.list(filter.page(look, PAGE), ROLES));
        bare.ifPresent(limit -> table.add(
                "page of the inbox ÷ the bare SQL, p95",
                rows / limit,
                "",
                new Aim.AtMost(2),
                String.format(Locale.ROOT, "%.2f ÷ %.2f ms, %d rows %s", rows, limit, PAGE, how)));
        table.add(
                "page and count, " + how + ", p95",
                p95(look -> List.of(inbox.list(filter.page(look, PAGE), ROLES), inbox.count(filter, ROLES))),
                " ms",
                new Aim.AtMost(50),
                String.format(
                        Locale.ROOT, "%,d cases, %,d open tasks, %,d fit", CASES, OPEN, inbox.count(filter, ROLES)));
    }

    private static Filter filter(String text, Order order) {
        return new Filter(
                text,
                Optional.empty(),
                Optional.empty(),
                Holder.ANYBODY,
                Rests.AWAKE,
                Urgency.ALL,
                false,
                order,
                OFFICER,
                0,
                PAGE);
    }

    /** @return milliseconds; pages are those that somebody reaches by scrolling */
    private static double p95(IntFunction<List<?>> look) {
        double[] took = new double[LOOKS];
        for (int round = -WARM_UP; round < LOOKS; round++) {
            long begun = System.nanoTime();
            List<?> found = look.apply(Math.floorMod(round, 10) * PAGE);
            double millis = (System.nanoTime() - begun) / 1e6;
            if (round >= 0) {
                took[round] = millis;
            }
            if (found == null) {
                throw new IllegalStateException("nothing was looked up");
            }
        }
        return Median.quantile(took, 0.95);
    }

    private static void fill(DataSource database) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (String each : DATA) {
                statement.execute(each.contains("%1$d") ? String.format(Locale.ROOT, each, CASES, OPEN) : each);
            }
            // as the server does by itself within minutes
            statement.execute("VACUUM ANALYZE application");
            statement.execute("VACUUM ANALYZE inbox_task");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException("the cases of the measurement cannot be made", e);
        }
    }
}
