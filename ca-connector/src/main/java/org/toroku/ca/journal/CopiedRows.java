package org.toroku.ca.journal;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import org.postgresql.core.BaseConnection;

/**
 * Rows in the binary format of PostgreSQL's COPY, read where they lie: a million rows by JDBC's result sets cost four objects
 * and two texts each.
 */
final class CopiedRows {
    /** Takes one row, which is there until it returns. */
    @FunctionalInterface
    interface Taker {
        void take(CopiedRows row) throws IOException;
    }

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    /** Signature and flags before the length of what a later version may put there. */
    private static final int HEADER = 15;

    private final int columns;
    private final int[] at;
    private final int[] lengths;
    private byte[] bytes = {};
    private boolean begun;
    private boolean ended;

    private CopiedRows(int columns) {
        this.columns = columns;
        this.at = new int[columns];
        this.lengths = new int[columns];
    }

    /** Reads every row of {@code query} from the transaction of {@code connection}. */
    static void each(Connection connection, String query, int columns, Taker taker) throws SQLException, IOException {
        CopyOut copy = new CopyManager(connection.unwrap(BaseConnection.class))
                .copyOut("COPY (" + query + ") TO STDOUT (FORMAT binary)");
        try {
            CopiedRows rows = new CopiedRows(columns);
            for (byte[] part = copy.readFromCopy(); part != null; part = copy.readFromCopy()) {
                rows.add(part, taker);
            }
            if (!rows.ended) {
                throw new SQLException("the rows end too early");
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** A part is a row as a rule, but the protocol does not promise that. */
    private void add(byte[] part, Taker taker) throws SQLException, IOException {
        if (bytes.length == 0) {
            bytes = part;
        } else {
            int kept = bytes.length;
            bytes = Arrays.copyOf(bytes, kept + part.length);
            System.arraycopy(part, 0, bytes, kept, part.length);
        }
        int from = begun ? 0 : begin();
        while (begun && !ended && row(from)) {
            if (!ended) {
                from = columns == 0 ? from : at[columns - 1] + Math.max(0, lengths[columns - 1]);
                taker.take(this);
            }
        }
        bytes = begun && (ended || from == bytes.length) ? new byte[0] : Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private int begin() {
        int fixed = HEADER + Integer.BYTES;
        int whole = bytes.length < fixed ? Integer.MAX_VALUE : fixed + (int) INT.get(bytes, HEADER);
        begun = bytes.length >= whole;
        return begun ? whole : 0;
    }

    /** Finds the columns of the row at {@code from}; false where it is not all there yet. */
    private boolean row(int from) throws SQLException {
        int next = from + Short.BYTES;
        if (bytes.length < next) {
            return false;
        }
        short count = (short) SHORT.get(bytes, from);
        if (count == -1) {
            ended = true;
            return true;
        }
        if (count != columns) {
            throw new SQLException("a row of " + count + " columns");
        }
        for (int column = 0; column < columns; column++) {
            if (bytes.length < next + Integer.BYTES) {
                return false;
            }
            lengths[column] = (int) INT.get(bytes, next);
            at[column] = next + Integer.BYTES;
            next = at[column] + Math.max(0, lengths[column]);
        }
        return bytes.length >= next;
    }

    boolean isNull(int column) {
        return lengths[column] < 0;
    }

    long int8(int column) {
        return (long) LONG.get(bytes, at[column]);
    }

    int int4(int column) {
        return (int) INT.get(bytes, at[column]);
    }

    int length(int column) {
        return lengths[column];
    }

    /** An octet of a text. */
    byte octet(int column, int number) {
        return bytes[at[column] + number];
    }
}
