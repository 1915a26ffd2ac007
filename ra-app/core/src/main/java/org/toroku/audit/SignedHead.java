package org.toroku.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.toroku.ca.JournalHeads;
import org.toroku.ca.TokenSigner;
import org.toroku.pki.Der;

/**
 * A head of the book with its signature.
 *
 * @param ca head of the CA's journal at that time; empty in heads of version 1, which also do not cover their time
 */
record SignedHead(long seq, Der hash, Instant signedAt, Optional<JournalHeads.Head> ca, String keyId, Der signature) {
    private static final byte[] V1 = "toroku-book-head-v1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] V2 = "toroku-book-head-v2".getBytes(StandardCharsets.US_ASCII);
    /** Every hash is a SHA-256, or empty where a CA keeps no journal that could be asked; its length goes before it. */
    private static final int LONGEST = V2.length + 5 * Long.BYTES + 2 * 64;

    static byte[] message(long seq, Der hash, Instant signedAt, JournalHeads.Head ca) {
        ByteBuffer message = ByteBuffer.allocate(LONGEST)
                .put(V2)
                .putLong(seq)
                .putInt(hash.length())
                .put(hash.toByteArray())
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, signedAt))
                .putLong(ca.seq())
                .putInt(ca.hash().length())
                .put(ca.hash().toByteArray());
        byte[] bytes = new byte[message.position()];
        message.flip().get(bytes);
        return bytes;
    }

    private byte[] message() {
        return ca.map(head -> message(seq, hash, signedAt, head))
                .orElseGet(() -> ByteBuffer.allocate(V1.length + Long.BYTES + hash.length())
                        .put(V1)
                        .putLong(seq)
                        .put(hash.toByteArray())
                        .array());
    }

    boolean holds(TokenSigner bookKey) {
        return keyId.equals(bookKey.keyId()) && bookKey.verifies(message(), signature);
    }

    static SignedHead of(ResultSet row) throws SQLException {
        return new SignedHead(
                row.getLong("seq"),
                Der.of(row.getBytes("hash")),
                row.getTimestamp("signed_at").toInstant(),
                row.getInt("version") == 1
                        ? Optional.empty()
                        : Optional.of(new JournalHeads.Head(row.getLong("ca_seq"), Der.of(row.getBytes("ca_hash")))),
                row.getString("key_id"),
                Der.of(row.getBytes("signature")));
    }
}
