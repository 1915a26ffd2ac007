package org.toroku.ca.ceremony;

import java.io.Console;

/** A console at which persons type; what is secret does not show. */
final class TerminalFloor implements Floor {
    private static final String WIPED = "\u001B[3J\u001B[2J\u001B[H";

    private final Console console;

    private TerminalFloor(Console console) {
        this.console = console;
    }

    /** @throws CeremonyStopped where nobody sits: a script must not play several persons */
    @SuppressWarnings("SystemConsoleNull") // the JDK's default console of 25 is null again where nobody sits
    static TerminalFloor open() {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw CeremonyStopped.forNow("端末から実行してください / a ceremony is conducted at a terminal, not by a script");
        }
        return new TerminalFloor(console);
    }

    @Override
    public void show(String text) {
        console.printf("%s%n", text);
    }

    @Override
    public String ask(String prompt) {
        return answered(console.readLine("%s: ", prompt));
    }

    @Override
    public char[] secret(String prompt) {
        return answered(console.readPassword("%s: ", prompt));
    }

    @Override
    public void reveal(String prompt, String text) {
        console.printf("%n%s%n", prompt);
        answered(console.readLine("準備ができたらEnter / Enter when nobody else looks: "));
        console.printf("%n    %s%n%n", text);
        answered(console.readLine("書き写したらEnter（画面を消します） / Enter when written down; the screen is wiped: "));
        console.printf("%s", WIPED);
        console.flush();
    }

    private static <T> T answered(@org.jspecify.annotations.Nullable T typed) {
        if (typed == null) {
            throw new DesertedException();
        }
        return typed;
    }
}
