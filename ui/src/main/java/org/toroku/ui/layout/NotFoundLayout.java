package org.toroku.ui.layout;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.spring.security.AuthenticationContext;
import org.toroku.ui.inbox.InboxView;

/**
 * The applicants' frame, or for staff one of their own, in which nothing offers to continue an application. Their full frame
 * is not here: what it takes is loaded with the pages of staff, and an applicant who mistypes an address needs none of it.
 */
@AnonymousAllowed
public class NotFoundLayout extends Div implements RouterLayout, LocaleChangeObserver {
    private final RouterLink brand = new RouterLink("", InboxView.class);
    private final RouterLayout frame;

    public NotFoundLayout(AuthenticationContext reader) {
        frame = NotFoundView.isStaff(reader) ? new Staff(brand, reader) : new PortalLayout();
        getElement().appendChild(frame.getElement());
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        frame.showRouterLayoutContent(content);
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        brand.setText(getTranslation("brand.staff"));
    }

    private static final class Staff extends Div implements RouterLayout {
        private final Main main = new Main();

        Staff(RouterLink brand, AuthenticationContext reader) {
            addClassName("portal");
            brand.addClassName("brand");
            main.setId("main");
            main.getElement().setAttribute("tabindex", "-1");
            Div right = new Div(new Span(reader.getPrincipalName().orElse("")), new LanguageSwitch());
            right.addClassName("portal-header-right");
            Div bar = new Div(brand, right);
            bar.addClassName("portal-bar");
            add(new Header(bar), main);
        }

        @Override
        public void showRouterLayoutContent(HasElement content) {
            main.removeAll();
            content.getElement().getComponent().ifPresent((Component page) -> main.add(page));
        }
    }
}
