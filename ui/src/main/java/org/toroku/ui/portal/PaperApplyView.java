package org.toroku.ui.portal;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.PreserveOnRefresh;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Clock;
import java.util.Optional;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.paper.PaperCounter;
import org.toroku.paper.PaperCounter.Applied;
import org.toroku.ui.layout.PortalLayout;
import org.toroku.ui.text.Moments;

/** Explanation, how the person is proven, then the form; leads to the page from which the form is printed. */
@Route(value = "apply-paper", layout = PortalLayout.class)
@AnonymousAllowed
@PreserveOnRefresh
public final class PaperApplyView extends PortalPage {
    private final ApplyViewModel model;
    private final PaperCounter counter;
    private final PortalSession session;
    private final ProofChoice.Chosen chosen = new ProofChoice.Chosen();
    private Optional<String> deviceId = Optional.empty();

    public PaperApplyView(EnrolmentDesk desk, PaperCounter counter, Clock clock, PortalSession session) {
        this.counter = counter;
        this.session = session;
        this.model = new ApplyViewModel(desk, clock, session.draft());
        model.allowProxy(counter.proxyAllowed());
        addAttachListener(attach -> Browser.deviceId(attach.getUI(), id -> deviceId = Optional.of(id)));
    }

    @Override
    void draw() {
        if (!model.agreed()) {
            add(
                    Progress.EXPLANATION.bar(this),
                    new H1(getTranslation("explanation.title")),
                    new ExplanationStep(model, getLocale(), this::redrawFromTop));
        } else {
            add(
                    Progress.FORM.bar(this),
                    new H1(getTranslation("paper-apply.title")),
                    new ProofChoice(chosen),
                    new FormStep(model, this::send, this::backToExplanation));
        }
    }

    private void redrawFromTop() {
        redraw();
        getElement().executeJs("window.scrollTo(0,0);document.getElementById('main')?.focus()");
    }

    private void backToExplanation() {
        model.backToExplanation();
        redrawFromTop();
    }

    private void send(FormStep form) {
        getUI().ifPresent(ui -> {
            var facts = Browser.facts(ui, VaadinRequest.getCurrent(), deviceId);
            switch (model.sendOnPaper(counter, chosen.choice(), facts)) {
                case Applied.Accepted accepted -> goOn(accepted.access());
                case Applied.Invalid invalid -> form.show(invalid.problems());
                case Applied.ProxyStops _ -> form.showProxyStop();
                case Applied.TooMany tooMany ->
                    form.showRefusal(getTranslation("apply.too-many", Moments.span(tooMany.retryAfter(), getLocale())));
            }
        });
    }

    private void goOn(Access access) {
        session.keep(access);
        session.clearDraft();
        getUI().ifPresent(ui -> {
            Browser.keepToken(ui, access);
            ui.navigate(
                    ApplicationView.class,
                    new RouteParameters(new RouteParam(
                            ApplicationView.ID, access.applicationId().toString())));
        });
    }

    @Override
    String titleKey() {
        return model.agreed() ? "paper-apply.title" : "explanation.title";
    }
}
