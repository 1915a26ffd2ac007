package org.toroku.ui.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;

/** A table whose rows become cards where the screen is too narrow for its columns; each cell then bears the name of its column. */
public final class Stacked {
    /** The style writes it before the cell. */
    private static final String LABEL = "data-label";

    private Stacked() {}

    /** @param columns in words; the first is the one of the row's own name, which needs none */
    public static NativeTable table(List<String> columns, List<NativeTableRow> rows) {
        NativeTable table = new NativeTable();
        table.addClassNames("matrix", "stacked-narrow");
        // as cards they would be no table any more for a screen reader
        table.getElement().setAttribute("role", "table");
        NativeTableRow head = table.getHead().addRow();
        columns.forEach(column -> {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(column);
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        });
        role(head, "row");
        rows.forEach(row -> {
            role(row, "row");
            List<Component> cells = row.getChildren().toList();
            for (int i = 0; i < cells.size(); i++) {
                role(cells.get(i), cells.get(i) instanceof NativeTableCell ? "cell" : "rowheader");
                if (i > 0) {
                    cells.get(i).getElement().setAttribute(LABEL, columns.get(i));
                }
            }
            table.getBody().add(row);
        });
        return table;
    }

    private static void role(Component part, String role) {
        part.getElement().setAttribute("role", role);
    }
}
