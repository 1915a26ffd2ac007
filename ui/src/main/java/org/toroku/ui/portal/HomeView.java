package org.toroku.ui.portal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Clock;
import org.toroku.counter.TrackerDesk;
import org.toroku.paper.PaperCounter;
import org.toroku.ui.layout.PortalLayout;

/** Entry: a few questions that lead to the right way, the ways side by side, and how each goes. */
@Route(value = "", layout = PortalLayout.class)
@AnonymousAllowed
public final class HomeView extends PortalPage implements BeforeEnterObserver {
    private static final String LEFT = "left";

    private final PaperCounter counter;
    private final TrackerDesk tracker;
    private final Clock clock;
    private final WayFinder finder;
    private final boolean demonstration;
    /** Whether somebody has just ended what they did on this device. */
    private boolean left;

    public HomeView(PaperCounter counter, TrackerDesk tracker, Clock clock, PortalSettings settings) {
        this.counter = counter;
        this.tracker = tracker;
        this.clock = clock;
        this.demonstration = settings.testSigning();
        this.finder = new WayFinder(counter.proxyAllowed());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        boolean before = left;
        left = event.getLocation().getQueryParameters().getParameters().containsKey(LEFT);
        if (isAttached() && before != left) {
            redraw();
        }
    }

    /** What went from this device and what stays; with the keyboard at it, and gone with the next page. */
    private Notice leftBehind() {
        Notice notice = Notice.good(getTranslation("left.title"), getTranslation("left.text"));
        notice.add(new Paragraph(getTranslation("left.stays")), new Paragraph(getTranslation("left.close")));
        notice.getElement().setAttribute("tabindex", "-1");
        notice.getElement().executeJs("""
                window.history.replaceState(window.history.state, '', window.location.pathname);
                // the address alone says nothing: anybody can open it
                const mark = Number(sessionStorage.getItem('toroku.left'));
                sessionStorage.removeItem('toroku.left');
                window.torokuLeftHere = window.torokuLeftHere || Date.now() - mark < 300000;
                if (!window.torokuLeftHere) {
                  this.hidden = true;
                  return;
                }
                // the first page of a window is moved to its place once more, which takes the focus away
                const take = times => {
                  if (document.activeElement === document.body) {
                    this.focus();
                  }
                  if (times > 0) {
                    setTimeout(take, 100, times - 1);
                  }
                };
                take(10);""");
        return notice;
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
        if (left) {
            add(leftBehind());
        }
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
