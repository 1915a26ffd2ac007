package org.toroku.ui.organisation;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.shared.Registration;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.organisation.InvitationDesk;
import org.toroku.organisation.InvitationDesk.Act;
import org.toroku.organisation.InvitationDesk.Filter;
import org.toroku.organisation.InvitationDesk.Item;
import org.toroku.organisation.InvitationDesk.State;
import org.toroku.ui.staff.Confirmation;
import org.toroku.ui.staff.Said;
import org.toroku.ui.staff.Toast;
import org.toroku.ui.text.Moments;

/** Every invitation of the organisation with how far it got, and what may be done with it. */
final class InvitationList extends Div {
    /** Milliseconds between looks at the invitations. */
    private static final int POLL = 5000;
    /** Looks after the last act, ten minutes: a page that was left alone must not keep its session alive. */
    private static final int MOST_LOOKS = 120;

    private final InvitationDesk desk;
    private final Officer administrator;
    private final TextField text = new TextField();
    private final Select<@Nullable State> state = new Select<>();
    private final Span count = new Span();
    private final Grid<Item> grid = new Grid<>(Item.class, false);
    private final CallbackDataProvider<Item, Void> rows;
    /** What the browser was sent last, by its place in the list. */
    private final Map<Integer, Item> sent = new TreeMap<>();

    private final Button resend = new Button();
    private final Button withdraw = new Button();
    private int counted;
    private int looks;
    private Registration polling = () -> {};

    InvitationList(InvitationDesk desk, Officer administrator) {
        this.desk = desk;
        this.administrator = administrator;
        this.rows = DataProvider.fromCallbacks(
                query -> fetch(query.getOffset(), query.getLimit()).stream(),
                query -> desk.count(administrator, filter(0, 0)));
        addClassName("invitation-list");
        Confirmation sure = new Confirmation(
                getTranslation("invitations.withdraw"),
                getTranslation("invitations.withdraw.yes"),
                () -> withdraw("invitations.withdrawn"));
        Confirmation left = new Confirmation(
                getTranslation("invitations.left"),
                getTranslation("invitations.left.yes"),
                () -> withdraw("invitations.left.done"));
        resend.setText(getTranslation("invitations.resend"));
        resend.addClickListener(click ->
                chosen().ifPresent(item -> said(desk.resend(administrator, item.id()), "invitations.resent")));
        withdraw.setText(getTranslation("invitations.withdraw"));
        withdraw.addClickListener(click -> chosen().ifPresent(item -> {
            String name = item.member().fullName();
            if (item.state() == State.ISSUED) {
                left.ask(new Paragraph(getTranslation("invitations.left.text", name)));
            } else {
                sure.ask(new Paragraph(getTranslation("invitations.withdraw.text", name)));
            }
        }));
        count.getElement().setAttribute("aria-live", "polite");
        drawFilter();
        drawGrid();
        Div filters = new Div(text, state, count);
        filters.addClassName("filters");
        Div actions = new Div(resend, withdraw, export());
        actions.addClassName("actions");
        add(new H2(getTranslation("invitations.list")), filters, grid, actions, sure, left);
        refresh();
    }

    private List<Item> fetch(int offset, int limit) {
        List<Item> items = desk.list(administrator, filter(offset, limit));
        for (int i = 0; i < items.size(); i++) {
            sent.put(offset + i, items.get(i));
        }
        return items;
    }

    /** Members answer while the page is open. */
    @Override
    protected void onAttach(AttachEvent event) {
        looks = 0;
        event.getUI().setPollInterval(POLL);
        polling = event.getUI().addPollListener(poll -> look(event.getUI()));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        polling.remove();
        event.getUI().setPollInterval(-1);
    }

    private void look(UI ui) {
        if (++looks >= MOST_LOOKS) {
            ui.setPollInterval(-1);
        }
        int total = desk.count(administrator, filter(0, 0));
        int first = sent.keySet().stream().findFirst().orElse(0);
        int last = sent.keySet().stream().reduce((one, next) -> next).orElse(-1);
        List<Item> now = last < first ? List.of() : desk.list(administrator, filter(first, last - first + 1));
        boolean same = total == counted
                && sent.entrySet().stream()
                        .allMatch(each -> each.getKey() - first < now.size()
                                && now.get(each.getKey() - first).equals(each.getValue()));
        if (!same) {
            Optional<UUID> before = chosen().map(Item::id);
            show();
            // the same row, with what may be done with it now
            now.stream()
                    .filter(item -> Optional.of(item.id()).equals(before))
                    .findFirst()
                    .ifPresent(grid::select);
        }
    }

