package org.toroku.ui.inbox;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.toroku.decision.CaseSearch.Found;
import org.toroku.decision.CaseSearch.Query;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Routes;
import org.toroku.pki.SerialText;
import org.toroku.ui.paper.PaperCaseView;
import org.toroku.ui.paper.TaskPages;
import org.toroku.ui.staff.TaskAddress;
import org.toroku.ui.text.Calendar;
import org.toroku.ui.text.Moments;

/** All cases: open, decided and closed ones, found by what is known of one. */
final class CasesPanel extends Div {
    private static final int LONGEST_SEARCH = 200;

    /** Was never handed in, and is nothing that officers look at. */
    private static final List<ApplicationState> STATES = Arrays.stream(ApplicationState.values())
            .filter(state -> state != ApplicationState.AWAITING_SIGNATURE)
            .toList();

    private final CasesViewModel model;
    private final Runnable remember;
    private final TextField search = new TextField();
    private final Select<ApplicationState> state = new Select<>();
    private final Select<String> route = new Select<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker until = new DatePicker();
    private final Span count = new Span();
    private final Span trace = new Span();
    private final Grid<Found> grid = new Grid<>();
    private final Map<Grid.Column<Found>, String> headers = new LinkedHashMap<>();

    /** @param remember called once the model looks for something else */
    CasesPanel(CasesViewModel model, Runnable remember) {
        this.model = model;
        this.remember = remember;
        addClassName("cases");
        search.setClearButtonVisible(true);
        search.setMaxLength(LONGEST_SEARCH);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        state.setItems(STATES);
        state.setEmptySelectionAllowed(true);
        route.setItems(InboxFilterBar.ROUTES);
        route.setEmptySelectionAllowed(true);
        from.setClearButtonVisible(true);
        until.setClearButtonVisible(true);
        set(model.query());
        search.addValueChangeListener(_ -> look());
        state.addValueChangeListener(_ -> look());
        route.addValueChangeListener(_ -> look());
        List.of(from, until).forEach(day -> day.addValueChangeListener(_ -> look()));
        Div filters = new Div(search, state, route, from, until);
        filters.addClassNames("tools", "inbox-filters");
        count.getElement().setAttribute("aria-live", "polite");
        count.addClassName("quiet");
        columns();
        trace.addClassName("quiet");
        Div found = new Div(count, trace);
        found.addClassName("heading");
        add(filters, found, grid);
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.ROW_STRIPES);
        grid.setSizeFull();
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        column("caseNumber", grid.addComponentColumn(this::link), "9rem");
        column("applicant", wrapping(grid.addColumn(this::applicant)), "9rem").setFlexGrow(2);
        column(
                "route",
                grid.addColumn(found -> getTranslation("route.brief." + found.route()))
                        .setTooltipGenerator(found -> getTranslation("route." + found.route())),
                "6rem");
        column("state", wrapping(grid.addColumn(this::state)), "12rem");
        column("applied", grid.addColumn(found -> Moments.text(found.appliedAt(), getLocale())), "11.25rem");
        column("serial", grid.addComponentColumn(CasesPanel::serial), "12rem").setFlexGrow(1);
        grid.setDataProvider(new CallbackDataProvider<>(
                asked -> model.page(asked.getOffset(), asked.getLimit()).stream(), _ -> model.count(), Found::caseId));
    }

    private static Grid.Column<Found> wrapping(Grid.Column<Found> column) {
        return column.setPartNameGenerator(_ -> "wrapping");
    }

    private Grid.Column<Found> column(String name, Grid.Column<Found> column, String width) {
        headers.put(column, name);
        return column.setWidth(width).setFlexGrow(0);
    }

    private String applicant(Found found) {
        return found.applicantName().isEmpty() ? getTranslation("inbox.name-withheld") : found.applicantName();
    }

    private String state(Found found) {
        return getTranslation("case.state." + found.state());
    }

    /** Leads to the officer's task where there is one, else to the case as it can be read. */
    private RouterLink link(Found found) {
        Class<? extends Component> page = found.task()
                .flatMap(task -> TaskPages.of(task.elementId()))
                .orElse(found.route().equals(Routes.PAPER) ? PaperCaseView.class : CaseRoomView.class);
        String what = found.task()
                .map(task -> String.valueOf(task.key()))
                .orElseGet(() -> found.caseId().toString());
        return new RouterLink(found.caseNumber(), page, new RouteParameters(new RouteParam(TaskAddress.TASK, what)));
    }

    /** Whole, in as many lines as it takes: nobody compares a number that is cut off. */
    private static Component serial(Found found) {
        if (found.serial().isEmpty()) {
            return new Span("–");
        }
        Code serial = new Code(SerialText.shown(found.serial().get()));
        serial.addClassName("digest");
        return serial;
    }

    private void set(Query query) {
        search.setValue(query.text());
        state.setValue(query.state().orElse(null));
        route.setValue(query.route().orElse(null));
        from.setValue(query.from().orElse(null));
        until.setValue(query.until().orElse(null));
    }

    private void look() {
        model.show(new Query(
                search.getValue().strip(),
                state.getOptionalValue(),
                route.getOptionalValue(),
                from.getOptionalValue(),
                until.getOptionalValue()));
        remember.run();
        refresh();
    }

    /** Reads nothing as long as nobody looks. */
    void refresh() {
        if (!isVisible()) {
            return;
        }
        grid.getDataProvider().refreshAll();
        int found = model.count();
        count.setText(getTranslation(CasesViewModel.isMost(found) ? "cases.count.most" : "cases.count", found));
    }

    void focusSearch() {
        search.focus();
    }

    void translate() {
        search.setLabel(getTranslation("inbox.search"));
        search.setPlaceholder(getTranslation("cases.search.hint"));
        trace.setText(getTranslation("cases.trace"));
        state.setLabel(getTranslation("cases.column.state"));
        state.setEmptySelectionCaption(getTranslation("cases.state.all"));
        state.setItemLabelGenerator(each -> getTranslation(each == null ? "cases.state.all" : "case.state." + each));
        route.setLabel(getTranslation("inbox.column.route"));
        route.setEmptySelectionCaption(getTranslation("inbox.route.all"));
        route.setItemLabelGenerator(each -> getTranslation(each == null ? "inbox.route.all" : "route." + each));
        from.setLabel(getTranslation("cases.from"));
        until.setLabel(getTranslation("cases.until"));
        List.of(from, until).forEach(field -> field.setI18n(Calendar.texts(this, getLocale())));
        headers.forEach((column, name) -> column.setHeader(getTranslation("cases.column." + name)));
        grid.getElement().setAttribute("aria-label", getTranslation("cases.title"));
        grid.setEmptyStateText(getTranslation("cases.none"));
        refresh();
    }
}
