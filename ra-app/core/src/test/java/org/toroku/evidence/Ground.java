package org.toroku.evidence;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.BookVerifier;
import org.toroku.ca.TokenSigner;

/** The real modules over a real, empty database of their own; beans are made when first asked for. */
public final class Ground implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final FreshDatabase database;
    private final Path folder;

    private Ground(ConfigurableApplicationContext context, FreshDatabase database, Path folder) {
        this.context = context;
        this.database = database;
        this.folder = folder;
    }

    public static Ground open(Class<?>... more) {
        return open(Map.of(), more);
    }

    /** @param settings beside those that every test needs */
    public static Ground open(Map<String, Object> settings, Class<?>... more) {
        Path folder = Scratch.folder("toroku-checks");
        FreshDatabase database = FreshDatabase.create();
        Map<String, Object> all = new HashMap<>(Map.of(
                "test.database", database.jdbcUrl(),
                "toroku.book.mac-key-file", folder.resolve("book.key"),
                "toroku.book.create-mac-key", true,
                "toroku.book.heads-file", folder.resolve("book-heads"),
                "toroku.documents.folder", folder.resolve("documents"),
                "toroku.documents.master-key-file", folder.resolve("keys/master.key"),
                "toroku.documents.create-master-key", true,
                "toroku.identity.person-key-file", folder.resolve("person.key"),
                "toroku.identity.create-person-key", true,
                "spring.main.banner-mode", "off"));
        all.putAll(settings);
        ConfigurableApplicationContext context = new SpringApplicationBuilder(World.class)
                .sources(more)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .properties(all)
                .run();
        return new Ground(context, database, folder);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    public JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    public TransactionTemplate transaction() {
        return bean(TransactionTemplate.class);
    }

    public ShiftingClock clock() {
        return bean(ShiftingClock.class);
    }

    public Cases cases() {
        return bean(Cases.class);
    }

    public Path folder() {
        return folder;
    }

    /** Everything the book says in text: entries of all cases. */
    public String bookText() {
        return String.join(
                "\n",
                jdbc().sql("SELECT action || ' ' || actor || ' ' || detail FROM audit_entry ORDER BY seq")
                        .query(String.class)
                        .list());
    }

    public BookVerifier.Report verifyBook() {
        return bean(BookVerifier.class).verify();
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }

    /** Deliberately no {@code @Configuration}: a component scan over the test classes must not find it. */
    @ComponentScan({
        "org.toroku.audit",
        "org.toroku.evidence",
        "org.toroku.enrolment",
        "org.toroku.identity",
        "org.toroku.matching",
        "org.toroku.officers",
        "org.toroku.automaton"
    })
    static class World {
        @Bean
        DataSource dataSource(org.springframework.core.env.Environment environment) {
            return new org.springframework.jdbc.datasource.DriverManagerDataSource(
                    environment.getRequiredProperty("test.database"), "postgres", "");
        }

        @Bean
        JdbcClient jdbcClient(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource dataSource) {
            return new DataSourceTransactionManager(dataSource);
        }

        @Bean
        TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
            return new TransactionTemplate(manager);
        }

        @Bean
        ShiftingClock clock() {
            return new ShiftingClock();
        }

        @Bean
        TokenSigner bookKey() {
            return new SoftSigner();
        }

        @Bean
        Cases cases(
                JdbcClient jdbc,
                TransactionTemplate transaction,
                DocumentStore documents,
                org.toroku.audit.Book book,
                Clock clock) {
            return new Cases(jdbc, transaction, documents, book, clock);
        }
    }
}
