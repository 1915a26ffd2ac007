package org.toroku.ui.portal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Clock;
import org.toroku.counter.TrackerDesk;
import org.toroku.paper.PaperCounter;
import org.toroku.ui.layout.PortalLayout;

/** Entry: a few questions that lead to the right way, the ways side by side, and how each goes. */
@Route(value = "", layout = PortalLayout.class)
@AnonymousAllowed
public final class HomeView extends PortalPage {
    private final PaperCounter counter;
    private final TrackerDesk tracker;
    private final Clock clock;
    private final WayFinder finder;
    private final boolean demonstration;

    public HomeView(PaperCounter counter, TrackerDesk tracker, Clock clock, PortalSettings settings) {
        this.counter = counter;
        this.tracker = tracker;
        this.clock = clock;
        this.demonstration = settings.testSigning();
        this.finder = new WayFinder(counter.proxyAllowed());
    }

    @Override
    void draw() {
        WayLinks links = new WayLinks(this);
        boolean proxyOnPaper = counter.proxyAllowed();
        Button resume = new Button(
                getTranslation("home.continue"), click -> getUI().ifPresent(ui -> ui.navigate(ContinueView.class)));
        resume.addThemeVariants(ButtonVariant.LARGE);
        Div begun = new Div(new Paragraph(getTranslation("home.begun")), resume);
        begun.addClassName("begun");
        Button counter = new Button(
                getTranslation("home.assisted"), click -> getUI().ifPresent(ui -> ui.navigate(AssistedView.class)));
        counter.addThemeVariants(ButtonVariant.LARGE);
        Div atCounter = new Div(new Paragraph(getTranslation("home.assisted.text")), counter);
        atCounter.addClassName("begun");
        add(new H1(getTranslation("home.title")));
        if (demonstration) {
            add(new DemonstrationBox());
        }
        add(
                new Paragraph(getTranslation("home.lead")),
                begun,
                atCounter,
                new WayQuestions(finder, links),
                new WayComparison(proxyOnPaper, tracker::pace, new PaceTexts(this, getLocale(), clock), links),
                new H2(getTranslation("home.flow.title")));
        for (Way way : Way.values()) {
            add(new Details(getTranslation("ways.name." + way.name()), Progress.overview(this, way)));
        }
    }

    @Override
    String titleKey() {
        return "home.title";
    }
}
