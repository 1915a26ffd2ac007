package org.toroku.evidence;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.pki.Der;

/**
 * Rows in the database, encrypted content in the blob store. The blob is durable before its row is written, so a row
 * without blob can only come from damage; a blob without row is what a rollback leaves, unreadable without the key that
 * rolled back with it.
 */
@Component
class FileDocumentStore implements DocumentStore {
    private static final String SELECT = "SELECT * FROM document WHERE ";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final CaseKeys keys;
    private final BlobStore blobs;
    private final Book book;
    private final Clock clock;

    FileDocumentStore(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            CaseKeys keys,
            BlobStore blobs,
            Book book,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.keys = keys;
        this.blobs = blobs;
        this.book = book;
        this.clock = clock;
    }

    /** @param wrappedKey empty where the document was erased */
    private record Row(Stored stored, String blob, Optional<Der> wrappedKey) {}

    @Override
    public Stored put(UUID caseId, DocumentKind kind, String mediaType, byte[] content) {
        String sha256 = sha256(content);
        return Objects.requireNonNull(transaction.execute(
                status -> same(caseId, kind, sha256).orElseGet(() -> add(caseId, kind, mediaType, content))));
    }

    @Override
    public Prepared prepare(UUID caseId, DocumentKind kind, String mediaType, byte[] content) {
        return same(caseId, kind, sha256(content))
                .map(there -> new Prepared(there, "", Optional.empty()))
                .orElseGet(() -> sealed(
                        Objects.requireNonNull(transaction.execute(status -> keys.forWriting(caseId))),
                        caseId,
                        kind,
                        mediaType,
                        content));
    }

    @Override
    public Stored put(Prepared prepared) {
        Stored stored = prepared.stored();
        return Objects.requireNonNull(transaction.execute(
                status -> same(stored.caseId(), stored.kind(), stored.sha256()).orElseGet(() -> {
                    // held against destruction, as for what is sealed here
                    keys.forWriting(stored.caseId());
                    return entered(prepared);
                })));
    }

    private Stored add(UUID caseId, DocumentKind kind, String mediaType, byte[] content) {
        return entered(sealed(keys.forWriting(caseId), caseId, kind, mediaType, content));
    }

    private Prepared sealed(Aead caseKey, UUID caseId, DocumentKind kind, String mediaType, byte[] content) {
        String sha256 = sha256(content);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Stored stored = new Stored(UUID.randomUUID(), caseId, kind, mediaType, sha256, content.length, now);
        DocumentCipher.Sealed sealed = DocumentCipher.seal(caseKey, binding(stored), content);
        String blob = sealed.blob().sha256Hex();
        blobs.write(blob, sealed.blob().toByteArray());
        return new Prepared(stored, blob, Optional.of(sealed.wrappedKey()));
    }

    private Stored entered(Prepared prepared) {
        Stored stored = prepared.stored();
        UUID caseId = stored.caseId();
        Der wrappedKey = prepared.wrappedKey().orElseThrow(() -> erasedMeanwhile(caseId));
        int inserted = jdbc.sql("""
                        INSERT INTO document
                            (id, application_id, kind, media_type, sha256, size, blob, wrapped_key, stored_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (application_id, kind, sha256) DO NOTHING
                        """)
                .param(stored.id())
                .param(caseId)
                .param(stored.kind().name())
                .param(stored.mediaType())
                .param(stored.sha256())
                .param(stored.size())
                .param(prepared.blob())
                .param(wrappedKey.toByteArray())
                .param(stored.storedAt().atOffset(ZoneOffset.UTC))
                .update();
        if (inserted == 0) {
            // somebody stored the same meanwhile; the blob just written stays without row
            return same(caseId, stored.kind(), stored.sha256()).orElseThrow(() -> erasedMeanwhile(caseId));
        }
        book.record(Book.Entry.of(
                new Actor.Service("document-store"),
                "document-stored",
                caseId,
                Map.of("document", stored.id().toString(), "kind", stored.kind().name(), "sha256", stored.sha256()),
                new Book.Row(ProtectedTable.DOCUMENT, stored.id().toString())));
        return stored;
    }

    private static IllegalStateException erasedMeanwhile(UUID caseId) {
        return new IllegalStateException("what was erased of " + caseId + " is not kept again");
    }

