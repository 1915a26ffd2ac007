package org.toroku.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.toroku.process.CaseRecordings.Recent;
import org.toroku.process.CaseRecordings.RecordedCase;
import org.toroku.studio.CaseCourse.End;
import org.toroku.studio.CaseCourse.Kind;
import org.toroku.studio.CaseCourse.Place;
import org.toroku.studio.ReplayEngine.Pair;
import org.toroku.studio.ReplayReport.Spot;
import org.toroku.studio.ReplayReport.What;

class ReplayComparisonTest {
    private static final Place CHECK = new Place(Kind.STEP, "check");
    private static final Place REVIEW = new Place(Kind.TASK, "review");
    private static final Place ISSUE = new Place(Kind.STEP, "issue");
    private static final CaseCourse ISSUED = course(new End.Reached(List.of("done")), 10, 4, CHECK, REVIEW, ISSUE);

    private static CaseCourse course(End end, long hours, long peoplesHours, Place... way) {
        return new CaseCourse(
                end,
                true,
                Duration.ofHours(hours),
                List.of(way).stream().filter(place -> place.kind() == Kind.TASK).count(),
                Duration.ofHours(peoplesHours),
                List.of(way));
    }

    private static CaseCourse notAsRecorded() {
        return new CaseCourse(ISSUED.end(), false, Duration.ZERO, 0, Duration.ZERO, List.of());
    }

    private static ReplayReport report(Pair... pairs) {
        List<RecordedCase> cases = new ArrayList<>();
        for (int i = 0; i < pairs.length; i++) {
            cases.add(new RecordedCase("M-" + i, "enrol", Instant.EPOCH, Map.of(), List.of(), List.of()));
        }
        return ReplayComparison.report(
                new Digests(new TreeMap<>(Map.of("a", "1"))),
                new Digests(new TreeMap<>(Map.of("a", "2"))),
                new Recent(99, cases),
                List.of(pairs));
    }

    private static Pair through(CaseCourse draft) {
        return new Pair(ISSUED, Optional.of(draft));
    }

    private static void assertDiffers(CaseCourse draft, What what, String element) {
        ReplayReport report = report(through(draft));
        assertThat(report.cases()).hasSize(1);
        assertThat(report.cases().getFirst().what()).isEqualTo(what);
        assertThat(report.cases().getFirst().element()).isEqualTo(element);
        assertThat(report.spots()).containsExactly(new Spot(what, element, 1));
        assertThat(report.same()).isZero();
        assertThat(report.undecided()).isEqualTo(what.isUndecided() ? 1 : 0);
        assertThat(report.different()).isEqualTo(what.isUndecided() ? 0 : 1);
    }

    @Test
    void sameCoursesAreTheSame() {
        ReplayReport report = report(through(ISSUED), through(ISSUED));
        assertThat(report.same()).isEqualTo(2);
        assertThat(report.cases()).isEmpty();
        assertThat(report.spots()).isEmpty();
        assertThat(report.liveTime()).isEqualTo(report.draftTime());
        assertThat(report.liveTime()).isEqualTo(new ReplayReport.Time(2, 36_000, 14_400, 2));
        assertThat(report.ended()).isEqualTo(99);
        assertThat(report.taken()).isEqualTo(2);
    }

    @Test
    void saysInWhatACaseDiffersAndWhere() {
        assertDiffers(course(new End.Reached(List.of("expired")), 5, 4, CHECK, REVIEW), What.END, "expired");
        assertDiffers(course(new End.Stuck("which", "EXTRACT_VALUE_ERROR"), 5, 4, CHECK), What.STOPS, "which");
        assertDiffers(course(new End.Undecided(REVIEW), 5, 4, CHECK), What.UNKNOWN_TASK, "review");
        assertDiffers(course(new End.Undecided(ISSUE), 5, 4, CHECK), What.UNKNOWN_STEP, "issue");
        assertDiffers(
                course(new End.Undecided(new Place(Kind.WAIT, "receipt")), 5, 4, CHECK), What.UNKNOWN_WAIT, "receipt");
        assertDiffers(course(ISSUED.end(), 3, 4, CHECK, REVIEW, ISSUE), What.TIME, "done");
        assertDiffers(course(ISSUED.end(), 10, 3, CHECK, REVIEW, ISSUE), What.TIME, "done");
        // left out, put in, and other order
        assertDiffers(course(ISSUED.end(), 10, 4, CHECK, ISSUE), What.WAY, "review");
        assertDiffers(
                course(ISSUED.end(), 10, 4, CHECK, new Place(Kind.TASK, "again"), REVIEW, ISSUE), What.WAY, "again");
        assertDiffers(course(ISSUED.end(), 10, 4, CHECK, REVIEW, ISSUE, REVIEW), What.WAY, "review");
    }

    @Test
    void whatCannotBeComparedIsLeftOutAndCounted() {
        CaseCourse unfinished = course(new End.Unfinished(), 1, 0);
        ReplayReport report = report(
                new Pair(notAsRecorded(), Optional.empty()),
                new Pair(unfinished, Optional.empty()),
                through(unfinished),
                through(ISSUED));
        assertThat(report.unrepeated()).isEqualTo(1);
        assertThat(report.unfinished()).isEqualTo(2);
        assertThat(report.same()).isEqualTo(1);
        assertThat(report.cases()).isEmpty();
        assertThat(report.liveTime().cases()).isEqualTo(1);
    }

    @Test
    void timesAreOfCasesThatReachAnEndInBoth() {
        ReplayReport report = report(
                through(course(ISSUED.end(), 20, 6, CHECK, REVIEW, REVIEW, ISSUE)),
                through(course(new End.Undecided(REVIEW), 1, 1, CHECK)));
        assertThat(report.liveTime()).isEqualTo(new ReplayReport.Time(1, 36_000, 14_400, 1));
        assertThat(report.draftTime()).isEqualTo(new ReplayReport.Time(1, 72_000, 21_600, 2));
    }

    @Test
    void listsTheGravestFirstAndNotMoreThanCanBeRead() {
        Pair[] pairs = new Pair[ReplayReport.MOST_LINES + 5];
        java.util.Arrays.fill(pairs, through(course(ISSUED.end(), 3, 4, CHECK, REVIEW, ISSUE)));
        pairs[pairs.length - 1] = through(course(new End.Stuck("which", "E"), 5, 4, CHECK));
        ReplayReport report = report(pairs);
        assertThat(report.cases()).hasSize(ReplayReport.MOST_LINES);
        assertThat(report.cases().getFirst().what()).isEqualTo(What.STOPS);
        assertThat(report.different()).isEqualTo(pairs.length);
        assertThat(report.spots())
                .containsExactly(new Spot(What.TIME, "done", pairs.length - 1), new Spot(What.STOPS, "which", 1));
    }
}
