package org.toroku.testkit.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where a password comes from: typed unseen, or from another program through standard input. */
class Prompt {
    /** Empty where nobody sits at a terminal. */
    @SuppressWarnings("SystemConsoleNull") // of JDK 22 to 24: since JDK 25 it is null again where nobody types
    Optional<char[]> ask(String question) {
        Console console = System.console();
        return console == null || !console.isTerminal()
                ? Optional.empty()
                : Optional.ofNullable(console.readPassword("%s", question));
    }

    /** The first line. */
    Optional<char[]> read() {
        try {
            // what is behind the line is nobody else's: the stream is read by this command alone
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return Optional.ofNullable(line).map(String::toCharArray);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
