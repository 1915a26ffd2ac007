package org.toroku.ui.studio;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.BiConsumer;
import org.toroku.studio.DraftDesk.Version;
import org.toroku.ui.staff.Downloads;
import org.toroku.ui.text.Moments;
import org.toroku.workflows.ModelFile;

/** Every version of a draft; the model of a version can be taken home, or into the editor once more. */
final class HistoryPanel extends Div {
    private final DraftViewModel model;
    private final boolean writes;
    private final BiConsumer<Version, ModelFile> take;

    /** @param take brings the model of a version into the editor */
    HistoryPanel(DraftViewModel model, boolean writes, BiConsumer<Version, ModelFile> take) {
        this.model = model;
        this.writes = writes;
        this.take = take;
        addClassName("history-panel");
    }

    /** @param resource model that is shown in the editor */
    void show(String resource) {
        removeAll();
        NativeTable table = new NativeTable();
        table.addClassName("studio-table");
        NativeTableRow head = table.getHead().addRow();
        for (String column : java.util.List.of("version", "author", "at", "model", "acts")) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(getTranslation("studio.history." + column));
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        for (Version version : model.history()) {
            NativeTableRow row = table.getBody().addRow();
            row.add(
                    new NativeTableCell(Integer.toString(version.number())),
                    new NativeTableCell(version.author()),
                    new NativeTableCell(Moments.text(version.at(), getLocale())),
                    new NativeTableCell(version.resource()
                            .map(HistoryPanel::fileName)
                            .orElse(getTranslation("studio.history.begun"))));
            NativeTableCell acts = new NativeTableCell();
            model.file(version.number(), resource).ifPresent(file -> acts.add(acts(version, file)));
            row.add(acts);
        }
        Div scroll = new Div(table);
        scroll.addClassName("scroll");
        add(new Paragraph(getTranslation("studio.history.text", fileName(resource))), scroll);
    }

    private Div acts(Version version, ModelFile file) {
        String name = fileName(file.resource());
        Div acts = new Div(Downloads.link(
                file.bytes(),
                version.number() + "-" + name,
                "application/xml",
                getTranslation("studio.history.download", version.number())));
        if (writes) {
            acts.add(StudioParts.quiet(
                    getTranslation("studio.history.take", version.number()), () -> take.accept(version, file)));
        }
        acts.addClassName("actions");
        return acts;
    }

    private static String fileName(String resource) {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }
}
