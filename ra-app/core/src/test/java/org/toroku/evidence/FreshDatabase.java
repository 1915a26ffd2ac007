package org.toroku.evidence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An empty database with the schema of the release, copied from a template: one server and one migration serve all
 * tests of the module.
 */
public final class FreshDatabase implements AutoCloseable {
    private static final EmbeddedPostgres SERVER = start();
    private static final String TEMPLATE = "toroku_template";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name;

    private FreshDatabase(String name) {
        this.name = name;
    }

    public static FreshDatabase create() {
        String name = "toroku_" + NUMBER.incrementAndGet();
        administrator().sql("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE).update();
        return new FreshDatabase(name);
    }

    public String jdbcUrl() {
        return SERVER.getJdbcUrl("postgres", name);
    }

    public DataSource dataSource() {
        return SERVER.getDatabase("postgres", name);
    }

    /** Kept ones would make the server's shutdown outlast the test run. */
    @Override
    public void close() {
        administrator().sql("DROP DATABASE " + name + " WITH (FORCE)").update();
    }

    private static JdbcClient administrator() {
        return JdbcClient.create(SERVER.getPostgresDatabase());
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
