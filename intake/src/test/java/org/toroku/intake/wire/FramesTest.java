package org.toroku.intake.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.toroku.intake.Box;
import org.toroku.intake.Code;
import org.toroku.intake.DocumentKind;
import org.toroku.intake.Finding;
import org.toroku.intake.Limits;
import org.toroku.intake.Page;
import org.toroku.intake.PageImage;
import org.toroku.intake.Reason;
import org.toroku.intake.Word;
import org.toroku.intake.corpus.Pictures;

class FramesTest {
    private static final byte[] PICTURE = Pictures.write(Pictures.form(300, 200, BufferedImage.TYPE_BYTE_GRAY), "png");

    @Test
    void carryLimitsOnACommandLine() {
        assertThat(LimitsText.parse(LimitsText.of(Limits.standard()))).isEqualTo(Limits.standard());
    }

    @Test
    void carryPagesAndVerdict() throws IOException {
        Page page = page(1, 300, 200, PICTURE, new Box(10, 20, 30, 40));
        Verdict verdict =
                new Verdict(Optional.of(DocumentKind.PDF), List.of(new Finding(Reason.INCREMENTAL_UPDATES, 1, 0)));

        ParentSide.Answer answer = sent(worker -> {
            worker.page(page);
            worker.verdict(verdict);
        });

        assertThat(answer).isEqualTo(new ParentSide.Answer(verdict, List.of(page)));
    }

    @Test
    void carryNoPagesOfARefusedDocument() throws IOException {
        ParentSide.Answer answer = sent(worker -> {
            worker.page(page(1, 300, 200, PICTURE, new Box(1, 1, 1, 1)));
            worker.verdict(new Verdict(Optional.of(DocumentKind.PDF), List.of(Finding.of(Reason.NOT_DRAWABLE))));
        });

        assertThat(answer.pages()).isEmpty();
    }

    @Test
    void areRejectedWhenAPageIsOfAnotherSizeThanItsPicture() {
        rejected(worker -> worker.page(page(1, 301, 200, PICTURE, new Box(1, 1, 1, 1))));
    }

    @Test
    void areRejectedWhenAWordLiesOutsideOfThePage() {
        rejected(worker -> worker.page(page(1, 300, 200, PICTURE, new Box(290, 1, 11, 1))));
    }

    @Test
    void areRejectedWhenAPictureHasSomethingBehindIt() {
        byte[] more = ByteBuffer.allocate(PICTURE.length + 8)
                .put(PICTURE)
                .put("<script>".getBytes(StandardCharsets.US_ASCII))
                .array();
        rejected(worker -> worker.page(page(1, 300, 200, more, new Box(1, 1, 1, 1))));
    }

    @Test
    void areRejectedWhenPagesAreOutOfOrder() {
        rejected(worker -> worker.page(page(2, 300, 200, PICTURE, new Box(1, 1, 1, 1))));
    }

    @Test
    void areRejectedWhenTheyAnnounceMoreThanIsAllowed() {
        byte[] endless =
                ByteBuffer.allocate(5).put((byte) 'P').putInt(Integer.MAX_VALUE).array();

        assertThatExceptionOfType(InvalidAnswer.class)
                .isThrownBy(() -> parent(endless).ask(new byte[1]));
    }

    /** What a worker says, from its end of the pipe. */
    private interface Speech {
        void by(WorkerSide worker) throws IOException;
    }

    private static void rejected(Speech speech) {
        assertThatExceptionOfType(InvalidAnswer.class).isThrownBy(() -> sent(speech));
    }

    private static ParentSide.Answer sent(Speech speech) throws IOException {
        ByteArrayOutputStream pipe = new ByteArrayOutputStream();
        speech.by(new WorkerSide(new ByteArrayInputStream(new byte[0]), pipe));
        return parent(pipe.toByteArray()).ask(new byte[1]);
    }

    private static ParentSide parent(byte[] answer) {
        return new ParentSide(new ByteArrayInputStream(answer), OutputStream.nullOutputStream(), Limits.standard());
    }

    private static Page page(int number, int width, int height, byte[] picture, Box box) {
        return new Page(
                number,
                300,
                new PageImage(PageImage.Format.PNG, width, height, picture),
                List.of(new Word("word", box, 1)),
                List.of(new Code("code", new Box(1, 1, 2, 2))));
    }
}
