package org.toroku.ca.journal;

import java.util.Optional;
import javax.sql.DataSource;
import org.toroku.ca.JournalHeads;
import org.toroku.pki.Der;

/** Reads the heads of the event chain; whether the chain leads there is for {@link JournalCheck} to say. */
public final class EventHeads implements JournalHeads {
    private final Sql sql;

    public EventHeads(DataSource source) {
        this.sql = new Sql(source);
    }

    @Override
    public Head newest() {
        return sql.first(
                        "SELECT seq, hash FROM ca.event_head",
                        row -> new Head(row.getLong("seq"), Sql.der(row, "hash")))
                .orElseThrow(() -> new IllegalStateException("the journal of the CA has lost its head"));
    }

    @Override
    public Optional<Der> at(long seq) {
        return sql.first("SELECT hash FROM ca.event WHERE seq = ?", row -> Sql.der(row, "hash"), seq);
    }
}
