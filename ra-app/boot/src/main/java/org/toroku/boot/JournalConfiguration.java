package org.toroku.boot;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.toroku.ca.CaConnector;
import org.toroku.ca.JournalHeads;
import org.toroku.ca.journal.EventHeads;

/** The CA's journal, wherever the CA does not keep it in a room of its own. */
@Configuration(proxyBeanMethods = false)
@Conditional(JournalConfiguration.Here.class)
class JournalConfiguration {
    static final class Here extends NoneNestedConditions {
        Here() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty(name = "toroku.ca.kind", havingValue = "apart")
        static class Apart {}
    }

    /** The connector's connections; closed with the context and shared with nobody. */
    record CaDatabase(HikariDataSource source) implements AutoCloseable {
        @Override
        public void close() {
            source.close();
        }
    }

    @Bean
    CaDatabase caDatabase(CaProperties properties) {
        CaProperties.Database database =
                Objects.requireNonNull(properties.database(), "toroku.ca.database.url is not set");
        HikariConfig config = new HikariConfig();
        config.setPoolName("ca");
        config.setJdbcUrl(database.url());
        config.setUsername(database.username());
        config.setPassword(database.password());
        config.setMaximumPoolSize(10);
        // the server would quote the row that it refuses
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return new CaDatabase(new HikariDataSource(config));
    }

    /** @param migrated the journal is there once the CA is open */
    @Bean
    JournalHeads journalHeads(CaDatabase database, CaConnector migrated) {
        return new EventHeads(database.source());
    }
}
