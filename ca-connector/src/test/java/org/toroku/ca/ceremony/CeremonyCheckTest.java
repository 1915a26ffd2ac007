package org.toroku.ca.ceremony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.ca.ceremony.CeremonyPlan.Kind;
import org.toroku.ca.pkcs11.TokenInventory;

/** What is noticed afterwards, and how a PIN is put together. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CeremonyCheckTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private CeremonyHouse house;
    private Path copy;
    private CeremonyFiles files;

    @BeforeAll
    void conduct(@TempDir Path temporary) throws Exception {
        house = new CeremonyHouse(temporary).withTokens();
        house.run(house.witnesses());
    }

    @BeforeEach
    void copy(@TempDir Path temporary) throws Exception {
        copy = temporary.resolve("copy");
        Files.createDirectories(copy);
        try (var each = Files.list(house.folder)) {
            for (Path file : each.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        files = new CeremonyFiles(copy, house.caLabel());
        printed.reset();
    }

    @Test
    void findsNothingWhereNothingWasAltered() throws Exception {
        assertThat(toroku("verify", "--folder", copy)).isEqualTo(CeremonyCommand.DONE);
        assertThat(printed()).contains("are intact", "kind REHEARSAL", "openssl dgst -sha256 -verify");
        TranscriptLine head = Transcript.read(files.transcript()).getLast();
        assertThat(printed())
                .contains("transcript line " + head.number() + ": " + head.spoken() + " (" + head.hash() + ")");
    }

    @Test
    void saysWhichLineWasAltered() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(files.transcript()));
        lines.set(6, lines.get(6).replace("serial=", "serial=0"));
        Files.write(files.transcript(), lines);

        assertThat(toroku("verify", "--folder", copy)).isEqualTo(CeremonyCommand.REFUSED);
        assertThat(printed()).contains("first in line 7");
    }

    @Test
    void saysWhereALineIsMissingOrWasPutIn() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(files.transcript()));
        String taken = lines.remove(10);
        Files.write(files.transcript(), lines);
        assertThat(toroku("verify", "--folder", copy)).isEqualTo(CeremonyCommand.REFUSED);
        assertThat(printed()).contains("first in line 11");

        lines.add(10, taken);
        lines.add(4, "");
        Files.write(files.transcript(), lines);
        assertThat(toroku("verify", "--folder", copy)).isEqualTo(CeremonyCommand.REFUSED);
        assertThat(printed()).contains("first in line 5");
    }

    /** Who can write all hashes anew cannot sign. */
    @Test
    void noticesATranscriptThatWasWrittenAnewAsAWhole() throws Exception {
        List<TranscriptLine> lines = Transcript.read(files.transcript());
        StringBuilder forged = new StringBuilder();
        String before = TranscriptLine.BEFORE_THE_FIRST;
        for (TranscriptLine line : lines) {
            var facts = new java.util.LinkedHashMap<>(line.facts());
            facts.computeIfPresent("name", (name, person) -> "somebody else");
            TranscriptLine other = TranscriptLine.next(line.number(), line.at(), line.act(), facts, before);
            forged.append(other).append('\n');
            before = other.hash();
        }
        Files.writeString(files.transcript(), forged);

        assertThat(toroku("verify", "--folder", copy)).isEqualTo(CeremonyCommand.REFUSED);
        assertThat(printed()).contains("did not sign this transcript");
    }

    @Test
    void noticesARecordThatClaimsMore() throws Exception {
        Files.writeString(
                files.record(),
                Files.readString(files.record()).replace("kind=" + Kind.REHEARSAL, "kind=" + Kind.PRODUCTION));

        assertThat(toroku("verify", "--folder", copy)).isEqualTo(CeremonyCommand.REFUSED);
        assertThat(printed()).contains("the record is not the one that line");
    }

    @Test
    void isNotSatisfiedWithoutSignatureOrWithoutAnything() throws Exception {
        Files.delete(files.signature());
        assertThat(toroku("verify", "--folder", copy)).isEqualTo(CeremonyCommand.REFUSED);
        assertThat(printed()).contains("not closed", "transcript line ");

        assertThat(toroku("verify", "--folder", copy.resolve("nowhere"))).isEqualTo(CeremonyCommand.REFUSED);
        assertThat(printed()).contains("holds 0 transcripts");
    }

    @Test
    void writesThePinFromAnyTwoShares() throws Exception {
        Path pin = copy.resolve("pin");
        for (int[] pair : new int[][] {{0, 1}, {0, 2}, {2, 1}}) {
            assertThat(toroku(pinOf(
                            house.raLabel(), pin, share(house.raLabel(), pair[0]), share(house.raLabel(), pair[1]))))
                    .as(printed())
                    .isEqualTo(CeremonyCommand.DONE);
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pin)))
                .isEqualTo("rw-------");
        try (TokenInventory token = TokenInventory.open(house.library, house.raLabel())) {
            assertThat(token.login(Files.readString(pin).strip().toCharArray())).isTrue();
            token.logout();
        }
        assertThat(printed()).doesNotContain(Files.readString(pin).strip());
    }

    @Test
    void writesNoPinFromTooFewOrWrongShares() throws Exception {
        Path pin = copy.resolve("pin");
        Path first = share(house.caLabel(), 0);
        Path wrong =
                Files.writeString(copy.resolve("wrong"), Files.readString(first).replaceAll("[0-9a-f]{4}\n", "0000\n"));

        assertThat(toroku(pinOf(house.caLabel(), pin, first))).isEqualTo(CeremonyCommand.REFUSED);
        assertThat(printed()).contains("too few shares: 1 of 2");
        assertThat(toroku(pinOf(house.caLabel(), pin, first, first))).isEqualTo(CeremonyCommand.REFUSED);
        assertThat(printed()).contains("the same share twice: 1");
        assertThat(toroku(pinOf(house.caLabel(), pin, first, wrong))).isEqualTo(CeremonyCommand.REFUSED);
        assertThat(toroku(pinOf(house.caLabel(), pin, first, share(house.raLabel(), 1))))
                .isEqualTo(CeremonyCommand.REFUSED);
        assertThat(printed()).contains("not a share of the PIN of");
        assertThat(toroku(pinOf("no-such-token", pin, first, wrong))).isEqualTo(CeremonyCommand.REFUSED);
        assertThat(pin).doesNotExist();
    }

    @Test
    void conductsNothingForAScriptOrByAWrongCommandLine() throws Exception {
        Path plan = copy.resolve("plan");
        try (var out = Files.newBufferedWriter(plan)) {
            house.plan.store(out, null);
        }
        assertThat(new CeremonyCommand(stream(), stream(), Clock.systemUTC(), TerminalFloor::open)
                        .run(List.of("run", "--folder", copy + "/other", "--plan", plan.toString())))
                .isEqualTo(CeremonyCommand.TO_BE_CONTINUED);
        assertThat(printed()).contains("conducted at a terminal");
        assertThat(copy.resolve("other")).doesNotExist();

        assertThat(toroku("run", "--folder", copy)).isEqualTo(CeremonyCommand.NOT_BEGUN);
        assertThat(toroku("run", "--pin", "1234")).isEqualTo(CeremonyCommand.NOT_BEGUN);
        assertThat(toroku("make")).isEqualTo(CeremonyCommand.NOT_BEGUN);
        assertThat(toroku()).isEqualTo(CeremonyCommand.NOT_BEGUN);
    }

    private Object[] pinOf(String label, Path out, Path... shares) {
        List<Object> line = new ArrayList<>(List.of("pin", "--folder", copy, "--token", label, "--out", out));
        for (Path share : shares) {
            line.addAll(List.of("--share", share));
        }
        return line.toArray();
    }

    private Path share(String label, int index) throws Exception {
        try (var each = Files.list(house.shares)) {
            return each.filter(file -> String.valueOf(file.getFileName()).startsWith(label + "-" + (index + 1)))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Nobody sits at the console. */
    private int toroku(Object... line) {
        return new CeremonyCommand(stream(), stream(), Clock.systemUTC(), Nobody::new)
                .run(java.util.Arrays.stream(line).map(Object::toString).toList());
    }

    private PrintStream stream() {
        return new PrintStream(printed, true, StandardCharsets.UTF_8);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static final class Nobody implements Floor {
        @Override
        public void show(String text) {}

        @Override
        public String ask(String prompt) {
            return "";
        }

        @Override
        public char[] secret(String prompt) {
            return new char[0];
        }

        @Override
        public void reveal(String prompt, String text) {}
    }
}
