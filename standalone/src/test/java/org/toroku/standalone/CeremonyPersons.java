package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.toroku.ca.ceremony.CeremonyCommand;
import org.toroku.ca.ceremony.Floor;
import org.toroku.ca.pkcs11.Pkcs11Library;
import org.toroku.pki.Der;

/** Three persons who rehearse a key ceremony by the command, and what an operator sets afterwards. */
final class CeremonyPersons implements Floor {
    private static final String INITIAL_PIN = "initial-pin";
    private static final List<String> NAMES = List.of("佐藤", "田中", "鈴木");
    private static final Pattern HEAD = Pattern.compile("transcript line ([0-9]+): ([0-9a-f ]{24})$");

    private final Path library = Pkcs11Library.findSoftHsm().orElseThrow();
    private final Path folder;
    private final Path shares;
    private final Path home;
    private int turn;
    /** Line and hash of the transcript as they wrote them down last. */
    private String noted = "";

    CeremonyPersons(Path home) {
        this.home = home;
        this.folder = home.resolve("ceremony");
        this.shares = home.resolve("shares");
    }

    /** Conducts the whole of it. */
    CeremonyPersons rehearse() throws IOException {
        Files.createDirectories(shares);
        Path plan = Files.writeString(home.resolve("plan"), """
                library=%s
                caToken=rehearsal-ca
                raToken=rehearsal-ra
                subject=CN=Toroku REHEARSAL CA,O=Toroku,C=JP
                rehearsal=true
                quorum=2
                person.1=佐藤;鍵管理責任者
                person.2=田中;鍵管理者
                person.3=鈴木;立会人
                """.formatted(library));
        for (String label : List.of("rehearsal-ca", "rehearsal-ra")) {
            Pkcs11Library.at(library).createToken(label, "so-pin-so-pin".toCharArray(), INITIAL_PIN.toCharArray());
        }
        toroku("run", "--folder", folder, "--plan", plan, "--shares", shares);
        for (String label : List.of("rehearsal-ca", "rehearsal-ra")) {
            List<Object> line =
                    new ArrayList<>(List.of("pin", "--folder", folder, "--token", label, "--out", pin(label)));
            sharesOf(label).stream().skip(1).forEach(share -> line.addAll(List.of("--share", share)));
            toroku(line.toArray());
        }
        return this;
    }

    private void toroku(Object... line) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        int code = new CeremonyCommand(out, out, Clock.systemUTC(), () -> this)
                .run(Stream.of(line).map(Object::toString).toList());
        assertThat(code).as(printed.toString(StandardCharsets.UTF_8)).isZero();
    }

    /** Production's, without anything of a demonstration. */
    Map<String, String> settings() throws IOException {
        return Map.of(
                "toroku.run.mode",
                "production",
                "toroku.ca.demo-ceremony-folder",
                "",
                "toroku.portal.test-signing",
                "false",
                "toroku.trust.policy-oids",
                "1.2.392.200149.8.5.1.1.20",
                "toroku.ca.ceremony.folder",
                folder.toString(),
                "toroku.ca.ceremony.library",
                library.toString(),
                "toroku.ca.ceremony.ca-pin-file",
                pin("rehearsal-ca").toString(),
                "toroku.ca.ceremony.ra-pin-file",
                pin("rehearsal-ra").toString(),
                "toroku.ca.ceremony.fingerprint",
                Der.of(Files.readAllBytes(folder.resolve("rehearsal-ca.crt"))).sha256Hex());
    }

    private Path pin(String label) {
        return home.resolve(label + ".pin");
    }

    private List<Path> sharesOf(String label) throws IOException {
        try (Stream<Path> files = Files.list(shares)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(label))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void show(String text) {
        assertThat(text).doesNotContain(INITIAL_PIN);
        Matcher head = HEAD.matcher(text);
        if (head.find()) {
            noted = head.group(1) + " " + head.group(2);
        }
    }

    @Override
    public String ask(String prompt) {
        if (prompt.contains("line and hash as noted by")) {
            return noted;
        }
        turn = turn % NAMES.size() + 1;
        return Integer.toString(turn);
    }

    @Override
    public char[] secret(String prompt) {
        return NAMES.stream()
                .filter(prompt::contains)
                .findFirst()
                .map(name -> "phrase of the person " + name)
                .orElse(INITIAL_PIN)
                .toCharArray();
    }

    @Override
    public void reveal(String prompt, String text) {
        throw new AssertionError("shares are in files");
    }
}
