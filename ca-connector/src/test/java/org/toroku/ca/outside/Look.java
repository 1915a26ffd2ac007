package org.toroku.ca.outside;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/**
 * One run of the command.
 *
 * @param findings the lines that name them
 */
public record Look(int exit, List<String> findings, String out, String err) {
    public Look {
        findings = List.copyOf(findings);
    }

    /** @param line without {@code check} */
    public static Look at(Clock clock, List<String> line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> all = new java.util.ArrayList<>(List.of("check"));
        all.addAll(line);
        int exit = new StatusCommand(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        clock)
                .run(all);
        String said = out.toString(StandardCharsets.UTF_8);
        return new Look(
                exit,
                said.lines()
                        .filter(each -> each.startsWith("  "))
                        .map(String::strip)
                        .toList(),
                said,
                err.toString(StandardCharsets.UTF_8));
    }
}
