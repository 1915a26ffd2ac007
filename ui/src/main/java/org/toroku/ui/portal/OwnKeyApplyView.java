package org.toroku.ui.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Clock;
import java.util.Optional;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.organisation.MemberDesk;
import org.toroku.paper.PaperCounter;
import org.toroku.subjectkey.KeyCounter;
import org.toroku.subjectkey.KeyInput;
import org.toroku.ui.layout.PortalLayout;

/** Explanation, the applicant's own key, then the form; the key becomes part of what the card signs. */
@Route(value = "apply-own-key", layout = PortalLayout.class)
@AnonymousAllowed
public final class OwnKeyApplyView extends PortalPage implements BeforeEnterObserver {
    private static final String TITLE = "own-key.title";

    private final KeyCounter counter;
    private final MemberDesk members;
    private final ApplyViewModel model;
    private final PortalSession session;
    private final ApplySteps steps;

    public OwnKeyApplyView(
            EnrolmentDesk desk,
            KeyCounter counter,
            PaperCounter paper,
            MemberDesk members,
            Clock clock,
            PortalSession session) {
        this.counter = counter;
        this.members = members;
        this.session = session;
        this.model = session.journey(Way.OWN_KEY, desk, clock);
        model.allowProxyOnPaper(paper.proxyAllowed());
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
        steps.draw(TITLE, this::send, lead(), new KeyChoice(session.ownKey(), counter::examine, ""));
    }

    /** Who will need a letter learns of it before anything is typed. */
    private Component lead() {
        Div lead = new Div(new Paragraph(getTranslation("own-key.lead")));
        if (!counter.simultaneous()) {
            lead.add(Notice.info(getTranslation("own-key.by-code"), getTranslation("own-key.by-code.text")));
        }
        if (!counter.unaccredited().isEmpty()) {
            lead.add(Notice.info(
                    getTranslation("own-key.unaccredited"),
                    getTranslation("accreditation.outside.text", String.join(", ", counter.unaccredited()))));
        }
        return lead;
    }

    private void send(FormStep form) {
        steps.facts().ifPresent(facts -> {
            Optional<KeyInput> key = session.ownKey().input();
            session.invited()
                    .ifPresentOrElse(
                            invited -> steps.answer(form, model.sendInvited(members, invited.token(), key, facts)),
                            () -> steps.answer(form, model.sendWithKey(counter, key, facts)));
        });
    }

    @Override
    String titleKey() {
        return steps.titleKey(TITLE);
    }
}
