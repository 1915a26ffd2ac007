package org.toroku.ca.ceremony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.ca.ceremony.CeremonyHouse.PowerFailure;
import org.toroku.ca.ceremony.RealCeremony.End;

/** Between sittings a transcript has no other witness than what its persons wrote down. */
class HeadNotesTest {
    private CeremonyHouse house;

    @BeforeEach
    void interrupt(@TempDir Path temporary) throws Exception {
        house = new CeremonyHouse(temporary).withTokens();
        assertThatThrownBy(() -> house.run(house.witnesses(), CeremonyHouse.failingAt("PIN_SET " + house.caLabel())))
                .isInstanceOf(PowerFailure.class);
    }

    private List<TranscriptLine> lines() throws Exception {
        return Transcript.read(house.files.transcript());
    }

    private static String note(TranscriptLine line) {
        return line.number() + " " + line.spoken();
    }

    /** As somebody who can write the file would: other facts, all hashes right. */
    private void forge() throws Exception {
        StringBuilder forged = new StringBuilder();
        String before = TranscriptLine.BEFORE_THE_FIRST;
        for (TranscriptLine line : lines()) {
            var facts = new java.util.LinkedHashMap<>(line.facts());
            facts.computeIfPresent("firmware", (name, value) -> "9.9");
            TranscriptLine other = TranscriptLine.next(line.number(), line.at(), line.act(), facts, before);
            forged.append(other).append('\n');
            before = other.hash();
        }
        Files.writeString(house.files.transcript(), forged);
    }

    @Test
    void tellsLineAndHashAtTheEndOfASitting() throws Exception {
        assertThat(house.notes.getLast()).isEqualTo(note(lines().getLast())).matches("[0-9]+( [0-9a-f]{4}){5}");
    }

    @Test
    void goesOnWithWhatItsPersonsNoted() throws Exception {
        Witnesses witnesses = house.witnesses();

        assertThat(house.run(witnesses)).isEqualTo(End.CLOSED);

        assertThat(Files.readString(house.files.transcript()))
                .contains("Transcript agrees with what the persons noted\tline=")
                .contains("\tlater=0");
        assertThat(witnesses.heard)
                .contains("全体 / the whole of it: " + lines().getLast().hash());
        assertThat(house.notes.getLast()).isEqualTo(note(lines().getLast()));
    }

    @Test
    void doesNotGoOnWithATranscriptThatWasWrittenAnew() throws Exception {
        forge();
        Witnesses witnesses = house.witnesses();

        assertThatThrownBy(() -> house.run(witnesses))
                .isInstanceOf(CeremonyStopped.class)
                .hasMessageContaining("its transcript is not the one that the persons noted");

        assertThat(String.join("\n", witnesses.heard))
                .as("nobody notes a forger's line")
                .doesNotContain(lines().getLast().spoken(), "transcript line");
        assertThatThrownBy(() -> house.run(house.witnesses())).hasMessageContaining("that the persons noted");
    }

    @Test
    void doesNotGoOnWithATranscriptThatWasCut() throws Exception {
        List<TranscriptLine> lines = lines();
        StringBuilder cut = new StringBuilder();
        lines.subList(0, lines.size() - 1).forEach(line -> cut.append(line).append('\n'));
        Files.writeString(house.files.transcript(), cut);

        assertThatThrownBy(() -> house.run(house.witnesses())).hasMessageContaining("that the persons noted");
    }

    /** Where the power fails nobody notes the last lines. */
    @Test
    void readsOutWhatCameAfterTheNotes() throws Exception {
        TranscriptLine last = lines().getLast();
        house.notes.add(note(lines().get(last.number() - 3)));
        Witnesses witnesses = house.witnesses();

        assertThat(house.run(witnesses)).isEqualTo(End.CLOSED);

        assertThat(witnesses.heard).contains(last.readable());
        assertThat(Files.readString(house.files.transcript()))
                .contains("line=" + (last.number() - 2) + "\tlater=2")
                .contains("act=later lines");
    }

    @Test
    void isNotClosedOverAFileThatSomebodyElseWroteMeanwhile() throws Exception {
        assertThatThrownBy(() -> house.run(house.witnesses(), step -> {
                    if (step.equals("KEY book-key")) {
                        overwrite();
                    }
                }))
                .isInstanceOf(CeremonyStopped.class)
                .hasMessageContaining("somebody else wrote the transcript's file");
        assertThat(house.files.signature()).doesNotExist();
    }

    private void overwrite() {
        try (FileChannel file = FileChannel.open(house.files.transcript(), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap("9999".getBytes(StandardCharsets.US_ASCII)), 5);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
