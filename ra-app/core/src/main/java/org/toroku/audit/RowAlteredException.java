package org.toroku.audit;

/** A row that is about to be written again is not what the book sealed last: the house does not put its seal on it. */
public final class RowAlteredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RowAlteredException(Book.Row row) {
        super("not as sealed: " + row.table().table() + " " + row.key());
    }
}
