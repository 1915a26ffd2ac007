package org.toroku.ui.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.server.VaadinRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.toroku.assistance.AssistedDesk;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.organisation.MemberDesk;
import org.toroku.ui.text.Moments;

/** The way that both kinds of application go: explanation, then the form, then the page of the application. */
final class ApplySteps {
    private static final String STEP = "step";
    private static final String FORM = "form";

    /** The address of the form, which is shown to whoever has been through the explanation. */
    static final QueryParameters AT_FORM = QueryParameters.of(STEP, FORM);

    private final PortalPage page;
    private final ApplyViewModel model;
    private final PortalSession session;
    private Optional<String> deviceId = Optional.empty();
    private boolean atForm;

    ApplySteps(PortalPage page, ApplyViewModel model, PortalSession session) {
        this.page = page;
        this.model = model;
        this.session = session;
        page.addAttachListener(attach -> Browser.deviceId(attach.getUI(), id -> deviceId = Optional.of(id)));
    }

    /** Each step has an address of its own, so that back and forward of the browser go from step to step. */
    void enter(Location location) {
        boolean before = atForm;
        atForm = model.agreed()
                && location.getQueryParameters()
                        .getSingleParameter(STEP)
                        .filter(FORM::equals)
                        .isPresent();
        if (page.isAttached() && before != atForm) {
            page.redraw();
            page.getUI().ifPresent(ui -> ui.getPage().setTitle(page.getPageTitle()));
        }
    }

    /**
     * Draws the step that the applicant has reached.
     *
     * @param formTitle key of the form's title
     * @param choices what is asked above the form
     */
    void draw(String formTitle, Consumer<FormStep> send, Component... choices) {
        Optional<InvitedBox> box =
                model.way() == Way.PAPER ? Optional.empty() : session.invited().map(InvitedBox::new);
        if (atForm) {
            page.add(Progress.FORM.bar(page, model.way()), new H1(page.getTranslation(formTitle)));
            box.ifPresent(page::add);
            session(session).ifPresent(page::add);
            page.add(choices);
            page.add(new FormStep(model, send, () -> go(QueryParameters.empty()), aside(), choices));
        } else {
            page.add(Progress.EXPLANATION.bar(page, model.way()), new H1(page.getTranslation("explanation.title")));
            box.ifPresent(page::add);
            session(session).ifPresent(page::add);
            page.add(new ExplanationStep(model, page.locale(), () -> go(AT_FORM)));
            if (session.isTakenUp()) {
                page.addComponentAtIndex(
                        0, Notice.info(page.getTranslation("aside.back"), page.getTranslation("aside.back.text")));
            }
            page.getUI().ifPresent(ui -> DraftInBrowser.ofLostSession(ui, model.draft(), this::tellOfLostSession));
        }
    }

    /** At the counter's device nobody puts anything aside: the officer who attends goes on with it. */
    private Optional<AsidePanel> aside() {
        return model.assisted() ? Optional.empty() : Optional.of(new AsidePanel(session, model, this::facts));
    }

    private Optional<AssistedBox> session(PortalSession known) {
        return known.assisted().filter(open -> model.assisted()).map(AssistedBox::new);
    }

    /** The important matters are confirmed anew: that they were is not for a browser to say. */
    private void tellOfLostSession() {
        if (!atForm) {
            page.addComponentAtIndex(
                    0, Notice.info(page.getTranslation("restored.lost"), page.getTranslation("restored.lost.text")));
        }
    }

    private void go(QueryParameters step) {
        page.getUI().ifPresent(ui -> ui.navigate(page.getClass(), step));
    }

    /** What is known of the browser that sends the form. */
    Optional<ClientFacts> facts() {
        return page.getUI().map(ui -> Browser.facts(ui, VaadinRequest.getCurrent(), deviceId));
    }

    /** Shows what became of the form. */
    void answer(FormStep form, Applied answer) {
        switch (answer) {
            case Applied.Accepted accepted -> {
                session.made(accepted.access());
                goOn(accepted.access());
            }
            case Applied.Invalid invalid -> form.show(invalid.problems());
            case Applied.ProxyStops _ -> form.showProxyStop();
            case Applied.TooMany tooMany -> tooMany(form, tooMany.retryAfter());
        }
    }

    void answer(FormStep form, MemberDesk.Answer answer) {
        switch (answer) {
            case MemberDesk.Answer.Answered(var applied) -> answer(form, applied);
            case MemberDesk.Answer.Dead(var reason) -> form.showRefusal(page.getTranslation("invited.dead." + reason));
        }
    }

    void answer(FormStep form, AssistedDesk.Answer answer) {
        switch (answer) {
            case AssistedDesk.Answer.Answered(var applied) -> answer(form, applied);
            case AssistedDesk.Answer.Dead(var reason) ->
                form.showRefusal(page.getTranslation("assisted.dead." + reason));
        }
    }

    void tooMany(FormStep form, Duration retryAfter) {
        form.showRefusal(page.getTranslation("apply.too-many", Moments.span(retryAfter, page.locale())));
    }

    /** Leads to the page of the application that was made. */
    void goOn(Access access) {
        session.keep(access);
        page.getUI().ifPresent(ui -> {
            Browser.keepToken(ui, access);
            ui.navigate(
                    ApplicationView.class,
                    new RouteParameters(new RouteParam(
                            ApplicationView.ID, access.applicationId().toString())));
        });
    }

    String titleKey(String formTitle) {
        return atForm ? formTitle : "explanation.title";
    }
}
