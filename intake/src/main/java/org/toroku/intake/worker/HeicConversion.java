package org.toroku.intake.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.toroku.intake.Reason;
import org.toroku.intake.structure.Octets;
import org.toroku.intake.structure.Rejected;

/**
 * Turns a HEIC photograph into JPEG by libheif's own program, in this worker's confinement. It reads and writes files, so
 * it is used only where the worker's temporary folder lies in memory and nobody else sees it.
 */
final class HeicConversion {
    /** Set by the RA where the temporary folder is the worker's own. */
    static final String PRIVATE_FOLDER = "toroku.worker.private";

    private static final Path PROGRAM = Path.of("/usr/bin/heif-convert");
    private static final long SECONDS = 15;
    private static final int MOST_BYTES = 40 << 20;

    private HeicConversion() {}

    private static boolean possible() {
        return Boolean.getBoolean(PRIVATE_FOLDER) && Files.isExecutable(PROGRAM);
    }

    /** @return the photograph as JPEG, upright */
    static Octets jpeg(Octets heic) throws Rejected, IOException {
        if (!possible()) {
            throw new Rejected(Reason.HEIC_NOT_SUPPORTED);
        }
        Path folder = Files.createTempDirectory("heic");
        Path in = folder.resolve("in.heic");
        Path out = folder.resolve("out.jpg");
        try {
            Files.write(in, heic.array());
            if (!converted(in, out) || Files.notExists(out) || Files.size(out) > MOST_BYTES) {
                throw new Rejected(Reason.NOT_DRAWABLE);
            }
            return new Octets(Files.readAllBytes(out));
        } finally {
            // A photograph with several pictures leaves several files.
            try (Stream<Path> written = Files.list(folder)) {
                for (Path each : written.toList()) {
                    Files.deleteIfExists(each);
                }
            }
            Files.deleteIfExists(folder);
        }
    }

    private static boolean converted(Path in, Path out) throws IOException {
        Process process = new ProcessBuilder(PROGRAM.toString(), "-q", "95", in.toString(), out.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroyForcibly();
        }
    }
}
