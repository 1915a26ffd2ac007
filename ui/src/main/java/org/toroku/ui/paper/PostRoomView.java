package org.toroku.ui.paper;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import org.toroku.officers.Roles;
import org.toroku.paper.PaperFiles;
import org.toroku.paper.PostRoomDesk;
import org.toroku.paper.UnreadPages;
import org.toroku.ui.layout.StaffLayout;
import org.toroku.ui.staff.Said;
import org.toroku.ui.staff.SignedInOfficer;
import org.toroku.ui.staff.Toast;

/** Where the post room works through what arrives: a code, the envelope, its documents, their scans. */
@Route(value = "staff/post", layout = StaffLayout.class)
@RolesAllowed(Roles.POST_ROOM)
public class PostRoomView extends Div implements LocaleChangeObserver, HasDynamicTitle {
    private final PostRoomViewModel model;
    private final SecondLookPanel.Desks look;
    private final PostRoomBacklog backlog;

    PostRoomView(
            PostRoomDesk desk,
            PaperFiles files,
            UnreadPages unread,
            PostRoomBacklog backlog,
            SignedInOfficer officer,
            Clock clock) {
        this.model = new PostRoomViewModel(officer.current(), desk, files, clock);
        this.look = new SecondLookPanel.Desks(officer.current(), unread, desk);
        this.backlog = backlog;
        addClassNames("case-room", "post-room");
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        draw();
        event.getUI().getPage().setTitle(getPageTitle());
    }

    private void draw() {
        removeAll();
        Div left = new Div(
                new CodePanel(model, this::did),
                new EnvelopePanel(model, this::did),
                new OriginalsPanel(model, this::did));
        Div right = new Div(
                new SecondLookPanel(look, this::did),
                new TrayPanel(model, this::did),
                new ReturnedPanel(model, this::did));
        left.addClassName("post-envelope");
        right.addClassName("post-tray");
        Div columns = new Div(left, right);
        columns.addClassName("post-columns");
        add(new H1(getTranslation("post.title")), new BacklogPanel(backlog.of(look.officer())), columns);
    }

    /** A refusal leaves everything typed as it is. */
    private void did(Said said) {
        Toast.show(this, said);
        if (said.success()) {
            draw();
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("post.title") + " – " + getTranslation("brand.staff");
    }
}
