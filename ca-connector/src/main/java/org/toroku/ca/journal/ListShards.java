package org.toroku.ca.journal;

import java.time.Instant;
import javax.sql.DataSource;

/** Into how many lists this CA's revocations are divided, written down before the first certificate names one of them. */
public final class ListShards {
    private ListShards() {}

    /**
     * Holds {@code shards} against what is written, and writes it down where there are to be some for the first time.
     *
     * @throws IllegalArgumentException where another number is written: certificates name lists that there would not be
     */
    public static void fix(DataSource source, int shards, Instant now) {
        Sql sql = new Sql(source);
        if (shards > 1) {
            sql.changes("""
                    WITH fixed AS (
                        INSERT INTO ca.list_shards AS s (shards, fixed_at) VALUES (?, ?)
                        ON CONFLICT DO NOTHING RETURNING s)
                    SELECT ca.append_event('SHARDS', 'shards', s, (s).shards::text, ?) FROM fixed
                    """, shards, now, now);
        }
        int written = sql.first("SELECT shards FROM ca.list_shards", row -> row.getInt("shards"))
                .orElse(1);
        if (written != shards) {
            throw new IllegalArgumentException("the lists of this CA have " + written + " shards for ever, not "
                    + shards + ": its certificates name them. Set toroku.ca.crl-shards to " + written);
        }
    }
}
