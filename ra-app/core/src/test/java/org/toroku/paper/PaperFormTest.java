package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;

/** A press that cannot print: the applicant is told, the operator hears of it, and the application stays as it is. */
@ExtendWith(OutputCaptureExtension.class)
class PaperFormTest {
    @Test
    void saysThatTheFormCannotBeHadNowWhereTheOfficeIsNamedInPart(CapturedOutput log) {
        try (PaperHouse house = PaperHouse.open(Map.of("toroku.letters.office.name-ja", ""))) {
            assertUnavailable(house, "no-office", log);
        }
    }

    @Test
    void printsTheSameApplicationOnceBrokenFontsWereReplaced(@TempDir Path fonts, CapturedOutput log)
            throws IOException {
        for (String font : java.util.List.of("ipaexm.ttf", "ipaexg.ttf")) {
            Files.writeString(fonts.resolve(font), "no font");
        }
        try (PaperHouse house = PaperHouse.open(Map.of("toroku.letters.fonts", fonts.toString()))) {
            PaperCase paper = assertUnavailable(house, "fonts-unreadable", log);
            for (String font : java.util.List.of("ipaexm.ttf", "ipaexg.ttf")) {
                Files.delete(fonts.resolve(font));
            }

            assertThat(house.part(PaperCounter.class)
                            .printedForm(paper.applied().access()))
                    .isInstanceOf(PaperCounter.PrintedForm.Ready.class);
        }
    }

    private static PaperCase assertUnavailable(PaperHouse house, String reason, CapturedOutput log) {
        PaperCase paper = house.apply(ProofMethod.PHOTO_ID);

        assertThat(house.part(PaperCounter.class).printedForm(paper.applied().access()))
                .isEqualTo(new PaperCounter.PrintedForm.Unavailable(reason));

        assertThat(log.getAll())
                .contains("An application form cannot be printed")
                .doesNotContain("山田");
        assertThat(house.part(DocumentStore.class).find(paper.id(), DocumentKind.PRINTED_FORM))
                .isEmpty();
        assertThat(house.part(PaperCounter.class).checklist(paper.applied().access()))
                .isPresent();
        return paper;
    }
}
