package org.toroku.ca.journal;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.toroku.pki.Der;

/** Re-computes the event chain with its own code and holds every row of the journal against it. */
public final class JournalCheck {
    /** What the check found. */
    public sealed interface Verdict {
        /** @param head hash of the last event, for keeping outside */
        record Intact(long events, Der head) implements Verdict {}

        /** @param what the row concerned and the kebab-case finding */
        record Broken(String what) implements Verdict {}
    }

    private record Event(
            long seq, Instant at, String kind, @Nullable UUID orderId, String detail, Der prev, Der hash) {}

    private static final int PAGE = 5_000;
    private static final Der SEED =
            Der.of(Der.of("toroku ca journal".getBytes(StandardCharsets.UTF_8)).sha256());

    private final Sql sql;

    public JournalCheck(DataSource source) {
        this.sql = new Sql(source);
    }

    public Verdict verify() {
        Map<String, String> told = new HashMap<>();
        Der head = SEED;
        long seq = 0;
        List<Event> page = page(seq);
        while (!page.isEmpty()) {
            for (Event event : page) {
                if (event.seq() != seq + 1) {
                    return new Verdict.Broken("event " + (seq + 1) + " missing");
                }
                if (!event.prev().equals(head) || !hash(event).equals(event.hash())) {
                    return new Verdict.Broken("event " + event.seq() + " altered");
                }
                seq = event.seq();
                head = event.hash();
                told.put(event.kind() + " " + subject(event), event.detail());
            }
            page = page(seq);
        }
        long events = seq;
        Der last = head;
        return headDiffers(seq, head)
                .or(() -> ordersDiffer(told))
                .or(() -> revocationsDiffer(told))
                .or(() -> keysDiffer(told))
                .<Verdict>map(Verdict.Broken::new)
                .orElseGet(() -> new Verdict.Intact(events, last));
    }

    private Optional<String> headDiffers(long seq, Der head) {
        boolean agrees = sql.first(
                        "SELECT seq, hash FROM ca.event_head",
                        row -> row.getLong("seq") == seq && Sql.der(row, "hash").equals(head))
                .orElse(false);
        return agrees ? Optional.empty() : Optional.of("event tail cut or head altered");
    }

    private Optional<String> ordersDiffer(Map<String, String> told) {
        List<Optional<String>> findings = sql.query("""
                SELECT order_id, canonical, signature, state, refused_field, refused_reason, serial, tbs, spki,
                    certificate
                FROM ca.order_journal
                """, row -> orderDiffers(row, told));
        long received = told.keySet().stream()
                .filter(key -> key.startsWith("RECEIVED "))
                .count();
        long rows = sql.first(
                        "SELECT count(*) AS n FROM ca.order_journal WHERE NOT (state = 'REFUSED'"
                                + " AND refused_reason = 'already-ordered')",
                        row -> row.getLong("n"))
                .orElse(0L);
        return findings.stream()
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> received == rows ? Optional.empty() : Optional.of("order rows missing"));
    }

    private static Optional<String> orderDiffers(ResultSet row, Map<String, String> told) throws SQLException {
        String id = row.getString("order_id");
        Der canonical = Sql.der(row, "canonical");
        String state = row.getString("state");
        boolean taken = "REFUSED".equals(state) && "already-ordered".equals(row.getString("refused_reason"));
        boolean agrees = taken
                || Objects.equals(
                        told.get("RECEIVED " + id), EventDetail.received(canonical, Sql.der(row, "signature")));
        if (state.equals("REFUSED")) {
            agrees &= Objects.equals(
                    told.get("REFUSED " + id),
                    EventDetail.refused(canonical, row.getString("refused_field"), row.getString("refused_reason")));
        }
        boolean reserved = told.containsKey("RESERVED " + id);
        agrees &= reserved == List.of("RESERVED", "SIGNED", "VOID").contains(state);
        if (agrees && reserved) {
            agrees = Objects.equals(
                    told.get("RESERVED " + id),
                    EventDetail.reserved(row.getString("serial"), Sql.der(row, "tbs"), Sql.der(row, "spki")));
        }
        boolean signed = told.containsKey("SIGNED " + id);
        agrees &= signed == state.equals("SIGNED");
        if (agrees && signed) {
            agrees = Objects.equals(told.get("SIGNED " + id), EventDetail.signed(Sql.der(row, "certificate")));
        }
        return agrees ? Optional.empty() : Optional.of("order " + id + " altered");
    }

    private Optional<String> revocationsDiffer(Map<String, String> told) {
        return sql
                .query("""
                        SELECT r.serial, r.reason, r.requested_by, j.order_id, j.state
                        FROM ca.revocation r JOIN ca.order_journal j USING (serial)
                        """, row -> {
                    String detail = EventDetail.revoked(
                            row.getString("serial"), row.getInt("reason"), row.getString("requested_by"));
                    String id = row.getString("order_id");
                    boolean agrees = detail.equals(told.get("REVOKED " + id)) || told.containsKey("VOID " + id);
                    return agrees ? Optional.<String>empty() : Optional.of("revocation of order " + id + " altered");
                })
                .stream()
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> told.keySet().stream()
                        .filter(key -> key.startsWith("REVOKED ") && !revoked(key.substring("REVOKED ".length())))
                        .map(key -> "revocation of order " + key.substring("REVOKED ".length()) + " missing")
                        .findFirst());
    }

    private boolean revoked(String orderId) {
        return sql.changes("""
                SELECT 1 FROM ca.revocation JOIN ca.order_journal USING (serial) WHERE order_id = ?::uuid
                """, orderId);
    }

    private Optional<String> keysDiffer(Map<String, String> told) {
        return sql
                .query(
                        "SELECT order_id, destroyed_at FROM ca.subscriber_key",
                        row -> told.containsKey("KEY_DESTROYED " + row.getString("order_id"))
                                        == (row.getObject("destroyed_at") != null)
                                ? Optional.<String>empty()
                                : Optional.of("key of order " + row.getString("order_id") + " altered"))
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    private List<Event> page(long after) {
        return sql.query(
                "SELECT seq, at, kind, order_id, detail, prev_hash, hash FROM ca.event WHERE seq > ?"
                        + " ORDER BY seq LIMIT " + PAGE,
                row -> new Event(
                        row.getLong("seq"),
                        Sql.instant(row, "at"),
                        row.getString("kind"),
                        row.getObject("order_id", UUID.class),
                        row.getString("detail"),
                        Sql.der(row, "prev_hash"),
                        Sql.der(row, "hash")),
                after);
    }

    private static String subject(Event event) {
        return event.orderId() == null ? event.detail() : event.orderId().toString();
    }

    private static Der hash(Event e) {
        String text = e.seq() + "|" + ChronoUnit.MICROS.between(Instant.EPOCH, e.at()) + "|" + e.kind() + "|"
                + (e.orderId() == null ? "" : e.orderId()) + "|" + e.detail();
        byte[] tail = text.getBytes(StandardCharsets.UTF_8);
        byte[] all = java.util.Arrays.copyOf(e.prev().toByteArray(), e.prev().length() + tail.length);
        System.arraycopy(tail, 0, all, e.prev().length(), tail.length);
        return Der.of(Der.of(all).sha256());
    }
}
