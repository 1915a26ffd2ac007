package org.toroku.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.toroku.standalone.LeftoverServer;

/** The PostgreSQL server of a data folder, from outside: as its service manager and its enemy see it. */
final class DatabaseServer {
    private static final int PORT_LINE = 3;
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private final Path data;
    private final Path log;

    /** @param data folder of the server */
    DatabaseServer(Path data, Path log) {
        this.data = data;
        this.log = log;
    }

    private Optional<List<String>> pidFile() {
        try {
            Path file = data.resolve("postmaster.pid");
            return Files.exists(file) ? Optional.of(Files.readAllLines(file)) : Optional.empty();
        } catch (IOException goneMeanwhile) {
            return Optional.empty();
        }
    }

    private Optional<ProcessHandle> postmaster() {
        return pidFile()
                .filter(lines -> !lines.isEmpty())
                .flatMap(lines ->
                        ProcessHandle.of(Long.parseLong(lines.getFirst().strip())))
                .filter(process -> process.info().command().orElse("").endsWith("postgres"));
    }

    boolean isRunning() {
        return postmaster().isPresent();
    }

    private List<ProcessHandle> backends() {
        return postmaster()
                .map(ProcessHandle::children)
                .orElseGet(Stream::empty)
                .toList();
    }

    /** As a service manager starts it again: the command that it was started with is in its data. */
    void start() {
        try {
            LeftoverServer.end(data);
            String options = Files.readString(data.resolve("postmaster.opts"));
            List<String> command = new ArrayList<>();
            if (System.getProperty("user.name").equals("root")) {
                // it refuses to run as root
                command.addAll(List.of("unshare", "-U"));
            }
            command.add(options.substring(0, options.indexOf(' ')));
            command.addAll(QUOTED.matcher(options)
                    .results()
                    .map((MatchResult argument) -> argument.group(1))
                    .toList());
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill() {
        postmaster().ifPresent(ProcessHandle::destroyForcibly);
    }

    /** One backend dies: the server ends all others and recovers from its log. */
    void crash(int which) {
        List<ProcessHandle> backends = backends();
        if (!backends.isEmpty()) {
            backends.get(Math.floorMod(which, backends.size())).destroyForcibly();
        }
    }

    void freeze() {
        Shell.signal("STOP", all());
    }

    void thaw() {
        Shell.signal("CONT", all());
    }

    private List<ProcessHandle> all() {
        return Stream.concat(postmaster().stream(), backends().stream()).toList();
    }

    /** Every connection of Toroku ends, wherever its transaction is. */
    void cutConnections() {
        try (Connection owner = connect();
                Statement statement = owner.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename LIKE 'toroku%'");
        } catch (SQLException e) {
            throw new IllegalStateException("the database server does not let its owner in", e);
        }
    }

    /** As its owner; the caller closes it. */
    Connection connect() throws SQLException {
        String port = pidFile()
                .filter(lines -> lines.size() > PORT_LINE)
                .map(lines -> lines.get(PORT_LINE).strip())
                .orElseThrow(() -> new SQLException("the database server is not running"));
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/toroku", "postgres", "");
    }

    void end() {
        LeftoverServer.end(data);
    }
}
