package org.toroku.ui.halted;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.DataProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.toroku.halted.HaltDesk.Halt;
import org.toroku.ui.staff.HaltCause;
import org.toroku.ui.studio.CaseModels;
import org.toroku.ui.text.Moments;

/** The lazy list of cases that stand still, the longest first. */
final class HaltedGrid extends Grid<Halt> {
    private final Map<Grid.Column<Halt>, String> headers = new LinkedHashMap<>();
    private final CallbackDataProvider<Halt, Void> rows;

    HaltedGrid(HaltedViewModel model, CaseModels models) {
        super(Halt.class, false);
        this.rows = DataProvider.fromCallbacks(
                query -> model.page(query.getOffset(), query.getLimit()).stream(), query -> model.count());
        addThemeVariants(GridVariant.ROW_STRIPES, GridVariant.WRAP_CELL_CONTENT);
        setSizeFull();
        column("caseNumber", Halt::caseNumber).setWidth("9rem").setFlexGrow(0);
        column("applicant", Halt::applicantName).setTooltipGenerator(Halt::applicantName);
        column(
                "step",
                halt -> models.of(halt.caseId())
                        .flatMap(names -> names.of(halt.elementId(), getLocale()))
                        .orElseGet(() -> getTranslation("element." + halt.elementId())));
        column("since", halt -> Moments.brief(halt.since(), getLocale()))
                .setWidth("9rem")
                .setFlexGrow(0);
        column("cause", this::cause).setFlexGrow(3);
        addCellFocusListener(focus -> focus.getItem().ifPresent(this::select));
        setDataProvider(rows);
    }

    private Grid.Column<Halt> column(String name, Function<Halt, String> text) {
        Grid.Column<Halt> column = addColumn(text::apply);
        headers.put(column, name);
        return column;
    }

    private String cause(Halt halt) {
        HaltCause cause = HaltCause.of(halt.reason());
        return getTranslation(cause.key(), cause.parameter());
    }

    void translate() {
        headers.forEach((column, name) -> column.setHeader(getTranslation("halted.column." + name)));
        getElement().setAttribute("aria-label", getTranslation("halted.title"));
        setEmptyStateText(getTranslation("halted.empty"));
    }

    /** Reads again; what was chosen may have gone. */
    void refresh() {
        deselectAll();
        rows.refreshAll();
    }

    Optional<Halt> chosen() {
        return getSelectedItems().stream().findFirst();
    }
}