    private Filter filter(int offset, int limit) {
        return new Filter(text.getValue(), Optional.ofNullable(state.getValue()), offset, limit);
    }

    private void drawFilter() {
        text.setLabel(getTranslation("invitations.filter.text"));
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setClearButtonVisible(true);
        text.setMaxLength(100);
        text.addValueChangeListener(change -> refresh());
        state.setLabel(getTranslation("invitations.filter.state"));
        state.setItems(State.values());
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption(getTranslation("invitations.filter.any"));
        state.setItemLabelGenerator(each -> each == null
                ? getTranslation("invitations.filter.any")
                : getTranslation("invitation.state." + each.name()));
        state.addValueChangeListener(change -> refresh());
    }

    private void drawGrid() {
        grid.addThemeVariants(GridVariant.ROW_STRIPES, GridVariant.WRAP_CELL_CONTENT);
        column("name", item -> item.member().fullName());
        column("email", item -> item.member().email()).setFlexGrow(2);
        column("title", item -> item.member().title().orElse(""));
        column("department", item -> item.member().department().orElse(""));
        column(
                "state",
                item -> getTranslation("invitation.state." + item.state().name()));
        column("mail", item -> getTranslation("invitation.mail." + item.mail()));
        column("until", item -> Moments.brief(item.expiresAt(), getLocale()));
        grid.getElement().setAttribute("aria-label", getTranslation("invitations.list"));
        grid.setEmptyStateText(getTranslation("invitations.empty"));
        grid.addCellFocusListener(focus -> focus.getItem().ifPresent(grid::select));
        grid.addSelectionListener(selection -> allow());
        grid.setDataProvider(rows);
    }

    private Grid.Column<Item> column(String name, com.vaadin.flow.function.ValueProvider<Item, String> value) {
        return grid.addColumn(value).setHeader(getTranslation("invitations.column." + name));
    }

    /** Made when it is fetched, so that it says what is true then. */
    private Anchor export() {
        Anchor link = new Anchor(
                DownloadHandler.fromInputStream(request -> {
                    byte[] csv =
                            desk.export(administrator, new SpokenWords(this)).orElse(new byte[0]);
                    return new DownloadResponse(
                            new ByteArrayInputStream(csv), "invitations.csv", "text/csv; charset=utf-8", csv.length);
                }),
                getTranslation("invitations.export"));
        link.getElement().setAttribute("download", true);
        return link;
    }

    private Optional<Item> chosen() {
        return grid.getSelectedItems().stream().findFirst();
    }

    private void allow() {
        Optional<State> chosen = chosen().map(Item::state);
        resend.setEnabled(chosen.filter(each -> each == State.INVITED || each == State.EXPIRED || each == State.CLOSED)
                .isPresent());
        withdraw.setEnabled(chosen.filter(each -> each != State.WITHDRAWN && each != State.CLOSED)
                .isPresent());
        withdraw.setText(
                getTranslation(chosen.equals(Optional.of(State.ISSUED)) ? "invitations.left" : "invitations.withdraw"));
    }

    private void withdraw(String done) {
        chosen().ifPresent(item -> said(desk.withdraw(administrator, item.id()), done));
    }

    private void said(Act answer, String done) {
        Toast.show(
                this,
                switch (answer) {
                    case Act.Done() -> Said.done(done);
                    case Act.Refused(var reason) -> new Said("invitations.refused." + reason, "", false);
                });
        refresh();
    }

    void refresh() {
        looks = 0;
        getUI().ifPresent(ui -> ui.setPollInterval(POLL));
        show();
    }

    private void show() {
        grid.deselectAll();
        sent.clear();
        rows.refreshAll();
        counted = desk.count(administrator, filter(0, 0));
        count.setText(getTranslation("invitations.count", counted));
        allow();
    }
}
