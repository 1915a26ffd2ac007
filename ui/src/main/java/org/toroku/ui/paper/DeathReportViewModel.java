package org.toroku.ui.paper;

import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.paper.PaperFiles;
import org.toroku.paper.PaperFiles.PaperFile;
import org.toroku.paper.PostRoomDesk;
import org.toroku.ui.staff.Said;

/** A report that the applicant of a case has died: where it comes from, and what proves it. */
final class DeathReportViewModel {
    /** The desk keeps 200 characters of source and evidence together. */
    static final int LONGEST_EVIDENCE = 150;

    private final UUID caseId;
    private final Officer officer;
    private final PaperFiles files;
    private final PostRoomDesk desk;

    DeathReportViewModel(UUID caseId, Officer officer, PaperFiles files, PostRoomDesk desk) {
        this.caseId = caseId;
        this.officer = officer;
        this.files = files;
        this.desk = desk;
    }

    /** Where such news come from. */
    enum Source {
        FAMILY_REGISTER,
        DEATH_CERTIFICATE,
        MUNICIPALITY,
        FAMILY,
        OTHER
    }

    Optional<PaperFile> file() {
        return files.of(officer, caseId);
    }

    /** What is still missing before anybody is asked to confirm. */
    Optional<Said> missing(Optional<Source> source, String evidence) {
        if (source.isEmpty()) {
            return Optional.of(new Said("death.source-missing", "", false));
        }
        return evidence.isBlank() ? Optional.of(new Said("death.evidence-missing", "", false)) : Optional.empty();
    }

    /** @param source in words, as the file will show it */
    Said report(String source, String evidence) {
        return Said.of(desk.reportDeath(officer, caseId, source + "／" + evidence.strip()), "death.done");
    }
}
