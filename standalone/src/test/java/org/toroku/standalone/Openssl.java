package org.toroku.standalone;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The independent judge. */
final class Openssl {
    private Openssl() {}

    static String run(Object... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError("openssl " + arguments[0] + " failed: " + output);
        }
        return output;
    }
}
