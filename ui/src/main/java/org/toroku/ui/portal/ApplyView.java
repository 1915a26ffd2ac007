package org.toroku.ui.portal;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PreserveOnRefresh;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Clock;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.paper.PaperCounter;
import org.toroku.ui.layout.PortalLayout;

/** Explanation, then form; leads to the page of the application. */
@Route(value = "apply", layout = PortalLayout.class)
@AnonymousAllowed
@PreserveOnRefresh
public final class ApplyView extends PortalPage implements BeforeEnterObserver {
    private static final String TITLE = "form.title";

    private final ApplyViewModel model;
    private final ApplySteps steps;

    public ApplyView(EnrolmentDesk desk, PaperCounter paper, Clock clock, PortalSession session) {
        this.model = session.journey(Way.CARD, desk, clock);
        model.allowProxyOnPaper(paper.proxyAllowed());
        this.steps = new ApplySteps(this, model, session);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        steps.enter(event.getLocation());
    }

    @Override
    void draw() {
        steps.draw(TITLE, this::send);
    }

    private void send(FormStep form) {
        steps.facts().ifPresent(facts -> {
            switch (model.send(facts)) {
                case Applied.Accepted accepted -> steps.goOn(accepted.access());
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
