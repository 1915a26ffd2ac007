package org.toroku.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.toroku.process.CaseRecordings.RecordedCase;
import org.toroku.process.IssuingStage.Stage;
import org.toroku.process.OpenCases.OpenCase;
import org.toroku.studio.CaseCourse.Kind;
import org.toroku.studio.CaseCourse.Place;
import org.toroku.studio.MovePreview.Line;
import org.toroku.studio.OpenCaseEngine.Asked;
import org.toroku.studio.OpenCaseEngine.Standing;

/** What is said of a case by where two sets of models lead it. */
class MoveComparisonTest {
    private static final Place REVIEW = new Place(Kind.TASK, "review");
    private static final Place AWAIT = new Place(Kind.WAIT, "await");
    private static final Place CHECK = new Place(Kind.STEP, "check");

    private static OpenCase at(String... tasks) {
        return new OpenCase(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Optional.empty(),
                1,
                List.of(tasks),
                Optional.empty(),
                new RecordedCase("M-1", "office", Instant.EPOCH, Map.of(), List.of(), List.of()));
    }

    private static Standing standing(Place... places) {
        return new Standing.At(List.of(places), List.of(new Asked(CHECK, 1, "check")));
    }

    private static Line compare(OpenCase open, Standing own, Standing next) {
        return MoveComparison.compare(open, Optional.of(own), next);
    }

    @Test
    void theSamePlacesInAnyOrderAreTheSamePlace() {
        Line line = compare(at("review"), standing(REVIEW, AWAIT), standing(AWAIT, REVIEW));
        assertThat(line.kind()).isEqualTo(MovePreview.Kind.SAME);
        assertThat(line.to()).containsExactly(AWAIT, REVIEW);
    }

    @Test
    void anotherPlaceIsSaidByWhatIsLeftAndWhatComes() {
        Line line = compare(at("review"), standing(REVIEW, AWAIT), standing(CHECK, AWAIT));
        assertThat(line.kind()).isEqualTo(MovePreview.Kind.ELSEWHERE);
        assertThat(line.from()).containsExactly(REVIEW);
        assertThat(line.to()).containsExactly(CHECK);
        Line second = compare(at("review"), standing(REVIEW), standing(REVIEW, AWAIT));
        assertThat(second.kind()).isEqualTo(MovePreview.Kind.ELSEWHERE);
        assertThat(second.from()).isEmpty();
        assertThat(second.to()).containsExactly(AWAIT);
    }

    @Test
    void whatEndsOrStopsMustStay() {
        Line ends = compare(at("review"), standing(REVIEW), new Standing.Ended(List.of("rejected")));
        assertThat(ends.kind()).isEqualTo(MovePreview.Kind.BARRED);
        assertThat(ends.reason()).isEqualTo("ends");
        assertThat(ends.to()).extracting(Place::element).containsExactly("rejected");
        Line stops = compare(at("review"), standing(REVIEW), new Standing.Stuck("gateway", "EXTRACT_VALUE_ERROR"));
        assertThat(stops.kind()).isEqualTo(MovePreview.Kind.BARRED);
        assertThat(stops.reason()).isEqualTo("stops");
    }

    /** The journal answers by the element alone; what was done there was something else. */
    @Test
    void theSameElementWithOtherWorkMustStay() {
        Line line = compare(
                at("review"),
                standing(REVIEW),
                new Standing.At(List.of(REVIEW), List.of(new Asked(CHECK, 1, "another-check"))));
        assertThat(line.kind()).isEqualTo(MovePreview.Kind.BARRED);
        assertThat(line.reason()).isEqualTo("other-work");
    }

    /** A replay that does not lead the case to the tasks that people really have says nothing about it. */
    @Test
    void aCaseThatIsNotWhereItsJournalLeadsItIsUnknown() {
        assertThat(compare(at("other-task"), standing(REVIEW), standing(REVIEW)).kind())
                .isEqualTo(MovePreview.Kind.UNKNOWN);
        assertThat(compare(at(), new Standing.Unfinished(), standing(REVIEW)).kind())
                .isEqualTo(MovePreview.Kind.UNKNOWN);
        assertThat(compare(at("review"), standing(REVIEW), new Standing.Unfinished())
                        .reason())
                .isEqualTo("unfinished");
        assertThat(MoveComparison.compare(at("review"), Optional.empty(), standing(REVIEW))
                        .reason())
                .isEqualTo("models-unknown");
    }

    @Test
    void anApprovedCaseMovesOnlyToTheSamePlaceAndAnOrderedOneNever() {
        for (MovePreview.Kind kind : MovePreview.Kind.values()) {
            assertThat(MoveJudge.mayMove(kind, Stage.ORDERED)).as("%s", kind).isFalse();
            assertThat(MoveJudge.mayMove(kind, Stage.APPROVED)).as("%s", kind).isEqualTo(kind == MovePreview.Kind.SAME);
            assertThat(MoveJudge.mayMove(kind, Stage.OPEN)).as("%s", kind).isEqualTo(kind != MovePreview.Kind.BARRED);
        }
    }
}
