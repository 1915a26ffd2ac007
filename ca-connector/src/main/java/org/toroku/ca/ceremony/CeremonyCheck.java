package org.toroku.ca.ceremony;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.toroku.ca.pkcs11.SignatureVerifier;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.pki.Der;

/** Whether what a ceremony left is as it left it; needs no token. */
final class CeremonyCheck {
    /** What the look gave. */
    sealed interface Verdict {
        record Sound(RealRecord record, List<TranscriptLine> lines) implements Verdict {
            public Sound {
                lines = List.copyOf(lines);
            }
        }

        record Unsound(String why) implements Verdict {}
    }

    private static final String END = ".transcript";

    private CeremonyCheck() {}

    /** The last line of the one transcript in {@code folder}, closed or not; empty where its chain is broken. */
    static Optional<TranscriptLine> head(Path folder) throws IOException {
        List<CeremonyFiles> found = ceremonies(folder);
        if (found.size() != 1) {
            return Optional.empty();
        }
        try {
            return Transcript.read(found.getFirst().transcript()).stream().reduce((former, last) -> last);
        } catch (Transcript.AlteredException e) {
            return Optional.empty();
        }
    }

    private static List<CeremonyFiles> ceremonies(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "ceremony-*" + END)) {
                files.forEach(found::add);
            }
        }
        return found.stream()
                .map(file -> String.valueOf(file.getFileName()))
                .map(name ->
                        new CeremonyFiles(folder, name.substring("ceremony-".length(), name.length() - END.length())))
                .toList();
    }

    /** Looks at the one ceremony in {@code folder}. */
    static Verdict look(Path folder) throws IOException {
        List<CeremonyFiles> found = ceremonies(folder);
        return found.size() == 1
                ? look(found.getFirst())
                : new Verdict.Unsound("経過記録が%d個あります / the folder holds %d transcripts of ceremonies, not one"
                        .formatted(found.size(), found.size()));
    }

    private static Verdict look(CeremonyFiles files) throws IOException {
        List<TranscriptLine> lines;
        try {
            lines = Transcript.read(files.transcript());
        } catch (Transcript.AlteredException e) {
            return new Verdict.Unsound(String.valueOf(e.getMessage()));
        }
        if (lines.stream().anyMatch(line -> line.act() == Act.FAILED)) {
            return new Verdict.Unsound(
                    "失敗した鍵生成式です / this ceremony FAILED: " + lines.getLast().fact("why"));
        }
        if (lines.isEmpty() || lines.getLast().act() != Act.CLOSED || Files.notExists(files.signature())) {
            return new Verdict.Unsound("終了していない鍵生成式です / this ceremony is not closed");
        }
        byte[] record = Files.exists(files.record()) ? Files.readAllBytes(files.record()) : new byte[0];
        TranscriptLine recorded = lines.get(lines.size() - 2);
        if (recorded.act() != Act.RECORD
                || !recorded.fact("sha256").equals(Der.of(record).sha256Hex())) {
            return new Verdict.Unsound("記録が改ざんされています / the record is not the one that line %d seals: %s"
                    .formatted(recorded.number(), files.record().getFileName()));
        }
        RealRecord read = RealRecord.read(new String(record, StandardCharsets.UTF_8));
        if (!signed(files, IssuerIdentity.of(read.caCertificate()).publicKey())) {
            return new Verdict.Unsound(
                    "経過記録の署名が正しくありません。全体が改ざんされています / the CA key did not sign this transcript: all of its"
                            + " lines may have been altered");
        }
        return new Verdict.Sound(read, lines);
    }

    private static boolean signed(CeremonyFiles files, Der caKey) throws IOException {
        return new SignatureVerifier(caKey)
                .verifies(Files.readAllBytes(files.transcript()), Files.readAllBytes(files.signature()));
    }
}
