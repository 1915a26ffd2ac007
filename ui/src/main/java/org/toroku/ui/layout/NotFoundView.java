package org.toroku.ui.layout;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.servlet.http.HttpServletResponse;
import org.toroku.officers.Roles;
import org.toroku.ui.inbox.InboxView;
import org.toroku.ui.portal.ContinueView;
import org.toroku.ui.portal.HomeView;

/**
 * Shown for unknown addresses, and for pages the reader may not see, so that nobody learns which those are. Staff who are
 * signed in get the way back to their own work.
 */
@ParentLayout(NotFoundLayout.class)
@AnonymousAllowed
public class NotFoundView extends Div
        implements HasErrorParameter<NotFoundException>, LocaleChangeObserver, HasDynamicTitle {
    private final H1 title = new H1();
    private final Paragraph text = new Paragraph();
    private final RouterLink home = new RouterLink("", HomeView.class);
    private final RouterLink resume = new RouterLink("", ContinueView.class);
    private final RouterLink inbox = new RouterLink("", InboxView.class);
    private final boolean staff;

    public NotFoundView(AuthenticationContext reader) {
        staff = isStaff(reader);
        addClassName("portal-page");
        Div ways = staff ? new Div(inbox) : new Div(home, resume);
        ways.addClassName("actions");
        add(title, text, ways);
    }

    static boolean isStaff(AuthenticationContext reader) {
        return reader.hasAnyRole(
                Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR, Roles.POST_ROOM, Roles.PROCESS_OWNER);
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> error) {
        return HttpServletResponse.SC_NOT_FOUND;
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        title.setText(getTranslation("not-found.title"));
        text.setText(getTranslation(staff ? "not-found.staff" : "not-found.text"));
        home.setText(getTranslation("not-found.home"));
        resume.setText(getTranslation("not-found.continue"));
        inbox.setText(getTranslation("not-found.inbox"));
        event.getUI().getPage().setTitle(getPageTitle());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("not-found.title");
    }
}
