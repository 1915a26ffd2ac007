package org.toroku.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.toroku.engine.EmbeddedEngine;
import org.toroku.engine.EngineSettings;
import org.toroku.process.CaseRecordings.News;
import org.toroku.process.CaseRecordings.Outcome;
import org.toroku.process.CaseRecordings.RecordedCase;
import org.toroku.standalone.InProcessReplay;
import org.toroku.studio.ReplayEngine.Pair;
import org.toroku.studio.ReplayEngine.Task;
import org.toroku.workflows.Messages;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.Models;
import org.toroku.workflows.ProcessIds;
import org.toroku.workflows.Variables;

/** How near replaying recorded cases comes to the engine doing nothing with as many. */
final class ReplayBench {
    private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration BETWEEN = Duration.ofMinutes(7);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int ROUNDS = 2;

    private final Extent extent;
    private final Table table;

    ReplayBench(Extent extent, Table table) {
        this.extent = extent;
        this.table = table;
    }

    void run() {
        int cases = 4 * extent.cases();
        List<RecordedCase> recorded = recorded(cases);
        try (EmbeddedEngine engine = EmbeddedEngine.start(EngineSettings.temporary());
                EmptyWorkers empty =
                        EmptyWorkers.open(engine.restAddress(), Instant.now().plus(Duration.ofDays(14)))) {
            empty.perSecond(extent.warmUpCases());
            replayed(recorded(extent.warmUpCases()));
            double nothing = 0;
            double replay = 0;
            for (int round = 0; round < ROUNDS; round++) {
                nothing += empty.perSecond(cases) / ROUNDS;
                replay += replayed(recorded) / ROUNDS;
            }
            table.add(
                    "replayed cases ÷ the same BPMN with empty workers",
                    replay / nothing,
                    "",
                    new Aim.AtLeast(0.5),
                    String.format(
                            Locale.ROOT,
                            "%.1f ÷ %.1f cases per second; %d cases, each through two sets of models",
                            replay,
                            nothing,
                            cases));
        }
    }

    /** Courses a second, the starts of both engines included. */
    private static double replayed(List<RecordedCase> recorded) {
        List<ModelFile> models = Models.processes();
        long start = System.nanoTime();
        List<Pair> pairs =
                new InProcessReplay().replay(new Task(models, models, recorded, PATIENCE), (done, of) -> true);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!pairs.stream().allMatch(pair -> pair.draft().equals(java.util.Optional.of(pair.live())))) {
            throw new IllegalStateException("the same models made a difference");
        }
        return 2 * recorded.size() / seconds;
    }

    /** Automated cases that overlap, each ending with the receipt that the applicant confirms. */
    private static List<RecordedCase> recorded(int number) {
        List<RecordedCase> cases = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            cases.add(recorded(new UUID(0, i).toString(), BEGIN.plus(BETWEEN.multipliedBy(i))));
        }
        return cases;
    }

    private static RecordedCase recorded(String id, Instant began) {
        String deadline = began.plus(Duration.ofDays(14)).toString();
        return new RecordedCase(
                id,
                ProcessIds.ENROL_MY_NUMBER_CARD,
                began,
                Map.of(Variables.CASE_ID, id, Variables.RUN_ID, id),
                List.of(
                        outcome("store-documents", Map.of(), began, 300),
                        outcome("verify-identity", Map.of("verification", "VERIFIED"), began, 1_200),
                        outcome("match-application", Map.of(), began, 1_300),
                        outcome("decide-automatically", Map.of("decision", "ACCEPT"), began, 1_400),
                        outcome(
                                "order-certificate",
                                Map.of(
                                        "issuance", "ISSUED",
                                        "receiptDeadline", deadline,
                                        "receiptReminderAt", deadline),
                                began,
                                2_000),
                        outcome("notify-issue", Map.of(), began, 2_100),
                        outcome("destroy-subscriber-key", Map.of(), began, 3_600_200)),
                List.of(new News(Messages.RECEIPT_CONFIRMED, id, Map.of(), began.plus(Duration.ofHours(1)))));
    }

    private static Outcome outcome(String element, Map<String, Object> variables, Instant began, long millis) {
        return new Outcome(element, 1, variables, began.plusMillis(millis));
    }
}
