package org.toroku.process;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL database of its own for one test, with the schema of the release. */
final class TestDatabase implements AutoCloseable {
    private static final EmbeddedPostgres SERVER = start();
    private static final String TEMPLATE = "process_template";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name;
    private final HikariDataSource dataSource;

    private TestDatabase(String name) {
        this.name = name;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(SERVER.getJdbcUrl("postgres", name));
        config.setMaximumPoolSize(24);
        dataSource = new HikariDataSource(config);
    }

    static TestDatabase fresh() {
        String name = "process_" + NUMBER.incrementAndGet();
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE)
                .update();
        return new TestDatabase(name);
    }

    HikariDataSource dataSource() {
        return dataSource;
    }

    JdbcClient sql() {
        return JdbcClient.create(dataSource);
    }

    /** An application as the counter leaves it, enough for the inbox to show. */
    UUID application(String caseNumber, String applicantName) {
        UUID id = UUID.randomUUID();
        sql().sql("""
                        INSERT INTO application (id, case_number, route, applicant_name, form, content, content_sha256,
                               nonce, explanation_version, explanation_shown_at, acknowledged_at, token_sha256,
                               network_sha256, user_agent, locale, created_at, content_expires_at)
                        VALUES (?, ?, 'my-number-card', ?, '{}', '', '', ?, '1', now(), now(), '', '', '', 'ja',
                                now(), now())""").params(id, caseNumber, applicantName, id.toString()).update();
        return id;
    }

    @Override
    public void close() {
        dataSource.close();
        // Kept ones would make the server's shutdown outlast the test run.
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("DROP DATABASE " + name + " WITH (FORCE)")
                .update();
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("fsync", "off")
                    .start();
            JdbcClient.create(server.getPostgresDatabase())
                    .sql("CREATE DATABASE " + TEMPLATE)
                    .update();
            Flyway.configure()
                    .dataSource(server.getDatabase("postgres", TEMPLATE))
                    .load()
                    .migrate();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("the test database does not start", e);
        }
    }
}
