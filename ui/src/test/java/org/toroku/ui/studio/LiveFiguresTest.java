package org.toroku.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.toroku.studio.LiveDesk.Passed;
import org.toroku.studio.LiveDesk.Picture;
import org.toroku.studio.LiveDesk.Place;
import org.toroku.studio.LiveDesk.Standing;
import org.toroku.ui.studio.LiveFigures.Measure;
import org.toroku.ui.studio.LiveFigures.Row;
import org.toroku.workflows.Messages;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.Models;

class LiveFiguresTest {
    private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");
    private static final ModelFacts CARD = ModelFacts.of(model("bpmn/enrol-my-number-card.bpmn"));
    private static final ModelFacts DECIDE = ModelFacts.of(model("bpmn/decide-application.bpmn"));

    private static ModelFile model(String resource) {
        return Models.processes().stream()
                .filter(file -> file.resource().equals(resource))
                .findFirst()
                .orElseThrow();
    }

    private static Picture picture() {
        return new Picture(
                NOW,
                20,
                10,
                12,
                List.of(
                        new Passed("examine-application", 40, 30, Duration.ofHours(2), Duration.ofHours(9)),
                        new Passed("decide-on-application", 10, 10, Duration.ofHours(8), Duration.ofHours(9)),
                        new Passed(Messages.APPLICATION_WITHDRAWN, 3, 3, Duration.ZERO, Duration.ZERO)),
                List.of(
                        new Standing(Place.TASK, "examine-application", "", 5, 2, NOW.minusSeconds(60)),
                        new Standing(Place.AFTER, "examine-application", "", 3, 0, NOW.minusSeconds(90)),
                        new Standing(Place.HALTED, "store-documents", "document-damaged", 4, 0, NOW)));
    }

    private static Row row(List<Row> rows, String element) {
        return rows.stream()
                .filter(each -> each.element().id().equals(element))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sumsWhatStandsAtAnElement() {
        Row examine = row(new LiveFigures(picture(), Measure.STANDING).rows(DECIDE), "examine-application");

        assertThat(examine.standing()).isEqualTo(8);
        assertThat(examine.after()).isEqualTo(3);
        assertThat(examine.overdue()).isEqualTo(2);
        assertThat(examine.since()).contains(NOW.minusSeconds(90));
        assertThat(examine.times()).isEqualTo(40);
    }

    @Test
    void heatsByTheMeasureThatIsAskedFor() {
        List<Row> byTimes = new LiveFigures(picture(), Measure.TIMES).rows(DECIDE);
        assertThat(row(byTimes, "examine-application").heat()).isEqualTo(4);
        assertThat(row(byTimes, "decide-on-application").heat()).isEqualTo(1);
        List<Row> byTime = new LiveFigures(picture(), Measure.MEDIAN).rows(DECIDE);
        assertThat(row(byTime, "examine-application").heat()).isEqualTo(1);
        assertThat(row(byTime, "decide-on-application").heat()).isEqualTo(4);
        assertThat(row(new LiveFigures(picture(), Measure.STANDING).rows(DECIDE), "decide-on-application")
                        .heat())
                .isZero();
    }

    @Test
    void countsAMessageWhereItIsAwaited() {
        List<Row> rows = new LiveFigures(picture(), Measure.TIMES).rows(CARD);

        assertThat(rows)
                .filteredOn(each -> each.times() == 3)
                .extracting(each ->
                        AwaitedMessages.in(CARD.file()).get(each.element().id()))
                .isNotEmpty()
                .containsOnly(Messages.APPLICATION_WITHDRAWN);
        assertThat(row(rows, "store-documents").halted()).isEqualTo(4);
    }
}
