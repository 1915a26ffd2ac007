package org.toroku.ca.journal;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The connector's own schema, migrated by the connector itself. */
public final class JournalSchema {
    private JournalSchema() {}

    /** Brings schema {@code ca} up to date; several connectors may do so at once. */
    public static void migrate(DataSource source) {
        Flyway.configure(JournalSchema.class.getClassLoader())
                .dataSource(source)
                .schemas("ca")
                .defaultSchema("ca")
                .locations("classpath:db/ca")
                .load()
                .migrate();
    }
}
