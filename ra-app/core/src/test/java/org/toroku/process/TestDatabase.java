package org.toroku.process;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.toroku.evidence.FreshDatabase;

/** A PostgreSQL database of its own for one test, with the schema of the release. */
final class TestDatabase implements AutoCloseable {
    private final FreshDatabase database;
    private final HikariDataSource dataSource;

    private TestDatabase(FreshDatabase database) {
        this.database = database;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setMaximumPoolSize(24);
        dataSource = new HikariDataSource(config);
    }

    static TestDatabase fresh() {
        return new TestDatabase(FreshDatabase.create());
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
        database.close();
    }
}
