package org.toroku.standalone;

import java.nio.file.Path;
import java.util.Set;

/**
 * Command line of the default run.
 *
 * @param data folder for everything
 * @param port of the web server on 127.0.0.1
 */
record Options(Path data, int port) {
    static final int DEFAULT_PORT = 8080;

    private static final Set<String> KNOWN = Set.of("--data", "--port");

    /** @throws IllegalArgumentException with a sentence for the user */
    static Options parse(String[] args) {
        return parse(args, DEFAULT_PORT);
    }

    /** @throws IllegalArgumentException as {@link #parse(String[])} */
    static Options parse(String[] args, int defaultPort) {
        Path data = Path.of(System.getProperty("user.home"), ".toroku");
        int port = defaultPort;
        for (int i = 0; i < args.length; i += 2) {
            if (!KNOWN.contains(args[i])) {
                throw new IllegalArgumentException(
                        "unknown option / 不明なオプション: " + args[i] + "\nusage / 使い方: [--data DIR] [--port N]");
            }
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " needs a value / 値が必要です: " + args[i]);
            }
            switch (args[i]) {
                case "--data" -> data = Path.of(args[i + 1]).toAbsolutePath().normalize();
                case "--port" -> port = port(args[i + 1]);
                default -> throw new IllegalStateException("an option is known and not read: " + args[i]);
            }
        }
        return new Options(data, port);
    }

    private static int port(String value) {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("--port must be 0 to 65535, not " + value, notANumber);
        }
        throw new IllegalArgumentException("--port must be 0 to 65535, not " + value);
    }
}
