package org.toroku.ui.portal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.stream.Stream;
import org.toroku.confirmation.CoolingOffDesk;
import org.toroku.confirmation.CoolingOffDesk.Answer;
import org.toroku.confirmation.CoolingOffDesk.Why;
import org.toroku.revocation.SelfRevocationDesk;
import org.toroku.ui.layout.Landing;
import org.toroku.ui.layout.PortalLayout;
import org.toroku.ui.text.Moments;

/** Where the code of a letter, or the holder's signature, has a certificate revoked; nobody needs an account for it. */
@Route(value = "revoke", layout = PortalLayout.class)
@AnonymousAllowed
public final class RevokeView extends PortalPage {
    private final CoolingOffDesk desk;
    private final SelfRevocationDesk signed;
    private final PortalSettings settings;
    private By by = By.CODE;
    private TextField number = new TextField();
    private TextField code = new TextField();
    private RadioButtonGroup<Why> why = new RadioButtonGroup<>();
    private final Div answer = new Div();

    private enum By {
        CODE,
        SIGNATURE
    }

    public RevokeView(CoolingOffDesk desk, SelfRevocationDesk signed, PortalSettings settings) {
        this.desk = desk;
        this.signed = signed;
        this.settings = settings;
    }

    @Override
    void draw() {
        add(new H1(getTranslation("revoke.title")), ways());
        if (by == By.CODE) {
            byCode();
        } else {
            add(new SignedRevocation(signed, settings, this::ended));
        }
    }

    private RadioButtonGroup<By> ways() {
        RadioButtonGroup<By> ways = new RadioButtonGroup<>(getTranslation("revoke.by"));
        ways.setItems(By.values());
        ways.setItemLabelGenerator(each -> getTranslation("revoke.by." + each.name()));
        ways.addThemeName("vertical");
        ways.setValue(by);
        ways.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                by = change.getValue();
                redraw();
                // drawn anew: the keyboard stays where it was
                getElement().executeJs("this.querySelector('vaadin-radio-button[checked]')?.focus()");
            }
        });
        return ways;
    }

    private void byCode() {
        String typedNumber = number.getValue();
        String typedCode = code.getValue();
        Why chosen = why.getValue();
        number = field("revoke.number", "revoke.number.hint", 40);
        number.setValue(typedNumber);
        code = field("revoke.code", "revoke.code.hint", 80);
        code.addClassName("code-field");
        code.getElement().setProperty("autocapitalize", "characters");
        code.setValue(typedCode);
        why = new RadioButtonGroup<>(getTranslation("revoke.why"));
        why.setItems(Why.values());
        why.setItemLabelGenerator(each -> getTranslation("revoke.why." + each.name()));
        why.setRequiredIndicatorVisible(true);
        why.setManualValidation(true);
        why.addValueChangeListener(change -> why.setInvalid(false));
        if (chosen != null) {
            why.setValue(chosen);
        }
        Button revoke = new Button(getTranslation("revoke.do"), click -> revoke());
        revoke.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR, ButtonVariant.LARGE);
        revoke.setDisableOnClick(true);
        revoke.addClickListener(click -> revoke.setEnabled(true));
        EnterKey.submits(number, this::revoke);
        EnterKey.submits(code, this::revoke);
        Div actions = new Div(revoke);
        actions.addClassName("actions");
        answer.removeAll();
        add(
                new Paragraph(getTranslation("revoke.text")),
                number,
                code,
                why,
                Notice.info(getTranslation("revoke.final.title"), getTranslation("revoke.final")),
                answer,
                actions,
                new Paragraph(getTranslation("revoke.without-code")));
    }

    private TextField field(String label, String hint, int longest) {
        TextField field = RequiredText.field(this, label, hint, longest);
        field.setWidthFull();
        field.getElement().setProperty("autocomplete", "off");
        return field;
    }

    private void revoke() {
        answer.removeAll();
        boolean complete = given(why.getValue() != null, () -> {
            why.setErrorMessage(getTranslation("problem.not-chosen"));
            why.setInvalid(true);
            FieldLink.focus(why);
        });
        complete &= given(!code.getValue().isBlank(), () -> mark(code, "problem.required"));
        complete &= given(!number.getValue().isBlank(), () -> mark(number, "problem.required"));
        if (complete) {
            getUI().map(ui -> Browser.facts(ui, VaadinRequest.getCurrent(), java.util.Optional.empty()))
                    .map(facts -> desk.revoke(number.getValue(), code.getValue(), why.getValue(), facts))
                    .ifPresent(this::show);
        }
    }

    private static boolean given(boolean there, Runnable complain) {
        if (!there) {
            complain.run();
        }
        return there;
    }

    private void mark(TextField field, String key) {
        field.setErrorMessage(getTranslation(key));
        field.setInvalid(true);
        field.focus();
    }

    private void show(Answer said) {
        switch (said) {
            case Answer.Revoked(var caseNumber, var at, var withIt) -> {
                Notice notice = Notice.good(
                        getTranslation("revoke.done.title"),
                        getTranslation("revoke.done", caseNumber, Moments.text(at, getLocale())));
                if (!withIt.isEmpty()) {
                    notice.add(new Paragraph(
                            getTranslation("revoke.done.with", String.join(getTranslation("list.and"), withIt))));
                }
                done(
                        notice,
                        received(caseNumber)
                                .with(getTranslation("revoke.received.revoked"), Moments.text(at, getLocale())),
                        "revoke.next.published",
                        "revoke.next.mail");
            }
            case Answer.Ordered(var caseNumber, var at) ->
                done(
                        Notice.good(
                                getTranslation("revoke.ordered.title"),
                                getTranslation("revoke.ordered", caseNumber, Moments.text(at, getLocale()))),
                        received(caseNumber).with(getTranslation("revoke.received.at"), Moments.text(at, getLocale())),
                        "revoke.next.ca",
                        "revoke.next.published",
                        "revoke.next.mail");
            case Answer.Refused(var reason) -> {
                if (reason.equals("code-mistyped")) {
                    mark(code, "revoke.code-mistyped");
                } else {
                    answer.add(Notice.problem(getTranslation("revoke." + reason)));
                }
            }
            case Answer.TooMany(var after) ->
                answer.add(Notice.problem(getTranslation("revoke.too-many", Moments.span(after, getLocale()))));
        }
    }

    /** What was typed has done its work and does not stay on the screen. */
    private void done(Notice notice, Facts facts, String... next) {
        number.clear();
        code.clear();
        why.clear();
        ended(new RevocationReceipt(
                notice, facts, Stream.of(next).map(this::getTranslation).toList()));
    }

    private Facts received(String caseNumber) {
        return new Facts()
                .with(getTranslation("revoke.number"), caseNumber)
                .with(
                        getTranslation("revoke.why"),
                        getTranslation("revoke.why." + why.getValue().name()));
    }

    private void ended(RevocationReceipt receipt) {
        removeAll();
        add(new H1(getTranslation("revoke.title")), receipt);
        getUI().ifPresent(Landing::atHeading);
    }

    @Override
    String titleKey() {
        return "revoke.title";
    }
}
