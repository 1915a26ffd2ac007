package org.toroku.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How an entry is linked to the one before: SHA-256 over the previous hash and every field, and a MAC over that. */
final class Chain {
    private final SecretKeySpec macKey;

    Chain(byte[] macKey) {
        this.macKey = new SecretKeySpec(macKey, "HmacSHA256");
    }

    record Link(
            long seq,
            Instant at,
            String actorKind,
            String actor,
            String action,
            Optional<UUID> caseId,
            String detail,
            String seals) {
        /** An entry as the book has it. */
        static Link of(ResultSet entry) throws SQLException {
            return new Link(
                    entry.getLong("seq"),
                    entry.getTimestamp("at").toInstant(),
                    entry.getString("actor_kind"),
                    entry.getString("actor"),
                    entry.getString("action"),
                    Optional.ofNullable(entry.getObject("case_id", UUID.class)),
                    entry.getString("detail"),
                    entry.getString("seals"));
        }
    }

    /** Each field is preceded by its length, so that no two different entries have the same encoding. */
    byte[] hash(byte[] previous, Link link) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(previous);
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(link.seq()).array());
        for (String field : new String[] {
            link.at().toString(),
            link.actorKind(),
            link.actor(),
            link.action(),
            link.caseId().map(UUID::toString).orElse(""),
            link.detail(),
            link.seals()
        }) {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            out.writeBytes(bytes);
        }
        return sha256(out.toByteArray());
    }

    byte[] mac(byte[] hash) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(macKey);
            return mac.doFinal(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** Whether an entry, as a row of the book, is one that the application wrote. */
    boolean vouchesFor(ResultSet entry) throws SQLException {
        byte[] hash = entry.getBytes("hash");
        return equal(hash(entry.getBytes("prev_hash"), Link.of(entry)), hash)
                && macMatches(hash, entry.getBytes("mac"));
    }

    boolean macMatches(byte[] hash, byte[] mac) {
        return MessageDigest.isEqual(mac(hash), mac);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static boolean equal(byte[] a, byte[] b) {
        return Arrays.equals(a, b);
    }
}
