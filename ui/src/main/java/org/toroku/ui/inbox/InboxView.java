package org.toroku.ui.inbox;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Optional;
import org.toroku.officers.Roles;
import org.toroku.process.Inbox;
import org.toroku.ui.layout.StaffLayout;
import org.toroku.ui.paper.TaskPages;
import org.toroku.ui.staff.InboxNotices;
import org.toroku.ui.staff.SignedInOfficer;
import org.toroku.ui.staff.TaskAddress;
import org.toroku.ui.staff.Toast;
import org.toroku.ui.studio.StudioView;
import org.toroku.workflows.TaskIds;

/** The officer's tasks; arrow keys move, Enter opens the case, C claims or releases. */
@Route(value = "staff", layout = StaffLayout.class)
@RolesAllowed({Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR, Roles.POST_ROOM, Roles.PROCESS_OWNER})
public class InboxView extends Div implements BeforeEnterObserver, LocaleChangeObserver, HasDynamicTitle {

    private final InboxViewModel model;
    private final AuthenticationContext authentication;
    private final InboxNotices notices;
    private final H1 title = new H1();
    private final Span count = new Span();
    private final TextField search = new TextField();
    private final Select<String> task = new Select<>();
    private final Checkbox mine = new Checkbox();
    private final Button open = new Button();
    private final Button claim = new Button();
    private final Span keys = new Span();
    private final TaskGrid grid;

    public InboxView(
            Inbox inbox,
            SignedInOfficer officer,
            AuthenticationContext authentication,
            InboxNotices notices,
            Clock clock) {
        this.authentication = authentication;
        this.model = new InboxViewModel(inbox, officer.current());
        this.notices = notices;
        this.grid = new TaskGrid(model, clock);
        addClassName("inbox");
        drawFilters();
        open.addClickListener(click -> grid.chosen().ifPresent(this::open));
        claim.addClickListener(click -> grid.chosen().ifPresent(this::toggle));
        grid.addSelectionListener(selection -> describeChoice());
        grid.addItemDoubleClickListener(click -> open(click.getItem()));
        Shortcuts.addShortcutListener(this, () -> grid.chosen().ifPresent(this::open), Key.ENTER)
                .listenOn(grid);
        Shortcuts.addShortcutListener(this, () -> grid.chosen().ifPresent(this::toggle), Key.KEY_C)
                .listenOn(grid);
        Div heading = new Div(title, count);
        heading.addClassName("heading");
        Div tools = new Div(search, task, mine, open, claim);
        tools.addClassName("tools");
        keys.addClassName("quiet");
        count.getElement().setAttribute("aria-live", "polite");
        add(heading, tools, grid, keys);
    }

    /** Whoever owns processes and nothing else has no tasks. */
    public static boolean isFor(AuthenticationContext officer) {
        return officer.hasAnyRole(Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR, Roles.POST_ROOM);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!isFor(authentication)) {
            event.forwardTo(StudioView.class);
        }
    }

    private void drawFilters() {
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> {
            model.search(change.getValue());
            refresh();
        });
        task.setItems(TaskIds.ALL);
        task.setEmptySelectionAllowed(true);
        task.addValueChangeListener(change -> {
            model.onlyTask(Optional.ofNullable(change.getValue()));
            refresh();
        });
        mine.addValueChangeListener(change -> {
            model.mineOnly(change.getValue());
            refresh();
        });
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Signal.effect(this, () -> {
            notices.changes().get();
            refresh();
        });
    }

    private void refresh() {
        grid.refresh();
        count.setText(getTranslation("inbox.count", grid.count()));
        describeChoice();
    }

    private void describeChoice() {
        Optional<Inbox.Row> chosen = grid.chosen();
        open.setEnabled(chosen.isPresent());
        claim.setEnabled(chosen.isPresent());
        claim.setText(getTranslation(chosen.filter(model::isMine).isPresent() ? "claim.release" : "claim.claim"));
    }

    private void open(Inbox.Row row) {
        getUI().ifPresent(ui -> {
            if (!TaskPages.open(ui, row)) {
                ui.navigate(
                        CaseRoomView.class,
                        new RouteParameters(new RouteParam(TaskAddress.TASK, String.valueOf(row.taskKey()))));
            }
        });
    }

    private void toggle(Inbox.Row row) {
        Toast.show(this, model.toggle(row));
        refresh();
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        title.setText(getTranslation("inbox.title"));
        search.setLabel(getTranslation("inbox.search"));
        search.setPlaceholder(getTranslation("inbox.search.hint"));
        task.setLabel(getTranslation("inbox.task"));
        task.setEmptySelectionCaption(getTranslation("inbox.task.all"));
        task.setItemLabelGenerator(
                id -> id == null ? getTranslation("inbox.task.all") : getTranslation("element." + id));
        mine.setLabel(getTranslation("inbox.mine"));
        open.setText(getTranslation("inbox.open"));
        keys.setText(getTranslation("inbox.keys"));
        grid.translate();
        refresh();
        event.getUI().getPage().setTitle(getPageTitle());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("inbox.title") + " – " + getTranslation("brand.staff");
    }
}
