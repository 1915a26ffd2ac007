package org.toroku.ui.portal;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.toroku.assistance.AssistedDesk;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.organisation.MemberDesk;
import org.toroku.paper.PaperCounter;
import org.toroku.ui.layout.PortalLayout;

/** Explanation, then form; leads to the page of the application. */
@Route(value = "apply", layout = PortalLayout.class)
@AnonymousAllowed
public final class ApplyView extends PortalPage implements BeforeEnterObserver {
    private static final String TITLE = "form.title";

    private final ApplyViewModel model;
    private final ApplySteps steps;
    private final MemberDesk members;
    private final AssistedDesk sessions;
    private final PortalSession session;

    ApplyView(EnrolmentDesk desk, PaperCounter paper, Behind behind, Clock clock, PortalSession session) {
        this.members = behind.members();
        this.sessions = behind.sessions();
        this.session = session;
        this.model = session.journey(Way.CARD, desk, clock);
        model.allowProxyOnPaper(paper.proxyAllowed());
        this.steps = new ApplySteps(this, model, session);
    }

    /** Who may stand behind an application. */
    @Component
    record Behind(MemberDesk members, AssistedDesk sessions) {}

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        model.assist(session.assisted().isPresent());
        steps.enter(event.getLocation());
    }

    @Override
    void draw() {
        steps.draw(TITLE, this::send);
    }

    private void send(FormStep form) {
        steps.facts().ifPresent(facts -> {
            if (session.assisted().isPresent()) {
                String ticket = session.assisted().get().ticket();
                steps.answer(form, model.sendAssisted(sessions, ticket, facts));
                return;
            }
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
