package org.toroku.ui.inbox;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.QuerySortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.toroku.process.Inbox;
import org.toroku.process.Inbox.Order;
import org.toroku.process.Inbox.SortKey;
import org.toroku.ui.text.Moments;

/** The lazy list of tasks; the row where the keyboard is, is the chosen one, and any number can be marked. */
final class TaskGrid extends Grid<Inbox.Row> {
    private final Map<Grid.Column<Inbox.Row>, String> headers = new LinkedHashMap<>();
    private final Map<SortKey, Grid.Column<Inbox.Row>> sorted = new EnumMap<>(SortKey.class);
    private final CallbackDataProvider<Inbox.Row, Void> rows;
    private final InboxViewModel model;
    private final Clock clock;
    private final Grid.Column<Inbox.Row> rest;
    private Optional<Inbox.Row> chosen = Optional.empty();
    private Map<Long, Inbox.Row> lastRead = Map.of();
    private Runnable onChoice = () -> {};

    TaskGrid(InboxViewModel model, Clock clock) {
        super(Inbox.Row.class, false);
        this.model = model;
        this.clock = clock;
        this.rows = new CallbackDataProvider<>(
                query -> model.page(order(query), query.getOffset(), query.getLimit()).stream(),
                query -> model.count(),
                Inbox.Row::taskKey);
        addThemeVariants(GridVariant.ROW_STRIPES);
        setSizeFull();
        setSelectionMode(SelectionMode.MULTI);
        ((GridMultiSelectionModel<Inbox.Row>) getSelectionModel())
                .setSelectAllCheckboxVisibility(GridMultiSelectionModel.SelectAllCheckboxVisibility.HIDDEN);
        columns();
        rest = addComponentColumn(this::rest).setWidth("8.5rem").setFlexGrow(0);
        rest.setTooltipGenerator(row -> row.rest().map(Inbox.Rest::reason).orElse(""));
        headers.put(rest, "rest");
        setPartNameGenerator(this::parts);
        addCellFocusListener(focus -> focus.getItem().ifPresent(this::choose));
        setDataProvider(rows);
    }

    /** Together no wider than the list on a window of 1280 pixels, with its scroll bar; text that is longer goes on below. */
    private void columns() {
        sortable("caseNumber", SortKey.NUMBER, addComponentColumn(this::number)).setWidth("8rem");
        wrapping(column("applicant", SortKey.APPLICANT, this::applicant)).setFlexGrow(2);
        column("route", SortKey.ROUTE, row -> getTranslation("route.brief." + row.route()))
                .setWidth("6rem")
                .setTooltipGenerator(row -> getTranslation("route." + row.route()));
        wrapping(column("task", SortKey.TASK, row -> model.called(this, row, getLocale())))
                .setWidth("9.5rem")
                .setFlexGrow(1);
        column("group", SortKey.GROUP, row -> getTranslation("role." + row.candidateGroup()))
                .setWidth("6.5rem");
        wrapping(column("assignee", SortKey.ASSIGNEE, this::assignee))
                .setWidth("7rem")
                .setTooltipGenerator(this::holder);
        column("age", SortKey.AGE, row -> Moments.span(Duration.between(row.createdAt(), clock.instant()), getLocale()))
                .setWidth("4.75rem");
        // on a narrower window the others go under it: nobody may have to scroll to see what is late
        sortable("due", SortKey.DUE, addComponentColumn(this::due))
                .setWidth("11.5rem")
                .setFrozenToEnd(true);
    }

    private static Grid.Column<Inbox.Row> wrapping(Grid.Column<Inbox.Row> column) {
        return column.setWidth("8rem").setPartNameGenerator(_ -> "wrapping");
    }

    private Grid.Column<Inbox.Row> column(String name, SortKey column, Function<Inbox.Row, String> text) {
        return sortable(name, column, addColumn(text::apply));
    }

    private Grid.Column<Inbox.Row> sortable(String name, SortKey column, Grid.Column<Inbox.Row> added) {
        added.setFlexGrow(0).setKey(column.name()).setSortable(true).setSortProperty(column.name());
        headers.put(added, name);
        sorted.put(column, added);
        return added;
    }

    private static Order order(Query<Inbox.Row, Void> query) {
        return query.getSortOrders().stream().findFirst().map(TaskGrid::order).orElse(Order.DUE_FIRST);
    }

    private static Order order(QuerySortOrder order) {
        return new Order(SortKey.valueOf(order.getSorted()), order.getDirection() == SortDirection.ASCENDING);
    }

    /** What the officer sorts by now. */
    Order order() {
        return getSortOrder().stream()
                .findFirst()
                .map(order -> new Order(
                        SortKey.valueOf(order.getSorted().getKey()), order.getDirection() == SortDirection.ASCENDING))
                .orElse(Order.DUE_FIRST);
    }

    void sortBy(Order order) {
        sort(List.of(new GridSortOrder<>(
                sorted.get(order.column()), order.ascending() ? SortDirection.ASCENDING : SortDirection.DESCENDING)));
    }

    /** Who may have to key the name unseen is told why there is none. */
    private String applicant(Inbox.Row row) {
        return row.applicantName().isEmpty() ? getTranslation("inbox.name-withheld") : row.applicantName();
    }

    private String assignee(Inbox.Row row) {
        return row.assignee()
                .map(name -> name.isEmpty()
                        ? getTranslation("inbox.holder.unnamed")
                        : OfficerName.shown(this, getLocale(), name, model.awayUntil(name)))
                .orElse("–");
    }

