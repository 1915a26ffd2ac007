package org.toroku.ui.staff;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.stream.Stream;

/** A table of a few rows, for reading, with its columns named for a screen reader. */
public final class Matrix {
    private Matrix() {}

    /** @param name class beside that of every such table */
    public static NativeTable of(String name, Stream<String> headings, Stream<NativeTableRow> rows) {
        NativeTableRow head = new NativeTableRow();
        headings.forEach(text -> {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        });
        NativeTableBody body = new NativeTableBody();
        rows.forEach(body::add);
        NativeTable table = new NativeTable(new NativeTableHeader(head), body);
        table.addClassNames("matrix", name);
        return table;
    }
}
