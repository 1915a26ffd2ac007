package org.toroku.ui.inbox;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;
import java.util.stream.Stream;
import org.toroku.process.Inbox;

/** Who works on how much; read when it is opened and whenever the inbox changes while it is open. */
final class WorkloadPanel extends Details {
    private final InboxViewModel model;
    private final Div table = new Div();

    WorkloadPanel(InboxViewModel model) {
        this.model = model;
        add(table);
        addOpenedChangeListener(_ -> refresh());
    }

    void refresh() {
        setSummaryText(getTranslation("inbox.load"));
        table.removeAll();
        if (isOpened()) {
            table.add(table(model.workload()));
        }
    }

    private NativeTable table(List<Inbox.Load> loads) {
        NativeTableRow head = new NativeTableRow();
        Stream.of("group", "officer", "open", "late", "resting").forEach(name -> {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(getTranslation("inbox.load." + name));
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        });
        NativeTableBody body = new NativeTableBody();
        loads.forEach(load -> body.add(row(load)));
        NativeTable drawn = new NativeTable(new NativeTableHeader(head), body);
        drawn.addClassNames("matrix", "workload");
        return drawn;
    }

    private NativeTableRow row(Inbox.Load load) {
        NativeTableRow row = new NativeTableRow(
                new NativeTableCell(getTranslation("role." + load.candidateGroup())),
                new NativeTableCell(load.officer()
                        .map(name -> OfficerName.shown(this, getLocale(), name, model.awayUntil(name)))
                        .orElse(getTranslation("inbox.holder.NOBODY"))));
        Stream.of(load.open(), load.late(), load.resting())
                .forEach(count -> row.add(new NativeTableCell(String.valueOf(count))));
        return row;
    }
}
