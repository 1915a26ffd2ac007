package org.toroku.audit;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.toroku.ca.TokenSigner;
import org.toroku.pki.Der;

/**
 * Signs the newest head of the book on the token, in batches: one signature covers every entry before it, so a chain
 * rebuilt without the token's key does not hold.
 */
public class HeadSigner {
    private static final Logger log = LoggerFactory.getLogger(HeadSigner.class);

    private final JdbcClient jdbc;
    private final TokenSigner key;
    private final Clock clock;

    HeadSigner(JdbcClient jdbc, TokenSigner key, Clock clock) {
        this.jdbc = jdbc;
        this.key = key;
        this.clock = clock;
    }

    private record Head(long seq, Der hash) {}

    /** Signs the head where it moved since the last signature; an absent token is reported and tried again later. */
    @Scheduled(fixedDelayString = "${toroku.book.sign-heads-every:PT10S}")
    public void sign() {
        Head head = jdbc.sql("SELECT seq, hash FROM audit_head WHERE id = 1")
                .query((rs, n) -> new Head(rs.getLong(1), Der.of(rs.getBytes(2))))
                .single();
        long signed = jdbc.sql("SELECT coalesce(max(seq), 0) FROM audit_signed_head")
                .query(Long.class)
                .single();
        if (head.seq() == signed) {
            return;
        }
        switch (key.sign(message(head.seq(), head.hash().toByteArray()))) {
            case TokenSigner.Signing.Signed(var signature) ->
                jdbc.sql("""
                                INSERT INTO audit_signed_head (seq, hash, signed_at, key_id, signature)
                                VALUES (?, ?, ?, ?, ?) ON CONFLICT (seq) DO NOTHING
                                """)
                        .param(head.seq())
                        .param(head.hash().toByteArray())
                        .param(clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                        .param(key.keyId())
                        .param(signature.toByteArray())
                        .update();
            case TokenSigner.Signing.Unavailable(var reason) ->
                log.atWarn().addKeyValue("reason", reason).log("head of the book not signed, token unavailable");
        }
    }

    static byte[] message(long seq, byte[] hash) {
        byte[] prefix = "toroku-book-head-v1".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(prefix.length + Long.BYTES + hash.length)
                .put(prefix)
                .putLong(seq)
                .put(hash)
                .array();
    }
}
