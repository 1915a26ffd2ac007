package org.toroku.ui.inbox;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;
import java.util.stream.Stream;
import org.toroku.process.Inbox;
import org.toroku.ui.staff.Matrix;

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
        return Matrix.of(
                "workload",
                Stream.of("group", "officer", "open", "late", "resting")
                        .map(name -> getTranslation("inbox.load." + name)),
                loads.stream().map(this::row));
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
