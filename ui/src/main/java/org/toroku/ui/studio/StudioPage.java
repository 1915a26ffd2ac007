package org.toroku.ui.studio;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import java.util.Optional;
import java.util.UUID;

/** A page about one draft or publication, drawn anew in whichever language; one that there is not is not found. */
@StyleSheet("context://toroku/studio.css")
abstract class StudioPage extends Div implements BeforeEnterObserver, LocaleChangeObserver, HasDynamicTitle {
    private Optional<UUID> id = Optional.empty();

    StudioPage() {
        addClassName("studio");
    }

    /** Whether there is what the page is about, and this officer may see it. */
    abstract boolean exists(UUID id);

    abstract void draw(UUID id);

    /** Key of the page's title. */
    abstract String titleKey();

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = StudioParts.id(event).filter(this::exists);
        if (id.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
        } else if (isAttached()) {
            redraw();
        }
    }

    final void redraw() {
        removeAll();
        id.ifPresent(this::draw);
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        redraw();
        event.getUI().getPage().setTitle(getPageTitle());
    }

    @Override
    public String getPageTitle() {
        return getTranslation(titleKey()) + " – " + getTranslation("studio.title");
    }
}
