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
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import org.toroku.ui.FaultNotice;
import org.toroku.ui.portal.ContinueView;
import org.toroku.ui.portal.HomeView;

/** In place of a page that could not be opened: a reference and a way on, and nothing of what failed. */
@ParentLayout(PortalLayout.class)
@AnonymousAllowed
public class FaultView extends Div implements HasErrorParameter<Exception>, LocaleChangeObserver, HasDynamicTitle {
    private final H1 title = new H1();
    private final Paragraph text = new Paragraph();
    private final RouterLink home = new RouterLink("", HomeView.class);
    private final RouterLink resume = new RouterLink("", ContinueView.class);
    private String words = "fault.text";
    private String reference = "";

    public FaultView() {
        addClassName("portal-page");
        text.getElement().setAttribute("role", "alert");
        Div ways = new Div(home, resume);
        ways.addClassName("actions");
        add(title, text, ways);
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> error) {
        words = FaultNotice.text(error.getCaughtException());
        reference = FaultNotice.logged(error.getCaughtException());
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        title.setText(getPageTitle());
        text.setText(getTranslation(words, reference));
        home.setText(getTranslation("not-found.home"));
        resume.setText(getTranslation("not-found.continue"));
        event.getUI().getPage().setTitle(getPageTitle());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("fault.title");
    }
}
