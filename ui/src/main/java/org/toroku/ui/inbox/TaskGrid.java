package org.toroku.ui.inbox;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.DataProvider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.toroku.process.Inbox;
import org.toroku.ui.text.Moments;

/** The lazy list of tasks; the row with the keyboard focus is the chosen one. */
final class TaskGrid extends Grid<Inbox.Row> {
    private final Map<Grid.Column<Inbox.Row>, String> headers = new LinkedHashMap<>();
    private final CallbackDataProvider<Inbox.Row, Void> rows;
    private final InboxViewModel model;
    private final Clock clock;

    TaskGrid(InboxViewModel model, Clock clock) {
        super(Inbox.Row.class, false);
        this.model = model;
        this.clock = clock;
        this.rows = DataProvider.fromCallbacks(
                query -> model.page(query.getOffset(), query.getLimit()).stream(), query -> model.count());
        addThemeVariants(GridVariant.ROW_STRIPES);
        setSizeFull();
        column("caseNumber", Inbox.Row::caseNumber).setFrozen(true).setWidth("9rem");
        column("applicant", this::applicant).setFlexGrow(2).setTooltipGenerator(this::applicant);
        column("route", row -> getTranslation("route." + row.route())).setWidth("9.75rem");
        column("task", row -> getTranslation("element." + row.elementId())).setWidth("6.5rem");
        column("group", row -> getTranslation("role." + row.candidateGroup())).setWidth("6.5rem");
        column("assignee", row -> row.assignee().orElse("–")).setWidth("6.5rem");
        column("age", row -> Moments.span(Duration.between(row.createdAt(), clock.instant()), getLocale()))
                .setWidth("4.5rem");
        headers.put(addComponentColumn(this::due).setWidth("9rem").setFlexGrow(0), "due");
        addCellFocusListener(focus -> focus.getItem().ifPresent(this::select));
        setDataProvider(rows);
    }

    private Grid.Column<Inbox.Row> column(String name, Function<Inbox.Row, String> text) {
        Grid.Column<Inbox.Row> column = addColumn(text::apply).setFlexGrow(0);
        headers.put(column, name);
        return column;
    }

    /** Who may have to key the name unseen is told why there is none. */
    private String applicant(Inbox.Row row) {
        return row.applicantName().isEmpty() ? getTranslation("inbox.name-withheld") : row.applicantName();
    }

    private Span due(Inbox.Row row) {
        Instant now = clock.instant();
        Span text =
                new Span(row.dueAt().map(due -> Moments.brief(due, getLocale())).orElse("–"));
        if (row.dueAt().filter(now::isAfter).isPresent()) {
            text.addClassName("overdue");
            text.setText(getTranslation("inbox.overdue", text.getText()));
        }
        return text;
    }

    void translate() {
        headers.forEach((column, name) -> column.setHeader(getTranslation("inbox.column." + name)));
        getElement().setAttribute("aria-label", getTranslation("inbox.title"));
        refresh();
    }

    /** Reads again; a chosen task stays chosen as it is now, or is dropped where it is gone. */
    void refresh() {
        Optional<Inbox.Row> before = chosen();
        setEmptyStateText(getTranslation(model.isFiltered() ? "inbox.empty.filtered" : "inbox.empty"));
        rows.refreshAll();
        before.ifPresent(old -> {
            deselectAll();
            model.find(old.taskKey()).ifPresent(this::select);
        });
    }

    int count() {
        return model.count();
    }

    Optional<Inbox.Row> chosen() {
        return getSelectedItems().stream().findFirst();
    }
}
