package org.toroku.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.toroku.pki.Der;
import tools.jackson.databind.json.JsonMapper;

/**
 * Collects a transaction's entries and writes them as its last act; an entry that cannot be written takes its
 * transaction with it: no log entry, no act.
 *
 * <p>No row gets a new seal unless what it was before agrees with the last one ({@link FormerRows}).
 *
 * <p>Everybody waits for the head row, so that it is locked for one statement and the commit only. The rows to be sealed
 * are read before: they are the transaction's own writes, which nobody else can change until it ends.
 */
@Component
class ChainedBook implements Book {
    private final JdbcClient jdbc;
    private final Rows rows;
    private final Chain chain;
    private final LastSeals seals;
    private final FormerRows former;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    ChainedBook(JdbcClient jdbc, Chain chain, FormerRows former, Clock clock) {
        this.jdbc = jdbc;
        this.rows = new Rows(jdbc);
        this.chain = chain;
        this.seals = new LastSeals(jdbc, chain);
        this.former = former;
        this.clock = clock;
    }

    @Override
    public void record(Entry entry) {
        demandTransaction();
        collected().add(entry);
    }

    private static void demandTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an entry of the book needs the transaction of the act it describes");
        }
    }

    @Override
    public void hold(Row row) {
        demandTransaction();
        if (collected().stream().noneMatch(entry -> entry.rows().contains(row))) {
            seals.hold(row);
        }
    }

    private List<Entry> collected() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Page.class::isInstance)
                .map(Page.class::cast)
                .filter(page -> page.book().equals(this))
                .findFirst()
                .orElseGet(this::open)
                .entries();
    }

    private Page open() {
        Page page = new Page(this, new ArrayList<>());
        TransactionSynchronizationManager.registerSynchronization(page);
        return page;
    }

    private record Page(ChainedBook book, List<Entry> entries) implements TransactionSynchronization {
        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            if (!entries.isEmpty()) {
                book.write(entries);
            }
        }
    }

    private record Head(long seq, Der hash) {}

    private void write(List<Entry> entries) {
        jdbc.sql(Rows.UTC).query(String.class).single();
        List<Row> written = entries.stream()
                .flatMap(entry -> entry.rows().stream())
                .distinct()
                .toList();
        Map<Row, String> digests = rows.digests(written);
        // after the digests: what is altered between the two looks is refused, or does not agree with its new seal
        former.demandSealed(written);
        Head head = jdbc.sql("SELECT seq, hash FROM audit_head WHERE id = 1 FOR UPDATE")
                .query((rs, n) -> new Head(rs.getLong(1), Der.of(rs.getBytes(2))))
                .single();
        long seq = head.seq();
        byte[] previous = head.hash().toByteArray();
        // PostgreSQL keeps microseconds; a finer instant would hash differently when read back
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<@Nullable Object> values = new ArrayList<>();
        for (Entry entry : entries) {
            seq++;
            Chain.Link link = new Chain.Link(
                    seq,
                    at,
                    entry.actor().kind(),
                    entry.actor().name(),
                    entry.action(),
                    entry.caseId(),
                    json.writeValueAsString(new TreeMap<>(entry.detail())),
                    json.writeValueAsString(seals(entry, digests)));
            byte[] hash = chain.hash(previous, link);
            values.addAll(columns(link, previous, hash));
            previous = hash;
        }
        values.add(seq);
        values.add(previous);
        jdbc.sql("WITH written AS (INSERT INTO audit_entry"
                        + " (seq, at, actor_kind, actor, action, case_id, detail, seals, prev_hash, hash, mac) VALUES "
                        + String.join(
                                ", ", Collections.nCopies(entries.size(), "(?, ?, ?, ?, ?, ?::uuid, ?, ?, ?, ?, ?)"))
                        + ") UPDATE audit_head SET seq = ?, hash = ? WHERE id = 1")
                .params(values)
                .update();
    }

    private static Map<String, String> seals(Entry entry, Map<Row, String> digests) {
        Map<String, String> seals = new TreeMap<>();
        for (Row row : entry.rows()) {
            seals.put(LastSeals.name(row), digests.getOrDefault(row, Rows.ABSENT));
        }
        return seals;
    }

    private List<@Nullable Object> columns(Chain.Link link, byte[] previous, byte[] hash) {
        return Arrays.asList(
                link.seq(),
                link.at().atOffset(ZoneOffset.UTC),
                link.actorKind(),
                link.actor(),
                link.action(),
                link.caseId().orElse(null),
                link.detail(),
                link.seals(),
                previous,
                hash,
                chain.mac(hash));
    }
}
