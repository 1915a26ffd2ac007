package org.toroku.ui.portal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.paper.ResumeDesk;
import org.toroku.ui.layout.PortalLayout;

/** Coming back with a resume code. */
@Route(value = "continue", layout = PortalLayout.class)
@AnonymousAllowed
public final class ContinueView extends PortalPage implements BeforeEnterObserver {
    /** Of whoever comes to renew a certificate, which the application that it is of leads to. */
    static final QueryParameters TO_RENEW = QueryParameters.of("to", "renew");

    private final EnrolmentDesk desk;
    private final ResumeDesk resume;
    private final PortalSession session;
    private final Div answer = new Div();
    private boolean toRenew;

    public ContinueView(EnrolmentDesk desk, ResumeDesk resume, PortalSession session) {
        this.desk = desk;
        this.resume = resume;
        this.session = session;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        boolean before = toRenew;
        toRenew = event.getLocation().getQueryParameters().getParameters().equals(TO_RENEW.getParameters());
        if (isAttached() && before != toRenew) {
            redraw();
        }
    }

    @Override
    void draw() {
        TextField code = new TextField(getTranslation("continue.code"));
        code.setHelperText(getTranslation("continue.code.hint"));
        code.setRequiredIndicatorVisible(true);
        code.setManualValidation(true);
        code.setMaxLength(400);
        code.setWidthFull();
        code.getElement().setProperty("autocomplete", "off");
        Runnable read = () -> open(ResumeCode.read(code.getValue()), () -> {
            code.setErrorMessage(getTranslation("continue.wrong"));
            code.setInvalid(true);
            code.focus();
        });
        EnterKey.submits(code, read);
        Button go = new Button(getTranslation("continue.go"), click -> read.run());
        go.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.LARGE);
        SmallFile file = new SmallFile(this, "continue.file", ".txt");
        file.onArrival(() -> open(
                file.content().flatMap(bytes -> ResumeCode.read(new String(bytes, StandardCharsets.UTF_8))),
                () -> answer.add(Notice.problem(getTranslation("continue.wrong")))));
        file.onRefusal(sentence -> {
            answer.removeAll();
            answer.add(Notice.problem(sentence));
        });
        answer.removeAll();
        Div actions = new Div(go);
        actions.addClassName("actions");
        add(
                new H1(getTranslation("continue.title")),
                new Paragraph(getTranslation(toRenew ? "continue.text.renewal" : "continue.text")),
                code,
                actions,
                new Paragraph(getTranslation("continue.or")),
                file,
                answer,
                new LostCodePanel(resume));
    }

    /** A malformed code, an unknown application and a wrong token get the same answer, so that nothing can be probed. */
    private void open(Optional<Access> read, Runnable wrong) {
        answer.removeAll();
        Optional<Access> known = read.filter(found -> desk.status(found).isPresent());
        known.ifPresent(session::keep);
        Optional<Access> opened = known.or(() -> read.flatMap(resume::redeem).map(this::renewed));
        opened.ifPresentOrElse(this::go, wrong);
    }

    private Access renewed(Access access) {
        session.keepRenewed(access);
        return access;
    }

    private void go(Access access) {
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
        return "continue.title";
    }
}
