package org.toroku.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** A plain table, which can be read aloud, printed, and scrolled sideways in a narrow window. */
final class StudioTable extends Div {
    private final NativeTable table = new NativeTable();

    /** @param columns keys of the headings */
    StudioTable(String captionKey, List<String> columns) {
        addClassName("scroll");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", getTranslation(captionKey));
        table.addClassName("studio-table");
        NativeTableRow head = table.getHead().addRow();
        for (String column : columns) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(getTranslation(column));
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        add(table);
    }

    /** The first cell names the row. */
    NativeTableRow row(Component... cells) {
        NativeTableRow row = table.getBody().addRow();
        NativeTableHeaderCell first = new NativeTableHeaderCell();
        first.add(cells[0]);
        first.getElement().setAttribute("scope", "row");
        row.add(first);
        for (int i = 1; i < cells.length; i++) {
            NativeTableCell cell = new NativeTableCell();
            cell.add(cells[i]);
            row.add(cell);
        }
        return row;
    }

    NativeTableRow row(Component first, String... others) {
        Component[] cells = new Component[others.length + 1];
        cells[0] = first;
        for (int i = 0; i < others.length; i++) {
            cells[i + 1] = new Span(others[i]);
        }
        return row(cells);
    }
}
