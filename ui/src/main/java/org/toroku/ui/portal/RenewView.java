package org.toroku.ui.portal;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.renewal.RenewalCounter;
import org.toroku.renewal.RenewalCounter.Offer;
import org.toroku.ui.layout.PortalLayout;
import org.toroku.ui.text.Moments;

/** Renews the certificate of one case: important matters, then what was proven, unchanged; the address holds no token. */
@Route(value = "renew/:" + RenewView.ID, layout = PortalLayout.class)
@AnonymousAllowed
public final class RenewView extends PortalPage implements BeforeEnterObserver {
    static final String ID = "id";

    private final RenewalCounter renewals;
    private final PortalSession session;
    private final ApplyViewModel model;
    private final ApplySteps steps;
    private Optional<Access> access = Optional.empty();
    private Optional<String> deviceId = Optional.empty();

    public RenewView(EnrolmentDesk desk, RenewalCounter renewals, Clock clock, PortalSession session) {
        this.renewals = renewals;
        this.session = session;
        this.model = session.journey(Way.RENEWAL, desk, clock);
        this.steps = new ApplySteps(this, model, session);
        addAttachListener(attach -> Browser.deviceId(attach.getUI(), id -> deviceId = Optional.of(id)));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<UUID> id = event.getRouteParameters().get(ID).flatMap(ApplicationView::uuid);
        if (id.isEmpty()) {
            event.forwardTo(ContinueView.class);
            return;
        }
        access = session.find(id.get());
        if (access.isEmpty()) {
            Browser.findToken(event.getUI(), id.get(), this::found);
        }
    }

    private void found(Optional<Access> held) {
        access = held;
        held.ifPresentOrElse(
                key -> {
                    session.keep(key);
                    redraw();
                },
                () -> getUI().ifPresent(ui -> ui.navigate(ContinueView.class)));
    }

    @Override
    void draw() {
        access.ifPresent(key -> {
            switch (renewals.offer(key)) {
                case Offer.Renewable offer -> draw(offer);
                case Offer.Refused(var reason) ->
                    add(
                            new H1(getTranslation("renewal.title")),
                            Notice.problem(getTranslation("renewal.refused." + reason)));
                case Offer.NoSuchApplication() ->
                    add(
                            new H1(getTranslation("unknown.title")),
                            Notice.problem(getTranslation("reason.no-such-application")));
            }
        });
    }

    private void draw(Offer.Renewable offer) {
        if (!model.agreed()) {
            add(
                    Progress.EXPLANATION.bar(this, Way.RENEWAL),
                    new H1(getTranslation("renewal.title")),
                    new ExplanationStep(model, locale(), this::next));
            return;
        }
        add(
                Progress.FORM.bar(this, Way.RENEWAL),
                new H1(getTranslation("renewal.title")),
                new UnchangedStep(offer, (step, form) -> send(step, form, offer)));
    }

    private void send(UnchangedStep step, ApplicationForm form, Offer.Renewable offer) {
        getUI().map(ui -> Browser.facts(ui, VaadinRequest.getCurrent(), deviceId))
                .ifPresent(facts -> {
                    switch (model.sendRenewal(renewals, form, offer.certificate(), facts)) {
                        case Applied.Accepted accepted -> {
                            session.clearDraft();
                            getUI().ifPresent(DraftInBrowser::forget);
                            steps.goOn(accepted.access());
                        }
                        case Applied.Invalid invalid -> step.show(invalid.problems());
                        case Applied.ProxyStops _ ->
                            throw new IllegalStateException("a renewal is offered to its holder alone");
                        case Applied.TooMany tooMany ->
                            step.refuse(getTranslation("apply.too-many", Moments.span(tooMany.retryAfter(), locale())));
                    }
                });
    }

    @Override
    String titleKey() {
        return "renewal.title";
    }
}
