package org.toroku.ui.layout;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.toroku.ui.portal.ContinueView;
import org.toroku.ui.portal.HomeView;
import org.toroku.ui.portal.RevokeView;

/** Frame of the applicant's pages: roomy, one column. */
@AnonymousAllowed
@Uses(Notification.class)
public class PortalLayout extends Div implements RouterLayout, LocaleChangeObserver, AfterNavigationObserver {
    /** The first page, which then says what went. */
    private static final String LEFT = "./?left";

    private final RouterLink brand = new RouterLink("", HomeView.class);
    private final RouterLink resume = new RouterLink("", ContinueView.class);
    private final RouterLink revoke = new RouterLink("", RevokeView.class);
    /** By its address: whoever signs in on the way there is led on to it. */
    private final Anchor staff = new Anchor("staff");

    private final Span operator = new Span();
    private final Button leave = new Button();
    private final Main main = new Main();
    private final SkipLink skip = new SkipLink(main);

    public PortalLayout() {
        addClassName("portal");
        brand.addClassName("brand");
        Div right = new Div(resume, new LanguageSwitch());
        right.addClassName("portal-header-right");
        Div bar = new Div(brand, right);
        bar.addClassName("portal-bar");
        staff.setRouterIgnore(true);
        leave.setId("leave");
        leave.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        leave.addClickListener(_ -> leave());
        add(skip, new Header(bar), main, new Footer(operator, revoke, leave, new AppearanceSwitch(), staff));
    }

    /** On a device that others use: what was typed and the keys to applications go, from browser and server. */
    private void leave() {
        getUI().ifPresent(ui -> {
            // a question of a session that is gone would load this page again before the next one is there
            ui.setPollInterval(-1);
            ui.getPage().executeJs("""
                            // a draft whose keeping is on its way must not come back
                            window.torokuLeft = true;
                            sessionStorage.clear();
                            sessionStorage.setItem('toroku.left', String(Date.now()));
                            window.location.replace($0)""", LEFT);
            VaadinSession.getCurrent().getSession().invalidate();
        });
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        main.removeAll();
        content.getElement().getComponent().ifPresent((Component page) -> main.add(page));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        getUI().ifPresent(Landing::onNavigation);
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        skip.setText(getTranslation("layout.skip"));
        brand.setText(getTranslation("brand.portal"));
        resume.setText(getTranslation("layout.resume"));
        revoke.setText(getTranslation("layout.revoke"));
        staff.setText(getTranslation("layout.staff"));
        leave.setText(getTranslation("layout.leave"));
        operator.setText(getTranslation("layout.operator"));
    }
}
