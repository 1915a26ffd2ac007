package org.toroku.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.pki.Der;

/** Documents of a case. A document that was stored is durable (flushed to disk) before {@link #put} returns. */
public interface DocumentStore {
    /**
     * Stores {@code content} encrypted, content-addressed; the row joins the caller's transaction and is sealed in
     * the book. Storing the same content of the same kind again answers with the document already there.
     */
    Stored put(UUID caseId, DocumentKind kind, String mediaType, byte[] content);

    /**
     * Seals {@code content} and has it durable before a transaction begins, so that none waits for the disk; it is a document once
     * {@link #put(Prepared)} commits, and unreadable until then: the key is in the answer alone.
     */
    Prepared prepare(UUID caseId, DocumentKind kind, String mediaType, byte[] content);

    /** As {@link #put}, of what is on disk already. */
    Stored put(Prepared prepared);

    /**
     * The content, decrypted and compared with its SHA-256.
     *
     * @throws DocumentDamagedException where it is missing, cannot be decrypted or has another digest
     */
    byte[] read(UUID documentId);

    /** Documents of a case that can be read, oldest first. */
    List<Stored> list(UUID caseId);

    /** The newest document of a kind that can be read. */
    Optional<Stored> find(UUID caseId, DocumentKind kind);

    /**
     * Destroys the key of one document, for what has to be unreadable before its case is, such as a secret that is now
     * only on paper. Joins the caller's transaction; repeating is harmless. The same content is not taken again.
     */
    void erase(UUID documentId);

    /** The document of this content in that folder that was erased, so that the content is not taken again. */
    Optional<UUID> erased(UUID caseId, DocumentKind kind, byte[] content);

    /** Destroys the key of a case and with it every document (crypto-shredding); repeating is harmless. */
    void destroy(UUID caseId);

    /**
     * @param blob name of its encrypted content
     * @param wrappedKey its key under the key of the case; empty where the document was there already
     */
    record Prepared(Stored stored, String blob, Optional<Der> wrappedKey) {
        /** Masked: a wrapped key does not belong into logs. */
        @Override
        public String toString() {
            return "Prepared[" + stored.id() + "]";
        }
    }

    record Stored(
            UUID id, UUID caseId, DocumentKind kind, String mediaType, String sha256, long size, Instant storedAt) {}
}
