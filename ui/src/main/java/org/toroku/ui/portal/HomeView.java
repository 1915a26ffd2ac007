package org.toroku.ui.portal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.toroku.paper.PaperCounter;
import org.toroku.ui.layout.PortalLayout;

/** Entry: what this is, what is needed, and the ways on. */
@Route(value = "", layout = PortalLayout.class)
@AnonymousAllowed
public final class HomeView extends PortalPage {
    private static final String[] NEEDED = {"home.need.card", "home.need.password", "home.need.self", "home.need.time"};

    private final PaperCounter counter;

    public HomeView(PaperCounter counter) {
        this.counter = counter;
    }

    @Override
    void draw() {
        UnorderedList needed = new UnorderedList();
        for (String key : NEEDED) {
            needed.add(new ListItem(getTranslation(key)));
        }
        Button apply = new Button(getTranslation("home.apply"));
        apply.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.LARGE);
        apply.addClickListener(click -> go(ApplyView.class));
        Button resume = new Button(getTranslation("home.continue"));
        resume.addThemeVariants(ButtonVariant.LARGE);
        resume.addClickListener(click -> go(ContinueView.class));
        Button paper = new Button(getTranslation("home.apply-paper"));
        paper.addThemeVariants(ButtonVariant.LARGE);
        paper.addClickListener(click -> go(PaperApplyView.class));
        Button ownKey = new Button(getTranslation("home.apply-own-key"));
        ownKey.addThemeVariants(ButtonVariant.LARGE);
        ownKey.addClickListener(click -> go(OwnKeyApplyView.class));
        Div actions = new Div(apply, ownKey, paper, resume);
        actions.addClassName("actions");
        add(
                new H1(getTranslation("home.title")),
                new Paragraph(getTranslation("home.lead")),
                actions,
                new H2(getTranslation("home.need.title")),
                needed,
                new H2(getTranslation("home.flow.title")),
                Progress.overview(this, Way.CARD),
                new H2(getTranslation("home.other.title")),
                new H3(getTranslation("home.flow.own-key.title")),
                new Paragraph(getTranslation("home.flow.own-key.text")),
                Progress.overview(this, Way.OWN_KEY),
                new H3(getTranslation("home.flow.paper.title")),
                new Paragraph(getTranslation(counter.proxyAllowed() ? "home.other.text" : "home.other.text.in-person")),
                Progress.overview(this, Way.PAPER));
    }

    private void go(Class<? extends PortalPage> page) {
        getUI().ifPresent(ui -> ui.navigate(page));
    }

    @Override
    String titleKey() {
        return "home.title";
    }
}
