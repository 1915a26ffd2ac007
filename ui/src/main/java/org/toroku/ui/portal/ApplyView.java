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
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.ui.layout.PortalLayout;
import org.toroku.ui.text.Moments;

/** Explanation, then form; leads to the page of the application. */
@Route(value = "apply", layout = PortalLayout.class)
@AnonymousAllowed
@PreserveOnRefresh
public final class ApplyView extends PortalPage {
    private final ApplyViewModel model;
    private final PortalSession session;
    private Optional<String> deviceId = Optional.empty();

    public ApplyView(EnrolmentDesk desk, Clock clock, PortalSession session) {
        this.session = session;
        this.model = new ApplyViewModel(desk, clock, session.draft());
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
                    new H1(getTranslation("form.title")),
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
            switch (model.send(Browser.facts(ui, VaadinRequest.getCurrent(), deviceId))) {
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
        return model.agreed() ? "form.title" : "explanation.title";
    }
}
