package org.toroku.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of the system. */
final class Shell {
    private Shell() {}

    /** @throws IllegalStateException with what it said, where it fails */
    static void run(String... command) {
        Outcome outcome = outcome(command);
        if (outcome.code() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + outcome.said());
        }
    }

    record Outcome(int code, String said) {}

    static Outcome outcome(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Outcome(-1, "did not end");
            }
            return new Outcome(process.exitValue(), said);
        } catch (IOException e) {
            return new Outcome(-1, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Java has no call for signals but those that end a process. */
    static void signal(String name, List<ProcessHandle> processes) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        // one of them may have ended by now
        Outcome outcome = outcome(command.toArray(String[]::new));
        if (outcome.code() < 0) {
            throw new UncheckedIOException(new IOException(outcome.said()));
        }
    }
}
