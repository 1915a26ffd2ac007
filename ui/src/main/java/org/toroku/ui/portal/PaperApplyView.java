package org.toroku.ui.portal;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Clock;
import org.toroku.counter.TrackerDesk;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.enrolment.Routes;
import org.toroku.paper.PaperCounter;
import org.toroku.paper.PaperCounter.Applied;
import org.toroku.ui.layout.PortalLayout;

/** Explanation, how the person is proven, then the form; leads to the page from which the form is printed. */
@Route(value = "apply-paper", layout = PortalLayout.class)
@AnonymousAllowed
public final class PaperApplyView extends PortalPage implements BeforeEnterObserver {
    private static final String TITLE = "paper-apply.title";

    private final ApplyViewModel model;
    private final TrackerDesk tracker;
    private final Clock clock;
    private final PaperCounter counter;
    private final PortalSession session;
    private final ApplySteps steps;

    public PaperApplyView(
            EnrolmentDesk desk, PaperCounter counter, TrackerDesk tracker, Clock clock, PortalSession session) {
        this.tracker = tracker;
        this.clock = clock;
        this.counter = counter;
        this.session = session;
        this.model = session.journey(Way.PAPER, desk, clock);
        model.allowProxyOnPaper(counter.proxyAllowed());
        this.steps = new ApplySteps(this, model, session);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        // a session is for the card alone
        model.assist(false);
        steps.enter(event.getLocation());
    }

    @Override
    void draw() {
        steps.draw(TITLE, this::send, new ProofChoice(session.chosen(), usualTime()));
    }

    /** The same figures as at the entrance, or that there are none. */
    private String usualTime() {
        return getTranslation(
                "paper-apply.time", new PaceTexts(this, getLocale(), clock).inBrief(tracker.pace(Routes.PAPER)));
    }

    private void send(FormStep form) {
        steps.facts().ifPresent(facts -> {
            switch (model.sendOnPaper(counter, session.chosen().choice(), facts)) {
                case Applied.Accepted accepted -> {
                    // nothing is signed here, so the form is done with
                    session.made(accepted.access());
                    session.handedIn(accepted.access().applicationId());
                    getUI().ifPresent(DraftInBrowser::forget);
                    steps.goOn(accepted.access());
                }
                case Applied.Invalid invalid -> form.show(invalid.problems());
                case Applied.ProxyStops _ -> form.showProxyStop();
                case Applied.TooMany tooMany -> steps.tooMany(form, tooMany.retryAfter());
            }
        });
    }

    @Override
    String titleKey() {
        return steps.titleKey(TITLE);
    }
}
