package org.toroku.audit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.ca.TokenSigner;

/**
 * Reads the whole book against itself, its signed heads and every protected row, and names what does not agree; also
 * what was planted between the tables and those who read them.
 */
public class BookVerifier {
    private final JdbcClient jdbc;
    private final Rows rows;
    private final SchemaCheck schema;
    private final Chain chain;
    private final TokenSigner bookKey;
    private final Outside outside;
    private final TransactionTemplate snapshot;

    BookVerifier(
            JdbcClient jdbc,
            Chain chain,
            TokenSigner bookKey,
            Outside outside,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.rows = new Rows(jdbc);
        this.schema = new SchemaCheck(jdbc);
        this.chain = chain;
        this.bookKey = bookKey;
        this.outside = outside;
        this.snapshot = new TransactionTemplate(transactions);
        // one snapshot, so that work going on meanwhile does not look like tampering
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /**
     * For verifying from outside the application, beside it or after it.
     *
     * @param book the RA's schema, as its default schema
     * @param macKey the key of the MAC, 32 bytes
     * @param bookKey at least the public half of the key that signed the heads
     * @param heads the heads that were written down outside of the database
     * @param files the encrypted documents
     */
    public static BookVerifier open(
            DataSource book, byte[] macKey, TokenSigner bookKey, HeadsFile heads, EvidenceFiles files) {
        return new BookVerifier(
                JdbcClient.create(book),
                new Chain(macKey),
                bookKey,
                new Outside(heads, Optional.of(files)),
                new DataSourceTransactionManager(book));
    }

    /**
     * What lies outside of the database.
     *
     * @param files empty in parts of the product that keep no documents
     */
    record Outside(HeadsFile heads, Optional<EvidenceFiles> files) {}

    /** Result of a verification. */
    public sealed interface Report {
        /** How much was read: entries of the book, protected rows compared, and the newest signed entry. */
        record Intact(long entries, long rows, long signedUpTo) implements Report {}

        record Altered(List<Finding> findings) implements Report {}
    }

    /** Where, as {@code entry 17} or {@code decision a1b2…}, and what, as a kebab-case code. */
    public record Finding(String where, String what) {}

    /** Everything, down to the last byte of the documents. */
    public Report verify() {
        return verify(EvidenceFiles.Depth.CONTENT);
    }

    public Report verify(EvidenceFiles.Depth depth) {
        // heads that are written down while the book is read are newer than the picture of it
        long length = outside.heads().length();
        return inOnePicture(() -> {
            BookWalk walk = BookWalk.ofTheBook(jdbc, chain);
            schema.findings().forEach(walk::find);
            HeadCheck check = HeadCheck.of(outside.heads(), length, jdbc);
            walk.entries(check);
            walk.end();
            check.findings(bookKey).forEach(walk::find);
            walk.signedUpTo(check.signedUpTo());
            for (ProtectedTable table : ProtectedTable.values()) {
                rows.each(table, (key, digest) -> walk.compare(table, key, digest));
            }
            walk.missing();
            outside.files().ifPresent(files -> walk.documents(files, depth));
            return walk.report();
        });
    }

    /** Whether every row of a case still is what the book sealed; entries of the case are checked by their MAC. */
    public Report verifyCase(UUID caseId) {
        return inOnePicture(() -> ofCase(caseId));
    }

    /**
     * What {@code read} answers about a case whose rows agree with the book: verified and read from one picture of the
     * data, so that nothing can be one thing to the book and another to who reads it. Empty where they do not agree.
     *
     * @throws IllegalStateException inside a transaction: its picture of the data may be another
     */
    public <T> Optional<T> readVerified(UUID caseId, Supplier<T> read) {
        return readVerified(caseId, intact -> read.get());
    }

    /**
     * As {@link #readVerified(UUID, Supplier)}, for who reads of further cases: whether the rows of each agree with the book
     * is told by the predicate that {@code read} is given, from the same picture of the data and only while it reads.
     */
    public <T> Optional<T> readVerified(UUID caseId, Function<Predicate<UUID>, T> read) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a transaction under way cannot get a picture of its own");
        }
        Predicate<UUID> intact = id -> ofCase(id) instanceof Report.Intact;
        return inOnePicture(() -> intact.test(caseId) ? Optional.of(read.apply(intact)) : Optional.empty());
    }

    private Report ofCase(UUID caseId) {
        BookWalk walk = BookWalk.ofACase(jdbc, chain);
        schema.findings().forEach(walk::find);
        walk.caseOf(caseId);
        walk.missing();
        return walk.report();
    }

    private <T> T inOnePicture(Supplier<T> look) {
        return Objects.requireNonNull(snapshot.execute(status -> {
            schema.hold();
            jdbc.sql(Rows.UTC).query(String.class).single();
            return look.get();
        }));
    }
}
