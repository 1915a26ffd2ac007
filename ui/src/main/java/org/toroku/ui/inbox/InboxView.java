package org.toroku.ui.inbox;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.toroku.assignment.AbsenceDesk;
import org.toroku.decision.CaseSearch;
import org.toroku.notes.CaseNotes;
import org.toroku.officers.Roles;
import org.toroku.process.Inbox;
import org.toroku.process.SavedViews;
import org.toroku.ui.inbox.ScopeSwitch.Scope;
import org.toroku.ui.layout.StaffLayout;
import org.toroku.ui.paper.TaskPages;
import org.toroku.ui.staff.InboxNotices;
import org.toroku.ui.staff.SignedInOfficer;
import org.toroku.ui.staff.TaskAddress;
import org.toroku.ui.staff.TaskNames;
import org.toroku.ui.studio.StudioView;

/** The officer's tasks. */
@Route(value = "staff", layout = StaffLayout.class)
@RolesAllowed({Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR, Roles.POST_ROOM, Roles.PROCESS_OWNER})
public class InboxView extends Div implements BeforeEnterObserver, LocaleChangeObserver, HasDynamicTitle {
    private final InboxViewModel model;
    private final AuthenticationContext authentication;
    private final InboxNotices notices;
    private final H1 title = new H1();
    private final Span count = new Span();
    private final Span leftOut = new Span();
    private final Span keys = new Span();
    private final ViewChooser views;
    private final InboxFilterBar filters;
    private final TaskGrid grid;
    private final InboxActs acts;
    private final WorkloadPanel workload;
    private final MentionsPanel mentions;
    private final AwayPanel away;
    private final CasesViewModel caseModel;
    private final CasesPanel cases;
    private final ScopeSwitch scopes = new ScopeSwitch(this::scope);
    private final Div tasks;
    private Scope scope;

    /** Where the officer was; comes back with the page, as long as the login lasts. Never in an address: it may name people. */
    private record Place(Inbox.Filter filter, Optional<Long> chosen, Scope scope, CaseSearch.Query sought) {}

    /** What this page shows; other pages need less. */
    @org.springframework.stereotype.Component
    record Lists(Inbox inbox, SavedViews saved, CaseSearch cases) {}

    /** What the page needs beside the lists. */
    @org.springframework.stereotype.Component
    record Surroundings(CaseNotes notes, AbsenceDesk absences, TaskNames names) {}

    InboxView(
            Lists lists,
            SignedInOfficer officer,
            AuthenticationContext authentication,
            InboxNotices notices,
            Surroundings surroundings,
            Clock clock) {
        this.authentication = authentication;
        this.model = new InboxViewModel(
                lists.inbox(), lists.saved(), surroundings.absences(), surroundings.names(), officer.current());
        this.caseModel = new CasesViewModel(lists.cases(), officer.current());
        this.notices = notices;
        Optional<Place> before = Optional.ofNullable(VaadinSession.getCurrent().getAttribute(Place.class))
                .filter(place ->
                        place.filter().officer().equals(officer.current().username()));
        before.ifPresent(place -> model.show(place.filter()));
        before.ifPresent(place -> caseModel.show(place.sought()));
        this.scope = before.map(Place::scope).filter(_ -> caseModel.mayLook()).orElse(Scope.TASKS);
        this.cases = new CasesPanel(caseModel, this::remember);
        this.grid = new TaskGrid(model, clock);
        this.filters = new InboxFilterBar(model.filter(), model.oversees(), this::filtered);
        this.views = new ViewChooser(model, this::viewChosen);
        this.acts = new InboxActs(model, grid, clock, this::open, this::refresh, this::showAll, filters::focusSearch);
        this.workload = new WorkloadPanel(model);
        this.mentions = new MentionsPanel(surroundings.notes(), officer.current(), this::find);
        this.away = new AwayPanel(model, this::refresh);
        grid.sortBy(model.filter().order());
        before.flatMap(Place::chosen)
                .flatMap(key -> Optional.ofNullable(model.among(Set.of(key)).get(key)))
                .ifPresent(grid::choose);
        grid.addSortListener(_ -> {
            model.show(model.filter().sorted(grid.order()));
            views.left();
            remember();
        });
        grid.addItemDoubleClickListener(click -> open(click.getItem()));
        addClassName("inbox");
        Div heading = new Div(title, scopes, count, views);
        heading.addClassName("heading");
        keys.addClassName("quiet");
        leftOut.addClassName("quiet");
        count.getElement().setAttribute("aria-live", "polite");
        scopes.setVisible(caseModel.mayLook());
        this.tasks = new Div(mentions, away, filters, acts, grid, leftOut, workload, keys);
        tasks.addClassName("inbox-part");
        add(heading, tasks, cases);
        showScope();
    }

