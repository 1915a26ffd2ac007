package org.toroku.standalone;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL of the default run: real server binaries, data kept in the data folder, one role per schema. */
final class LocalDatabase implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LocalDatabase.class);
    static final String RA_ROLE = "toroku_ra";
    static final String CA_ROLE = "toroku_ca";

    /** Beside a database folder that is not finished. */
    private static final String BEING_MADE = "postgres-being-made";

    private final EmbeddedPostgres postgres;

    private LocalDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static LocalDatabase start(DataFolder folder) {
        Path data = folder.resolve("postgres");
        LeftoverServer.end(data);
        Path beingMade = folder.resolve(BEING_MADE);
        try {
            removeHalfMade(data, beingMade);
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(workingDirectory(folder))
                    // our own shutdown stops the application first, then the database
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("postgres.log").toFile()))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("postgres.log").toFile()))
                    .start();
            LocalDatabase database = new LocalDatabase(postgres);
            try {
                database.prepare(folder);
                Files.deleteIfExists(beingMade);
            } catch (IOException | RuntimeException e) {
                database.close();
                throw e;
            }
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start; see postgres.log in the data folder", e);
        }
    }

    /**
     * Whoever is killed while the data folder of the server is made leaves one that neither starts nor can be made again.
     * Nothing was ever stored in it: the note goes away only once the server has run, and Toroku starts after that.
     */
    private static void removeHalfMade(Path data, Path beingMade) throws IOException {
        if (Files.exists(beingMade)) {
            log.atWarn().log("removing the database that an earlier run did not finish making");
            FileSystemUtils.deleteRecursively(data);
        }
        if (!Files.exists(data)) {
            Files.writeString(beingMade, "");
        }
    }

    private static File workingDirectory(DataFolder folder) {
        return folder.resolve("postgres-binaries").toFile();
    }

    private void prepare(DataFolder folder) {
        try (Connection admin = postgres.getPostgresDatabase().getConnection();
                Statement statement = admin.createStatement()) {
            for (String role : List.of(RA_ROLE, CA_ROLE)) {
                if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'")) {
                    statement.execute("CREATE ROLE " + role + " LOGIN");
                }
                // hexadecimal, so no quoting can break
                statement.execute("ALTER ROLE " + role + " PASSWORD '" + folder.secret(role) + "'");
            }
            if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = 'toroku'")) {
                statement.execute("CREATE DATABASE toroku");
                statement.execute("REVOKE ALL ON DATABASE toroku FROM PUBLIC");
                statement.execute("GRANT CONNECT ON DATABASE toroku TO " + RA_ROLE + ", " + CA_ROLE);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("roles and database cannot be prepared", e);
        }
        try (Connection toroku = postgres.getDatabase("postgres", "toroku").getConnection();
                Statement statement = toroku.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS ra AUTHORIZATION " + RA_ROLE);
            statement.execute("CREATE SCHEMA IF NOT EXISTS ca AUTHORIZATION " + CA_ROLE);
        } catch (SQLException e) {
            throw new IllegalStateException("schemas cannot be prepared", e);
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    /** Host and port. */
    String address() {
        return "127.0.0.1:" + postgres.getPort();
    }

    String url(String schema) {
        return "jdbc:postgresql://" + address() + "/toroku?currentSchema=" + schema;
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        }
    }
}
