package org.toroku.ui.portal;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PreserveOnRefresh;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Clock;
import java.util.Optional;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.organisation.MemberDesk;
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
    private final MemberDesk members;
    private final PortalSession session;

    public ApplyView(EnrolmentDesk desk, PaperCounter paper, MemberDesk members, Clock clock, PortalSession session) {
        this.members = members;
        this.session = session;
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
            session.invited()
                    .ifPresentOrElse(
                            invited -> steps.answer(
                                    form, model.sendInvited(members, invited.token(), Optional.empty(), facts)),
                            () -> steps.answer(form, model.send(facts)));
        });
    }

    @Override
    String titleKey() {
        return steps.titleKey(TITLE);
    }
}
