package org.toroku.studio;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.toroku.audit.BookVerifier;
import org.toroku.process.CaseRecordings;
import org.toroku.process.IssuingStage;
import org.toroku.process.IssuingStage.Stage;
import org.toroku.process.OpenCases.OpenCase;
import org.toroku.studio.MovePreview.Kind;
import org.toroku.studio.MovePreview.Line;
import org.toroku.studio.OpenCaseEngine.Standing;
import org.toroku.workflows.ModelFile;

/**
 * Says of open cases what would become of them with the models in force.
 *
 * <p>Beginning anew is safe for what the journal answers and for steps that do nothing twice. It is not where somebody has
 * to look at a case first, and not where the CA may have the order: models that lead an approved case elsewhere must not do
 * so while a step is sending it.
 */
@Component
class MoveJudge {
    private final ObjectProvider<OpenCaseEngine> engine;
    private final StoredCaseModelDesk models;
    private final IssuingStage issuing;
    private final BookVerifier verifier;
    private final MoveSettings settings;
    private final Clock clock;

    MoveJudge(
            ObjectProvider<OpenCaseEngine> engine,
            StoredCaseModelDesk models,
            IssuingStage issuing,
            BookVerifier verifier,
            MoveSettings settings,
            Clock clock) {
        this.engine = engine;
        this.models = models;
        this.issuing = issuing;
        this.verifier = verifier;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether cases can be led through models without being moved. */
    boolean available() {
        return engine.getIfAvailable() != null;
    }

    /**
     * @param inForce the models in force
     * @return what becomes of each, by its id, in their order
     * @throws ReplayEngine.RefusedException if the engine does not take the models in force
     */
    Map<UUID, Line> judge(List<OpenCase> cases, List<ModelFile> inForce, ReplayEngine.Progress progress) {
        Map<UUID, Line> lines = new LinkedHashMap<>();
        Map<UUID, Stage> stages = new HashMap<>();
        List<OpenCase> free = new ArrayList<>();
        for (OpenCase each : cases) {
            Stage stage = issuing.of(each.caseId());
            stages.put(each.caseId(), stage);
            Optional<Line> bar = bar(each, stage).map(reason -> MoveComparison.barred(each, reason));
            lines.put(each.caseId(), bar.orElseGet(() -> MoveComparison.unknown(each, "no-engine", List.of())));
            if (bar.isEmpty()) {
                free.add(each);
            }
        }
        if (available() && !free.isEmpty()) {
            led(free, inForce, progress).forEach(line -> lines.put(line.caseId(), line));
        }
        lines.replaceAll((id, line) -> approved(line, stages.getOrDefault(id, Stage.ORDERED)));
        return lines;
    }

    private Optional<String> bar(OpenCase open, Stage stage) {
        return open.stop()
                .or(() -> stage == Stage.ORDERED ? Optional.of("ordered") : Optional.empty())
                .or(() -> verifier.verifyCase(open.caseId()) instanceof BookVerifier.Report.Intact
                        ? Optional.empty()
                        : Optional.of("altered"));
    }

    private static Line approved(Line line, Stage stage) {
        return mayMove(line.kind(), stage) || line.kind() == Kind.BARRED
                ? line
                : new Line(
                        line.caseId(),
                        line.caseNumber(),
                        line.process(),
                        Kind.BARRED,
                        "approved",
                        line.from(),
                        line.to());
    }

    /** Once approved, the order may go out at any moment; only models that go on in the same way may take over. */
    static boolean mayMove(Kind kind, Stage stage) {
        return switch (stage) {
            case OPEN -> kind != Kind.BARRED;
            case APPROVED -> kind == Kind.SAME;
            case ORDERED -> false;
        };
    }

    private List<Line> led(List<OpenCase> free, List<ModelFile> inForce, ReplayEngine.Progress progress) {
        Instant until = until(free);
        Map<UUID, Standing> own = new HashMap<>();
        followed(free).forEach((files, group) -> {
            List<Standing> standing;
            try {
                standing = stand(files, group, until, progress);
            } catch (ReplayEngine.RefusedException refused) {
                // what they really follow the engine takes; these are not the ones
                return;
            }
            for (int i = 0; i < group.size(); i++) {
                own.put(group.get(i).caseId(), standing.get(i));
            }
        });
        List<Standing> next = stand(inForce, free, until, progress);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < free.size(); i++) {
            OpenCase open = free.get(i);
            lines.add(MoveComparison.compare(open, Optional.ofNullable(own.get(open.caseId())), next.get(i)));
        }
        return lines;
    }

    /** Cases by the models that they follow; those whose models are not at hand are left out. */
    private Map<List<ModelFile>, List<OpenCase>> followed(List<OpenCase> cases) {
        Map<List<ModelFile>, List<OpenCase>> groups = new LinkedHashMap<>();
        for (OpenCase each : cases) {
            CaseModelDesk.Followed followed = models.followed(each.caseId());
            if (followed.exact() && !followed.models().isEmpty()) {
                groups.computeIfAbsent(followed.models(), files -> new ArrayList<>())
                        .add(each);
            }
        }
        return groups;
    }

    private List<Standing> stand(
            List<ModelFile> files, List<OpenCase> cases, Instant until, ReplayEngine.Progress progress) {
        return engine.getObject()
                .stand(
                        new OpenCaseEngine.Task(
                                files, cases.stream().map(OpenCase::recorded).toList(), until, settings.patience()),
                        progress);
    }

    /** Clocks of nodes differ: what is recorded has happened. */
    private Instant until(List<OpenCase> cases) {
        return Stream.concat(
                        Stream.of(clock.instant()),
                        cases.stream()
                                .flatMap(each -> Stream.concat(
                                        each.recorded().outcomes().stream().map(CaseRecordings.Outcome::at),
                                        each.recorded().news().stream().map(CaseRecordings.News::at))))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