    /** Where the column is too narrow, or names nobody, all of it. */
    private String holder(Inbox.Row row) {
        return row.assignee().filter(String::isEmpty).isPresent()
                ? getTranslation("inbox.holder.unnamed.why")
                : assignee(row);
    }

    private enum Urgency {
        LATE,
        SOON,
        LATER
    }

    private Urgency urgency(Inbox.Row row) {
        Instant now = clock.instant();
        if (row.dueAt().filter(now::isAfter).isPresent()) {
            return Urgency.LATE;
        }
        Instant soon = now.plus(Duration.ofHours(Inbox.SOON_HOURS));
        return row.dueAt().filter(soon::isAfter).isPresent() ? Urgency.SOON : Urgency.LATER;
    }

    private Span due(Inbox.Row row) {
        Span text = new Span(
                row.dueAt().map(due -> Moments.briefDeadline(due, getLocale())).orElse("–"));
        switch (urgency(row)) {
            case LATE -> {
                text.addClassName("overdue");
                text.setText(getTranslation("inbox.overdue", text.getText()));
            }
            case SOON -> {
                text.addClassName("due-soon");
                text.setText(getTranslation("inbox.soon", text.getText()));
            }
            case LATER -> {
                // the date alone
            }
        }
        return text;
    }

    private Span rest(Inbox.Row row) {
        Span text = new Span(row.rest()
                .map(rest -> getTranslation(
                        rest.isOver(clock.instant()) ? "inbox.rest.over" : "inbox.rest.until",
                        Moments.brief(rest.until(), getLocale())))
                .orElse(""));
        text.addClassName("quiet");
        return text;
    }

    /** On a narrow window the column that says so is far to the right; there it stands below the number. */
    private Div number(Inbox.Row row) {
        Div cell = new Div(new Span(row.caseNumber()));
        if (row.rest().isPresent()) {
            Span held = rest(row);
            held.addClassName("held");
            cell.add(held);
        }
        return cell;
    }

    private String parts(Inbox.Row row) {
        String urgency = switch (urgency(row)) {
            case LATE -> "late";
            case SOON -> "soon";
            case LATER -> "";
        };
        boolean here = chosen.filter(each -> each.taskKey() == row.taskKey()).isPresent();
        return (here ? "chosen " : "") + urgency;
    }

    void translate() {
        headers.forEach((column, name) -> column.setHeader(getTranslation("inbox.column." + name)));
        getElement().setAttribute("aria-label", getTranslation("inbox.title"));
        GridWords.say(this);
    }

    void onChoice(Runnable listener) {
        onChoice = listener;
        addSelectionListener(_ -> listener.run());
    }

    void choose(Inbox.Row row) {
        Optional<Inbox.Row> before = chosen;
        chosen = Optional.of(row);
        before.filter(old -> old.taskKey() != row.taskKey()).ifPresent(rows::refreshItem);
        rows.refreshItem(row);
        onChoice.run();
    }

    /**
     * Reads again; what is chosen and marked stays so as the list shows it now, or is dropped where the list no longer does:
     * nothing is done to what nobody sees, and no row knows more than the list.
     */
    void refresh() {
        rest.setVisible(model.filter().rests() != Inbox.Rests.AWAKE);
        Set<Long> keys = new HashSet<>();
        getSelectedItems().forEach(row -> keys.add(row.taskKey()));
        chosen.ifPresent(row -> keys.add(row.taskKey()));
        Map<Long, Inbox.Row> now = model.among(keys);
        lastRead = now;
        chosen = chosen.flatMap(old -> Optional.ofNullable(now.get(old.taskKey())));
        Set<Inbox.Row> marked = new HashSet<>();
        getSelectedItems()
                .forEach(old -> Optional.ofNullable(now.get(old.taskKey())).ifPresent(marked::add));
        asMultiSelect().setValue(marked);
        rows.refreshAll();
    }

    /** Another list is shown: nothing is done to what is no longer in sight. */
    void forget() {
        chosen = Optional.empty();
        deselectAll();
    }

    /** Marks the chosen row, or takes the mark away. */
    void toggleMark() {
        chosen.ifPresent(row -> {
            if (asMultiSelect().isSelected(row)) {
                deselect(row);
            } else {
                select(row);
            }
        });
    }

    /**
     * Puts the keyboard into the first row, as Tab would, once rows are drawn; or into the list where there are none. It is
     * taken from nobody: whoever has gone elsewhere meanwhile stays there.
     */
    void takeKeyboard() {
        getElement().executeJs("""
                const within = this.shadowRoot;
                let frames = 120;
                const look = () => {
                  const row = within.querySelector('#items [tabindex="0"]');
                  if (document.activeElement === document.body && (row || frames === 0)) {
                    (row ?? within.querySelector('[tabindex="0"]'))?.focus();
                  } else if (frames-- > 0) {
                    requestAnimationFrame(look);
                  }
                };
                requestAnimationFrame(look);
                """);
    }

    Optional<Inbox.Row> chosen() {
        return chosen;
    }

    /** What an act is about: the marked rows, or else the chosen one; as they were last read, for the grid keeps old ones. */
    Set<Inbox.Row> meant() {
        return getSelectedItems().isEmpty()
                ? chosen.map(Set::of).orElse(Set.of())
                : getSelectedItems().stream()
                        .map(row -> lastRead.getOrDefault(row.taskKey(), row))
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
