package org.toroku.intake.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.toroku.intake.wire.Greeting;

/** What the kernel lets this process see. */
final class Surroundings {
    private static final Path PROC = Path.of("/proc/self");
    private static final int HEADLINES = 2;

    private Surroundings() {}

    static Greeting greeting(Path canary) {
        return new Greeting(
                Greeting.VERSION,
                status("Uid:", 10).orElse(-1),
                interfaces(),
                status("CapEff:", 16).orElse(-1),
                Files.isReadable(canary));
    }

    /** Networks other than loopback, as /proc/net/dev lists them for this process. */
    private static int interfaces() {
        try {
            List<String> lines = Files.readAllLines(PROC.resolve("net/dev"));
            return (int) lines.stream()
                    .skip(HEADLINES)
                    .filter(line -> !line.strip().startsWith("lo:"))
                    .count();
        } catch (IOException e) {
            return -1;
        }
    }

    private static OptionalLong status(String name, int radix) {
        try {
            return Files.readAllLines(PROC.resolve("status")).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line ->
                            Long.parseLong(line.substring(name.length()).strip().split("\\s", 2)[0], radix))
                    .findFirst();
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
