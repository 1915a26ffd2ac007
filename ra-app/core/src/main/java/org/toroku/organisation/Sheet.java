package org.toroku.organisation;

import java.util.List;

/** A table of texts as somebody saved it. */
final class Sheet {
    /**
     * @param number as the program shows it that the table was made with, from 1
     * @param cells without trailing empty ones
     */
    record Row(int number, List<String> cells) {
        Row {
            cells = List.copyOf(cells);
        }

        boolean blank() {
            return cells.stream().allMatch(String::isBlank);
        }

        @Override
        public String toString() {
            return "Row[" + number + "]";
        }
    }

    sealed interface Read {
        record Table(List<Row> rows) implements Read {
            public Table {
                rows = List.copyOf(rows);
            }
        }

        /**
         * {@code reason}: too-large, too-many-rows, too-many-columns, empty, encoding-unknown, quotes-unbalanced, old-excel, macros,
         * file-unreadable, formula.
         *
         * @param row where it is, 0 for the whole file
         */
        record Unreadable(String reason, int row) implements Read {}
    }

    private Sheet() {}
}