    private void scope(Scope wanted) {
        scope = wanted;
        showScope();
        refresh();
        if (scope == Scope.CASES) {
            cases.focusSearch();
        }
    }

    private void showScope() {
        scopes.show(scope);
        List.of(tasks, count, views).forEach(part -> part.setVisible(scope == Scope.TASKS));
        cases.setVisible(scope == Scope.CASES);
    }

    /** Leads whoever has finished a case back to the list, with the keyboard in it: the next case is one key away. */
    public static void goOn(UI ui) {
        ui.navigate(InboxView.class);
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

    @Override
    protected void onAttach(AttachEvent event) {
        grid.takeKeyboard();
        Signal.effect(this, () -> {
            notices.changes().get();
            refresh();
        });
    }

    private void filtered() {
        model.show(filters.filter(model.filter()));
        views.left();
        grid.forget();
        refresh();
    }

    private void viewChosen() {
        filters.set(model.filter());
        grid.sortBy(model.filter().order());
        grid.forget();
        refresh();
    }

    private void showAll() {
        show(model.awake().sorted(model.filter().order()));
    }

    private void find(String caseNumber) {
        show(model.ofCase(caseNumber));
    }

    private void show(Inbox.Filter filter) {
        model.show(filter);
        filters.set(model.filter());
        views.left();
        grid.forget();
        refresh();
    }

    private void refresh() {
        if (scope == Scope.CASES) {
            cases.refresh();
            remember();
            return;
        }
        model.lookWhoIsAway();
        grid.refresh();
        int shown = model.count();
        int all = model.countAll();
        count.setText(
                all > shown ? getTranslation("inbox.count.of", shown, all) : getTranslation("inbox.count", shown));
        // an empty list never hides that work waits behind a filter
        grid.setEmptyStateText(all > 0 ? getTranslation("inbox.empty.filtered", all) : getTranslation("inbox.empty"));
        int own = model.leftOut();
        leftOut.setText(getTranslation("inbox.left-out", own));
        leftOut.setVisible(own > 0);
        acts.describe();
        workload.refresh();
        mentions.refresh();
        away.refresh();
        remember();
    }

    private void remember() {
        VaadinSession.getCurrent()
                .setAttribute(
                        Place.class,
                        new Place(model.filter(), grid.chosen().map(Inbox.Row::taskKey), scope, caseModel.query()));
    }

    private void open(Inbox.Row row) {
        remember();
        getUI().ifPresent(ui -> {
            if (!TaskPages.open(ui, row)) {
                ui.navigate(
                        CaseRoomView.class,
                        new RouteParameters(new RouteParam(TaskAddress.TASK, String.valueOf(row.taskKey()))));
            }
        });
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        title.setText(getTranslation("inbox.title"));
        keys.setText(getTranslation("inbox.keys"));
        scopes.translate();
        cases.translate();
        views.translate();
        filters.translate();
        acts.translate();
        grid.translate();
        refresh();
        event.getUI().getPage().setTitle(getPageTitle());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("inbox.title") + " – " + getTranslation("brand.staff");
    }
}
