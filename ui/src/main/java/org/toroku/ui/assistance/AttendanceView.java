package org.toroku.ui.assistance;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import org.toroku.assistance.AttendanceDesk;
import org.toroku.assistance.AttendanceDesk.Shown;
import org.toroku.assistance.AttendanceDesk.State;
import org.toroku.officers.Roles;
import org.toroku.ui.layout.StaffLayout;
import org.toroku.ui.staff.Said;
import org.toroku.ui.staff.SignedInOfficer;
import org.toroku.ui.staff.Toast;
import org.toroku.ui.text.Moments;

/** Where an officer opens a session at the counter, follows it, and says at its end what they saw. */
@Route(value = "staff/assistance", layout = StaffLayout.class)
@RolesAllowed({Roles.EXAMINER, Roles.POST_ROOM})
public class AttendanceView extends Div implements LocaleChangeObserver, HasDynamicTitle {
    /** While somebody sits there and types. */
    private static final int POLL = 3000;

    private final AttendanceViewModel model;
    private Registration polling = () -> {};

    AttendanceView(AttendanceDesk desk, SignedInOfficer officer) {
        this.model = new AttendanceViewModel(desk, officer.current());
        addClassNames("inbox", "attendance");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        polling = event.getUI().addPollListener(poll -> {
            // what the officer is ticking is not drawn away while nothing happens
            if (model.look()) {
                draw();
            }
        });
        poll(event.getUI());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        polling.remove();
        event.getUI().setPollInterval(-1);
    }

    private void poll(UI ui) {
        // once it is signed nothing comes by itself any more, and asking would keep an officer who left signed in
        ui.setPollInterval(
                model.current().filter(open -> open.state() != State.SIGNED).isPresent() ? POLL : -1);
    }

    private void draw() {
        removeAll();
        H1 title = new H1(getTranslation("attend.title"));
        title.getElement().setAttribute("tabindex", "-1");
        title.addClassName("attend-title");
        add(title, new Paragraph(getTranslation("attend.text")));
        model.current()
                .ifPresentOrElse(
                        session -> add(
                                new SessionPanel(session, model.code()),
                                new ClosingForm(
                                        session.state() == State.SIGNED,
                                        observed -> done(model.state(observed)),
                                        reason -> done(model.stop(reason)))),
                        () -> add(new OpeningForm(start -> done(model.open(start)))));
        drawRecent();
        getUI().ifPresent(this::poll);
    }

    private void drawRecent() {
        UnorderedList list = new UnorderedList();
        model.recent().stream()
                .filter(session -> model.current()
                        .filter(current -> current.id().equals(session.id()))
                        .isEmpty())
                .forEach(session -> list.add(new ListItem(line(session))));
        if (list.getComponentCount() > 0) {
            add(new H2(getTranslation("attend.recent")), list);
        }
    }

    private String line(Shown session) {
        return getTranslation(
                "attend.recent.line",
                session.number(),
                Moments.text(session.openedAt(), getLocale()),
                session.caseNumber().orElse("–"),
                getTranslation("attend.state." + session.state().name()));
    }

    private void done(Said said) {
        Toast.show(this, said);
        if (said.success()) {
            draw();
            // the button that was pressed is gone
            getElement().executeJs("this.querySelector('.attend-title')?.focus()");
        }
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        draw();
        event.getUI().getPage().setTitle(getPageTitle());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("attend.title") + " – " + getTranslation("brand.staff");
    }
}
