package org.toroku.ui.portal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.toroku.enrolment.EnrolmentDesk.SignatureInput;
import org.toroku.revocation.SelfRevocationDesk;
import org.toroku.revocation.SelfRevocationDesk.Answer;
import org.toroku.revocation.SelfRevocationDesk.Prepared;
import org.toroku.revocation.SelfRevocationDesk.Reason;
import org.toroku.ui.text.Moments;

/** Revocation by the holder's signature: which certificate and why, then the text with the ways of signing it, then what became of it. */
final class SignedRevocation extends Div {
    private static final TextSigning.Kind KIND = new TextSigning.Kind("revoke.signed.", "revocation", true);
    private static final int LONGEST_SERIAL = 80;
    /** What nothing signed over this text would change. */
    private static final Set<String> TEXT_SPENT = Set.of("expired", "text-changed", "used-already", "ticket-unknown");

    private final SelfRevocationDesk desk;
    private final PortalSettings settings;
    private final Consumer<RevocationReceipt> ended;
    private final Div answer = new Div();
    private TextField serial = new TextField();
    private RadioButtonGroup<Reason> reason = new RadioButtonGroup<>();

    /** @param ended takes what is shown in place of the page once a request was received */
    SignedRevocation(SelfRevocationDesk desk, PortalSettings settings, Consumer<RevocationReceipt> ended) {
        this.desk = desk;
        this.ended = ended;
        this.settings = settings;
        ask();
    }

