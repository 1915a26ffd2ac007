package org.toroku.boot;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The register of officers and the book, without anything else of the house: neither token, engine nor pages. */
public final class OfficerOffice implements AutoCloseable {
    private static final int CONNECTIONS = 2;

    private final ConfigurableApplicationContext context;

    private OfficerOffice(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param settings beside those that the application finds by itself */
    public static OfficerOffice open(Map<String, Object> settings) {
        return new OfficerOffice(new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .logStartupInfo(false)
                .properties(settings)
                .run());
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    /** Deliberately no {@code @Configuration}: the application's own scan must not find it. */
    @ComponentScan({"org.toroku.audit", "org.toroku.officers"})
    static class Parts {
        @Bean
        DataSource database(Environment environment) {
            HikariDataSource source = new HikariDataSource();
            source.setJdbcUrl(environment.getRequiredProperty("spring.datasource.url"));
            source.setUsername(environment.getProperty("spring.datasource.username"));
            source.setPassword(environment.getProperty("spring.datasource.password"));
            source.setConnectionInitSql(environment.getProperty("spring.datasource.hikari.connection-init-sql"));
            source.setMaximumPoolSize(CONNECTIONS);
            return source;
        }

        @Bean
        JdbcClient jdbc(DataSource database) {
            return JdbcClient.create(database);
        }

        @Bean
        PlatformTransactionManager transactions(DataSource database) {
            return new DataSourceTransactionManager(database);
        }

        @Bean
        TransactionTemplate transaction(PlatformTransactionManager transactions) {
            return new TransactionTemplate(transactions);
        }

        @Bean
        PasswordEncoder passwordEncoder() {
            return PasswordEncoderFactories.createDelegatingPasswordEncoder();
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
