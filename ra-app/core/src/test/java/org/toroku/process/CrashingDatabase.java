package org.toroku.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database server that can be made to crash. What waits in its memory for the disk stays there until then. */
public final class CrashingDatabase implements AutoCloseable {
    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    private CrashingDatabase(Path data) throws IOException {
        this.data = data;
        this.port = freePort();
        this.server = start();
    }

    public static CrashingDatabase create() throws IOException {
        CrashingDatabase database = new CrashingDatabase(Files.createTempDirectory("toroku-crash"));
        Flyway.configure().dataSource(database.source()).load().migrate();
        return database;
    }

    /** The same after each crash, as clients of a real server have it. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setPort(port)
                .setServerConfig("max_connections", "100")
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                // the library's own default is off
                .setServerConfig("synchronous_commit", "on")
                // nothing in the background takes to the disk what no commit waits for
                .setServerConfig("wal_writer_delay", "10s")
                .setServerConfig("bgwriter_lru_maxpages", "0")
                .setServerConfig("autovacuum", "off")
                .start();
    }

    /** A connection for each statement and each transaction, so that none remembers the server that is gone. */
    DriverManagerDataSource source() {
        return new DriverManagerDataSource(jdbcUrl());
    }

    public String jdbcUrl() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    public JdbcClient sql() {
        return JdbcClient.create(source());
    }

    /** Every process of the server ends at once, as if it had been killed; then it starts again and recovers. */
    public void crash() throws IOException, InterruptedException {
        Path pidFile = data.resolve("postmaster.pid");
        String pid = Files.readAllLines(pidFile).getFirst().strip();
        new ProcessBuilder("kill", "-QUIT", pid).inheritIO().start().waitFor();
        Awaitility.await().until(() -> ProcessHandle.of(Long.parseLong(pid)).isEmpty());
        server.close();
        server = start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (var files = Files.walk(data)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
