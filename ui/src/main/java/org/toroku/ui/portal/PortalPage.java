package org.toroku.ui.portal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import java.util.Locale;
import org.toroku.ui.layout.Landing;

/** A page that is drawn from its view model, and drawn again in the other language. */
abstract sealed class PortalPage extends Div implements LocaleChangeObserver, HasDynamicTitle
        permits HomeView,
                ApplyView,
                OwnKeyApplyView,
                PaperApplyView,
                ApplicationView,
                ContinueView,
                RenewView,
                InvitedView,
                AssistedView,
                RevokeView {
    PortalPage() {
        addClassName("portal-page");
    }

    /** Puts the present state on the emptied page. */
    abstract void draw();

    /** Key of the page's title. */
    abstract String titleKey();

    /** The reader's language, for parts that are no components themselves. */
    final Locale locale() {
        return getLocale();
    }

    final void redraw() {
        removeAll();
        draw();
    }

    /** For a step that has no address of its own: what comes next begins on top. */
    final void next() {
        redraw();
        getUI().ifPresent(Landing::atHeading);
    }

    @Override
    public final void localeChange(LocaleChangeEvent event) {
        redraw();
        event.getUI().getPage().setTitle(getPageTitle());
    }

    @Override
    public final String getPageTitle() {
        return getTranslation(titleKey()) + " – " + getTranslation("brand.portal");
    }
}
