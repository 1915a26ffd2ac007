package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.toroku.paper.ScanExaminer;
import org.toroku.paper.ScanExaminer.Examined;
import org.toroku.testkit.paper.PaperFeature;
import org.toroku.testkit.paper.PaperFonts;
import org.toroku.testkit.paper.PaperKind;
import org.toroku.testkit.paper.PaperPerson;
import org.toroku.testkit.paper.PostedEnvelope;

/** A My Number on a residence record is found through the confined worker and the real reader (番号法20条). */
@ExtendWith(RunningToroku.class)
class MyNumberSpec {
    private static final PaperPerson PERSON =
            new PaperPerson("斎藤", "恵子", "サイトウ　ケイコ", LocalDate.of(1978, 4, 5), false, "東京都千代田区見本町一丁目2番3号");

    private final ScanExaminer examiner;

    MyNumberSpec(Standalone toroku) {
        this.examiner = toroku.context().getBean(ScanExaminer.class);
    }

    private boolean found(byte[] scan) {
        return switch (examiner.examine(scan)) {
            case Examined.Pages(var pages) -> pages.stream().anyMatch(ScanExaminer.ExaminedPage::myNumberShown);
            case Examined other -> throw new AssertionError(other);
        };
    }

    /** What a PDF brings along as text says nothing about what its picture shows. */
    @Test
    void isFoundInThePictureOfAPdfThatBringsTextAlong() throws Exception {
        byte[] scan = new PostedEnvelope(PaperFonts.find().orElseThrow(), PERSON)
                .scan(
                        Optional.empty(),
                        List.of(PaperKind.RESIDENCE_RECORD),
                        LocalDate.of(2026, 11, 1),
                        List.of(PaperFeature.MY_NUMBER));
        assertThat(found(scan)).isTrue();
        assertThat(found(PostedEnvelope.searchable(scan))).isTrue();
    }

    @Test
    void isNotSeenWhereThereIsNone() throws Exception {
        byte[] scan = new PostedEnvelope(PaperFonts.find().orElseThrow(), PERSON)
                .scan(Optional.empty(), List.of(PaperKind.RESIDENCE_RECORD), LocalDate.of(2026, 11, 1), List.of());
        assertThat(found(PostedEnvelope.searchable(scan))).isFalse();
    }
}
