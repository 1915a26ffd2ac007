package org.toroku.studio;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.toroku.process.CaseFigures;
import org.toroku.studio.MoveDesk.Kept;
import org.toroku.studio.MoveDesk.Moved;
import org.toroku.studio.MoveDesk.Plan;
import org.toroku.studio.MoveDesk.Progress;
import org.toroku.studio.MovePreview.Line;

/** What officers see of previews and plans: nobody sees what becomes of their own case. */
@Component
class MoveReader {
    /** Of so many cases at most it is looked up where they stand now. */
    private static final int LOOKED_UP = 100;

    private final Owners owners;
    private final MoveLedger ledger;
    private final MovePreviews previews;
    private final CaseMove sealed;
    private final CaseFigures figures;

    MoveReader(Owners owners, MoveLedger ledger, MovePreviews previews, CaseMove sealed, CaseFigures figures) {
        this.owners = owners;
        this.ledger = ledger;
        this.previews = previews;
        this.sealed = sealed;
        this.figures = figures;
    }

    Optional<Kept> preview(String officer, UUID publication) {
        return previews.newest(publication).map(kept -> shown(officer, kept));
    }

    private Kept shown(String officer, Kept kept) {
        List<Line> all = kept.preview().cases();
        List<Line> lines = all.stream()
                .filter(line -> owners.mayBeShownCase(officer, line.caseId()))
                .toList();
        return new Kept(
                kept.preview().listing(lines),
                kept.counted(),
                kept.sha256(),
                kept.madeBy(),
                kept.madeAt(),
                all.size() - lines.size());
    }

    Progress progress(String officer, Plan plan) {
        Optional<CaseMove.Sealed> read = sealed.sealed(plan.id());
        Optional<Kept> kept = previews.find(plan.preview());
        List<MoveLedger.Row> rows = read.map(CaseMove.Sealed::cases).orElseGet(() -> ledger.cases(plan.id()));
        Map<UUID, Line> lines = kept.stream()
                .flatMap(found -> found.preview().cases().stream())
                .collect(Collectors.toMap(Line::caseId, Function.identity()));
        Set<UUID> settled = rows.stream().map(MoveLedger.Row::caseId).collect(Collectors.toSet());
        long waiting = kept.stream()
                .flatMap(found -> found.preview().of(plan.kinds()).stream())
                .filter(line -> !settled.contains(line.caseId()))
                .count();
        List<MoveLedger.Row> shown = rows.stream()
                .filter(row -> owners.mayBeShownCase(officer, row.caseId()))
                .toList();
        return new Progress(
                plan,
                read.isEmpty(),
                kept.map(found -> shown(officer, found)),
                Math.toIntExact(waiting),
                java.util.stream.IntStream.range(0, shown.size())
                        .mapToObj(i -> moved(
                                shown.get(i),
                                Optional.ofNullable(lines.get(shown.get(i).caseId())),
                                i < LOOKED_UP))
                        .toList());
    }

    private Moved moved(MoveLedger.Row row, Optional<Line> line, boolean lookUp) {
        String number = line.map(Line::caseNumber).orElse("");
        return new Moved(
                number,
                row.moved(),
                row.trial(),
                row.reason(),
                row.from(),
                row.to(),
                row.by(),
                row.at(),
                lookUp
                        ? figures.track(number)
                                .map(track -> StoredLiveDesk.shown(track.standing()))
                                .orElse(List.of())
                        : List.of());
    }
}
