package org.toroku.ui.portal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.server.VaadinRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.SignatureInput;
import org.toroku.receipt.SignedReceiptDesk;
import org.toroku.receipt.SignedReceiptDesk.Answer;
import org.toroku.receipt.SignedReceiptDesk.Prepared;
import org.toroku.ui.text.Moments;

/** The receipt by signature, beside the click: the text, the ways of signing it, and what became of it. */
final class SignedReceiptPanel extends Div {
    /** What nothing signed over this text would change. */
    private static final Set<String> TEXT_SPENT =
            Set.of("expired", "text-changed", "made-before-pick-up", "ticket-unknown", "other-application");
    /** Somebody was faster, with a click perhaps: the page says so by itself. */
    private static final Set<String> CONFIRMED = Set.of("confirmed-already", "signed-already");

    private final SignedReceiptDesk desk;
    private final Access access;
    private final PortalSettings settings;
    private final TextSigning.Kind kind;
    private final Runnable confirmed;
    private final PortalSession session;
    private final Div answer = new Div();
    private H2 title = new H2();

    /**
     * @param session keeps a text that is being signed elsewhere, so that a page drawn anew still takes its signature
     * @param card whether the applicant is known by a card, which may sign the receipt then
     */
    SignedReceiptPanel(
            SignedReceiptDesk desk,
            Access access,
            PortalSession session,
            PortalSettings settings,
            boolean card,
            Runnable confirmed) {
        this.desk = desk;
        this.access = access;
        this.session = session;
        this.settings = settings;
        this.kind = new TextSigning.Kind("signed-receipt.", "receipt", card);
        this.confirmed = confirmed;
        addClassName("pick-up");
        session.receipt(access.applicationId()).ifPresentOrElse(this::sign, this::ask);
    }

    private void ask() {
        removeAll();
        answer.removeAll();
        Button make = new Button(getTranslation("signed-receipt.make"), click -> prepare());
        make.addThemeVariants(ButtonVariant.LARGE);
        add(new H2(getTranslation("signed-receipt.title")), new Paragraph(getTranslation("signed-receipt.text")));
        if (kind.card()) {
            add(new Paragraph(getTranslation("signed-receipt.text.card")));
        }
        add(answer, make);
    }

    private void prepare() {
        answer.removeAll();
        switch (desk.prepare(access, getLocale())) {
            case Prepared.Text text -> {
                session.receipt(access.applicationId(), Optional.of(text));
                sign(text);
                title.getElement().setAttribute("tabindex", "-1");
                title.getElement().executeJs("this.focus();this.scrollIntoView({block:'start'})");
            }
            case Prepared.Refused(var code) -> refused(code);
            case Prepared.NoSuchApplication _ -> say(getTranslation("reason.no-such-application"));
        }
    }

    private void sign(Prepared.Text text) {
        removeAll();
        title = new H2(getTranslation("signed-receipt.document"));
        Pre document = new Pre(new String(text.content().toByteArray(), StandardCharsets.UTF_8));
        document.addClassName("document");
        document.getElement().setAttribute("tabindex", "0");
        document.getElement().setAttribute("role", "region");
        document.getElement().setAttribute("aria-label", getTranslation("signed-receipt.document"));
        add(
                title,
                new Paragraph(getTranslation("signed-receipt.read", Moments.deadline(text.expiresAt(), getLocale()))),
                document,
                answer,
                new TextSigning(kind, settings, text.content(), input -> submit(text, input), this::say));
    }

    private void submit(Prepared.Text text, SignatureInput input) {
        getUI().map(ui -> Browser.facts(ui, VaadinRequest.getCurrent(), Optional.empty()))
                .map(facts -> desk.submit(access, text.ticket(), input, facts))
                .ifPresent(this::show);
    }

    private void show(Answer said) {
        switch (said) {
            case Answer.Confirmed _ -> confirmed.run();
            case Answer.Refused(var code) -> refused(code);
            case Answer.Unavailable _ -> say(getTranslation("signed-receipt.unavailable"));
            case Answer.TooMany(var after) ->
                say(getTranslation("signed-receipt.too-many", Moments.span(after, getLocale())));
            case Answer.NoSuchApplication _ -> say(getTranslation("reason.no-such-application"));
        }
    }

    private void refused(String code) {
        if (CONFIRMED.contains(code)) {
            confirmed.run();
            return;
        }
        if (TEXT_SPENT.contains(code)) {
            session.receipt(access.applicationId(), Optional.empty());
            ask();
        }
        say(getTranslation("signed-receipt.refused." + code));
    }

    private void say(String sentence) {
        answer.removeAll();
        answer.add(Notice.problem(sentence));
        // what was pressed may be gone, and the focus with it
        answer.getElement().setAttribute("tabindex", "-1");
        answer.getElement().executeJs("this.focus();this.scrollIntoView({block:'center'})");
    }
}
