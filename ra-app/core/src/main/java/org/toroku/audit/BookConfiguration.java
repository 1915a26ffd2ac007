package org.toroku.audit;

import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.ca.JournalHeads;
import org.toroku.ca.TokenSigner;

/** Makes the book's parts from its settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BookSettings.class)
class BookConfiguration {
    @Bean
    HeadsFile headsFile(BookSettings settings) {
        return new HeadsFile(settings.headsFile());
    }

    /** Whoever writes an entry needs the chain; so the file begins with the book, before its first entry, or not at all. */
    @Bean
    Chain chain(BookSettings settings, HeadsFile heads, JdbcClient jdbc) {
        if (!heads.exists() && nothingWritten(jdbc)) {
            heads.begin(0);
        }
        return new Chain(KeyFile.read(settings.macKeyFile(), settings.createMacKey()));
    }

    private static boolean nothingWritten(JdbcClient jdbc) {
        return jdbc.sql("SELECT (SELECT max(seq) FROM audit_head) = 0 AND NOT EXISTS (SELECT 1 FROM audit_entry)"
                        + " AND NOT EXISTS (SELECT 1 FROM audit_signed_head)")
                .query(Boolean.class)
                .single();
    }

    @Bean
    FormerRows formerRows(DataSource database, JdbcClient jdbc, Chain chain) {
        return FormerRows.over(database, new LastSeals(jdbc, chain));
    }

    @Bean
    BookHeads bookHeads(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Book book,
            HeadsFile file,
            ObjectProvider<JournalHeads> ca,
            BookSettings settings) {
        return new BookHeads(
                jdbc,
                new TransactionTemplate(transactions),
                book,
                new BookHeads.Outside(file, Optional.ofNullable(ca.getIfAvailable())),
                Optional.ofNullable(settings.beginHeadsAfter()),
                settings.headsLateAfter());
    }

    @Bean
    BookVerifier bookVerifier(
            JdbcClient jdbc,
            Chain chain,
            TokenSigner bookKey,
            HeadsFile heads,
            ObjectProvider<EvidenceFiles> files,
            PlatformTransactionManager transactions) {
        return new BookVerifier(
                jdbc,
                chain,
                bookKey,
                new BookVerifier.Outside(heads, Optional.ofNullable(files.getIfAvailable())),
                transactions);
    }

    @Bean
    HeadSigner headSigner(JdbcClient jdbc, TokenSigner bookKey, BookHeads heads, Clock clock) {
        return new HeadSigner(jdbc, bookKey, heads, clock);
    }
}