    @Override
    public byte[] read(UUID documentId) {
        Row row = jdbc.sql(SELECT + "id = ?")
                .param(documentId)
                .query(FileDocumentStore::row)
                .optional()
                .orElseThrow(() -> new DocumentDamagedException(documentId, "no such document"));
        Der wrappedKey = row.wrappedKey().orElseThrow(() -> new DocumentDamagedException(documentId, "it was erased"));
        Aead caseKey = switch (keys.forReading(row.stored().caseId())) {
            case CaseKeys.Key.Present(Aead aead) -> aead;
            case CaseKeys.Key.Destroyed _ ->
                throw new DocumentDamagedException(documentId, "the key of its case was destroyed");
            case CaseKeys.Key.Absent _ ->
                throw new DocumentDamagedException(documentId, "the key of its case is missing");
            case CaseKeys.Key.Damaged _ ->
                throw new DocumentDamagedException(documentId, "the key of its case is damaged");
        };
        Der blob = blobs.read(row.blob())
                .map(Der::of)
                .orElseThrow(() -> new DocumentDamagedException(documentId, "its content is missing"));
        if (!blob.sha256Hex().equals(row.blob())) {
            throw new DocumentDamagedException(documentId, "its content was replaced, cut or altered");
        }
        return verified(row, decrypt(row, caseKey, new DocumentCipher.Sealed(blob, wrappedKey)));
    }

    private static byte[] decrypt(Row row, Aead caseKey, DocumentCipher.Sealed sealed) {
        try {
            return DocumentCipher.open(caseKey, binding(row.stored()), sealed);
        } catch (GeneralSecurityException _) {
            // the cause is deliberately not told: it could only help somebody who tries
            throw new DocumentDamagedException(row.stored().id(), "its content does not belong to it");
        }
    }

    private static byte[] verified(Row row, byte[] content) {
        if (content.length != row.stored().size()
                || !sha256(content).equals(row.stored().sha256())) {
            throw new DocumentDamagedException(row.stored().id(), "its content has another digest");
        }
        return content;
    }

    @Override
    public List<Stored> list(UUID caseId) {
        return jdbc
                .sql(SELECT + "application_id = ? AND wrapped_key IS NOT NULL ORDER BY seq")
                .param(caseId)
                .query(FileDocumentStore::row)
                .list()
                .stream()
                .map(Row::stored)
                .toList();
    }

    @Override
    public Optional<Stored> find(UUID caseId, DocumentKind kind) {
        return jdbc.sql(SELECT
                        + "application_id = ? AND kind = ? AND wrapped_key IS NOT NULL ORDER BY seq DESC LIMIT 1")
                .params(caseId, kind.name())
                .query(FileDocumentStore::row)
                .optional()
                .map(Row::stored);
    }

    private Optional<Stored> same(UUID caseId, DocumentKind kind, String sha256) {
        return jdbc.sql(SELECT + "application_id = ? AND kind = ? AND sha256 = ? AND wrapped_key IS NOT NULL")
                .params(caseId, kind.name(), sha256)
                .query(FileDocumentStore::row)
                .optional()
                .map(Row::stored);
    }

    @Override
    public void erase(UUID documentId) {
        transaction.executeWithoutResult(status -> jdbc.sql("UPDATE document SET wrapped_key = NULL WHERE id = ?"
                        + " AND wrapped_key IS NOT NULL RETURNING application_id")
                .param(documentId)
                .query(UUID.class)
                .optional()
                .ifPresent(caseId -> book.record(Book.Entry.of(
                        new Actor.Service("document-store"),
                        "document-erased",
                        caseId,
                        Map.of("document", documentId.toString()),
                        new Book.Row(ProtectedTable.DOCUMENT, documentId.toString())))));
    }

    @Override
    public Optional<UUID> erased(UUID caseId, DocumentKind kind, byte[] content) {
        return jdbc.sql("SELECT id FROM document WHERE application_id = ? AND kind = ? AND sha256 = ?"
                        + " AND wrapped_key IS NULL")
                .params(caseId, kind.name(), sha256(content))
                .query(UUID.class)
                .optional();
    }

    @Override
    public void destroy(UUID caseId) {
        transaction.executeWithoutResult(status -> keys.destroy(caseId));
    }

    private static DocumentCipher.Binding binding(Stored stored) {
        return new DocumentCipher.Binding(stored.caseId(), stored.id(), stored.kind());
    }

    private static String sha256(byte[] content) {
        return Der.of(content).sha256Hex();
    }

    private static Row row(ResultSet rs, int index) throws SQLException {
        return new Row(
                new Stored(
                        rs.getObject("id", UUID.class),
                        rs.getObject("application_id", UUID.class),
                        DocumentKind.valueOf(rs.getString("kind")),
                        rs.getString("media_type"),
                        rs.getString("sha256"),
                        rs.getLong("size"),
                        rs.getTimestamp("stored_at").toInstant()),
                rs.getString("blob"),
                Optional.ofNullable(rs.getBytes("wrapped_key")).map(Der::of));
    }
}
