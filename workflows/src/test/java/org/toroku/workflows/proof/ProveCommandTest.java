package org.toroku.workflows.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.workflows.ModelFile;

class ProveCommandTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void saysThatTheReleasedModelsAreProven() throws IOException {
        assertThat(run(files(Draft.released()))).isEqualTo(ProveCommand.PROVEN);
        assertThat(text()).contains("7 files proven.");
        assertThat(run(List.of("--released"))).isEqualTo(ProveCommand.PROVEN);
    }

    @Test
    void saysOfAFileBesideTheReleasedOnesWhatCouldHappenAndOnWhichWay() throws IOException {
        Draft draft = Draft.released()
                .dropProperty("decide-on-application", "four_eyes")
                .lead("certificate-issued-to-assess-application", "issue-certificate");
        List<String> line = files(draft).stream()
                .filter(file -> file.contains("decide-application") || file.contains("enrol-my-number-card"))
                .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
        line.addFirst("--released");
        assertThat(run(line)).isEqualTo(ProveCommand.VIOLATED);
        assertThat(text())
                .contains("four-eyes-missing  decide-application  decide-on-application")
                .contains("issue-again-without-decision  issue-certificate  order-certificate")
                .contains("この経路では、一つの決定で二度目の証明書の発行が指図されます")
                .contains("application-received → application-received-to-store-documents → store-documents")
                .contains("2 violations.");
    }

    @Test
    void saysWhenItCannotTell() {
        assertThat(run(List.of())).isEqualTo(ProveCommand.NOT_PROVEN);
        assertThat(run(List.of("--fast", "x.bpmn"))).isEqualTo(ProveCommand.NOT_PROVEN);
        assertThat(run(List.of(folder.resolve("none.bpmn").toString()))).isEqualTo(ProveCommand.NOT_PROVEN);
        assertThat(text()).contains("usage").contains("cannot be read");
    }

    private List<String> files(Draft draft) throws IOException {
        List<String> names = new ArrayList<>();
        for (ModelFile file : draft.files()) {
            Path path = folder.resolve(Path.of(file.resource()).getFileName());
            Files.write(path, file.bytes());
            names.add(path.toString());
        }
        return names;
    }

    private int run(List<String> files) {
        List<String> line = new ArrayList<>(files);
        line.addFirst("prove");
        PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new ProveCommand(stream, stream).run(line);
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
