package org.toroku.ui.portal;

import com.vaadin.flow.component.AttachEvent;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.organisation.MemberDesk;
import org.toroku.paper.ResumeDesk;
import org.toroku.ui.layout.PortalLayout;
import org.toroku.ui.staff.Confirmation;

/** Coming back with a resume code. */
@Route(value = "continue", layout = PortalLayout.class)
@AnonymousAllowed
public final class ContinueView extends PortalPage implements BeforeEnterObserver {
    /** Of whoever comes to renew a certificate, which the application that it is of leads to. */
    static final QueryParameters TO_RENEW = QueryParameters.of("to", "renew");

    private static final Pattern ASIDE = Pattern.compile("/continue#([A-Za-z0-9_-]+)");

    private final EnrolmentDesk desk;
    private final ResumeDesk resume;
    private final PortalSession session;
    private final MemberDesk members;
    private final Div answer = new Div();
    private boolean toRenew;

    public ContinueView(EnrolmentDesk desk, ResumeDesk resume, PortalSession session, MemberDesk members) {
        this.desk = desk;
        this.resume = resume;
        this.session = session;
        this.members = members;
    }

    /** The link of a form that was put aside holds its code behind the number sign, which no browser sends. */
    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().executeJs("""
                        const code = window.location.hash.slice(1);
                        if (code) {
                          window.history.replaceState(window.history.state, '', window.location.pathname);
                        }
                        window.addEventListener('hashchange', () => window.location.reload(), { once: true });
                        return code;""").then(String.class, code -> {
            if (!code.isEmpty()) {
                take(code);
            }
        });
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
        Runnable read = () -> open(code.getValue(), () -> {
            code.setErrorMessage(getTranslation("continue.wrong"));
            code.setInvalid(true);
            code.focus();
        });
        EnterKey.submits(code, read);
        Button go = new Button(getTranslation("continue.go"), click -> read.run());
        go.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.LARGE);
        SmallFile file = new SmallFile(this, "continue.file", ".txt");
        file.onArrival(() -> open(
                file.content()
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                        .orElse(""),
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

    /** The code of an application, or the link of a form that was put aside; either alone or in a saved file. */
    private void open(String typed, Runnable wrong) {
        Matcher aside = ASIDE.matcher(typed);
        if (aside.find()) {
            take(aside.group(1));
        } else {
            open(ResumeCode.read(typed), wrong);
        }
    }

    private void take(String code) {
        answer.removeAll();
        Optional<SavedDraft> saved = session.openAside(code);
        if (saved.isEmpty()) {
            answer.add(Notice.problem(getTranslation("aside.gone")));
        } else if (session.assisted().isPresent()) {
            // who attends would not be in the application any more
            answer.add(Notice.problem(getTranslation("aside.at-counter")));
        } else if (session.hasDraft()) {
            Confirmation sure = new Confirmation(
                    getTranslation("aside.replace"),
                    getTranslation("aside.replace.yes"),
                    () -> takeUp(code, saved.get()));
            answer.add(new Paragraph(getTranslation("aside.replace.back")), sure);
            sure.ask(new Paragraph(getTranslation("aside.replace.text")));
        } else {
            takeUp(code, saved.get());
        }
    }

    private void takeUp(String code, SavedDraft saved) {
        if (saved.invitation().isEmpty()) {
            goOn(code, saved, Optional.empty());
            return;
        }
        switch (members.open(saved.invitation())) {
            case MemberDesk.Opened.Invited says -> goOn(code, saved, Optional.of(says));
            case MemberDesk.Opened.Dead(var reason) ->
                answer.add(Notice.problem(getTranslation("invited.dead." + reason)));
        }
    }

    private void goOn(String code, SavedDraft saved, Optional<MemberDesk.Opened.Invited> says) {
        session.takeUp(code, saved, says);
        getUI().ifPresent(ui -> ui.navigate(page(saved.way())));
    }

    private static Class<? extends PortalPage> page(Way way) {
        return switch (way) {
            case OWN_KEY -> OwnKeyApplyView.class;
            case PAPER -> PaperApplyView.class;
            // a renewal has no form to put aside
            case CARD, RENEWAL -> ApplyView.class;
        };
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