    private void ask() {
        String typed = serial.getValue();
        Reason chosen = reason.getValue();
        removeAll();
        answer.removeAll();
        serial = RequiredText.field(this, "revoke.signed.serial", "revoke.signed.serial.hint", LONGEST_SERIAL);
        serial.setWidthFull();
        serial.getElement().setProperty("autocomplete", "off");
        serial.setValue(typed);
        reason = new RadioButtonGroup<>(getTranslation("revoke.why"));
        reason.setItems(Reason.values());
        reason.setItemLabelGenerator(each -> getTranslation("revoke.signed.reason." + each.name()));
        reason.addThemeName("vertical");
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        reason.addValueChangeListener(change -> reason.setInvalid(false));
        if (chosen != null) {
            reason.setValue(chosen);
        }
        Button make = new Button(getTranslation("revoke.signed.make"), click -> prepare());
        make.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.LARGE);
        EnterKey.submits(serial, this::prepare);
        Div actions = new Div(make);
        actions.addClassName("actions");
        add(
                new Paragraph(getTranslation("revoke.signed.text")),
                serial,
                reason,
                Notice.info(getTranslation("revoke.final.title"), getTranslation("revoke.final")),
                answer,
                actions,
                new Paragraph(getTranslation("revoke.signed.otherwise")));
    }

    private void prepare() {
        answer.removeAll();
        boolean missing = false;
        if (reason.getValue() == null) {
            reason.setErrorMessage(getTranslation("problem.not-chosen"));
            reason.setInvalid(true);
            FieldLink.focus(reason);
            missing = true;
        }
        if (serial.getValue().isBlank()) {
            markSerial("problem.required");
            missing = true;
        }
        if (missing) {
            return;
        }
        switch (desk.prepare(serial.getValue(), reason.getValue().code(), getLocale())) {
            case Prepared.Text text -> sign(text);
            case Prepared.Refused _ -> markSerial("revoke.signed.serial-unreadable");
        }
    }

    private void markSerial(String key) {
        serial.setErrorMessage(getTranslation(key));
        serial.setInvalid(true);
        serial.focus();
    }

    private void sign(Prepared.Text text) {
        removeAll();
        answer.removeAll();
        H2 title = new H2(getTranslation("revoke.signed.document"));
        Pre document = new Pre(new String(text.content().toByteArray(), StandardCharsets.UTF_8));
        document.addClassName("document");
        document.getElement().setAttribute("tabindex", "0");
        document.getElement().setAttribute("role", "region");
        document.getElement().setAttribute("aria-label", getTranslation("revoke.signed.document"));
        Button back = new Button(getTranslation("revoke.signed.back"), click -> ask());
        Div actions = new Div(back);
        actions.addClassName("actions");
        add(
                title,
                new Paragraph(getTranslation("revoke.signed.read", Moments.deadline(text.expiresAt(), getLocale()))),
                document,
                actions,
                answer,
                new TextSigning(KIND, settings, text.content(), input -> submit(text, input), this::say));
        getUI().ifPresent(ui -> title.getElement().executeJs("""
                        this.setAttribute('tabindex', '-1');
                        this.focus();
                        this.scrollIntoView({block: 'start'});"""));
    }

    private void submit(Prepared.Text text, SignatureInput input) {
        getUI().map(ui -> Browser.facts(ui, VaadinRequest.getCurrent(), Optional.empty()))
                .map(facts -> desk.submit(text.ticket(), input, facts))
                .ifPresent(this::show);
    }

    private void show(Answer said) {
        switch (said) {
            case Answer.Received(var number, var at) ->
                done(
                        Notice.good(
                                getTranslation("revoke.signed.received.title"),
                                getTranslation("revoke.signed.received", number, Moments.text(at, getLocale()))),
                        received(number, at),
                        List.of("revoke.next.judged", "revoke.next.published", "revoke.next.mail"));
            case Answer.Accepted(var number, var at, var revokedAt) ->
                revokedAt.ifPresentOrElse(
                        moment -> done(
                                Notice.good(
                                        getTranslation("revoke.done.title"),
                                        getTranslation(
                                                "revoke.signed.done", number, Moments.text(moment, getLocale()))),
                                received(number, at)
                                        .with(
                                                getTranslation("revoke.received.revoked"),
                                                Moments.text(moment, getLocale())),
                                List.of("revoke.next.published", "revoke.next.mail")),
                        () -> done(
                                Notice.good(
                                        getTranslation("revoke.signed.accepted.title"),
                                        getTranslation(
                                                "revoke.signed.accepted", number, Moments.text(at, getLocale()))),
                                received(number, at),
                                List.of("revoke.next.soon", "revoke.next.published", "revoke.next.mail")));
            case Answer.Referred(var number, var at, var why, var dueAt) ->
                done(
                        Notice.info(
                                getTranslation("revoke.signed.referred.title"),
                                getTranslation(
                                        "revoke.signed.referred",
                                        number,
                                        Moments.text(at, getLocale()),
                                        getTranslation("revoke.signed.why." + why),
                                        Moments.deadline(dueAt, getLocale()))),
                        received(number, at)
                                .with(getTranslation("revoke.received.due"), Moments.deadline(dueAt, getLocale())),
                        List.of("revoke.next.officer", "revoke.next.published", "revoke.next.mail"));
            case Answer.Refused(var code) -> refused(code);
            case Answer.TooMany(var after) ->
                say(getTranslation("revoke.signed.too-many", Moments.span(after, getLocale())));
        }
    }

    private Facts received(String number, Instant at) {
        return new Facts()
                .with(getTranslation("revoke.number"), number)
                .with(
                        getTranslation("revoke.received.serial"),
                        serial.getValue().strip())
                .with(
                        getTranslation("revoke.why"),
                        getTranslation(
                                "revoke.signed.reason." + reason.getValue().name()))
                .with(getTranslation("revoke.received.at"), Moments.text(at, getLocale()));
    }

    private void refused(String code) {
        if (TEXT_SPENT.contains(code)) {
            ask();
        }
        say(getTranslation("revoke.signed.refused." + code));
    }

    private void say(String sentence) {
        answer.removeAll();
        answer.add(Notice.problem(sentence));
        answer.getElement().executeJs("this.scrollIntoView({block:'center'})");
    }

    /** What was typed has done its work and does not stay on the screen. */
    private void done(Notice notice, Facts facts, List<String> next) {
        ended.accept(new RevocationReceipt(
                notice, facts, next.stream().map(this::getTranslation).toList()));
        serial.clear();
        reason.clear();
    }
}
