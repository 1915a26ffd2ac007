package org.toroku.studio;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.process.CaseFigures;
import org.toroku.studio.ReplayDesk.Kept;
import org.toroku.studio.ReplayReport.Line;

/** Leaves out of a report what an officer may not read: nobody sees what would have become of their own case. */
@Component
class ReplayReader {
    private final Owners owners;
    private final CaseFigures figures;

    ReplayReader(Owners owners, CaseFigures figures) {
        this.owners = owners;
        this.figures = figures;
    }

    Kept shown(String officer, Kept kept) {
        List<Line> lines = kept.report().cases();
        Map<String, UUID> cases =
                figures.casesOf(lines.stream().map(Line::caseNumber).distinct().toList());
        return kept.without(lines.stream()
                .filter(line -> mayBeShown(officer, line.caseNumber(), cases))
                .toList());
    }

    /** Of a case that had no number any more when it was replayed, nothing says whose it was. */
    private boolean mayBeShown(String officer, String number, Map<String, UUID> cases) {
        return number.isEmpty()
                || Optional.ofNullable(cases.get(number))
                        .filter(id -> owners.mayBeShownCase(officer, id))
                        .isPresent();
    }
}
