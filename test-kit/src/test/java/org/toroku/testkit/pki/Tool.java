package org.toroku.testkit.pki;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A run of a program outside the JVM.
 *
 * @param exitCode of the process
 * @param output standard output and standard error together
 */
public record Tool(int exitCode, String output) {

    /** Runs the command to its end. */
    public static Tool run(String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Tool(process.waitFor(), output);
    }
}
