package org.toroku.ui.portal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinRequest;
import java.util.Optional;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.subjectkey.KeyCounter;
import org.toroku.subjectkey.KeyCounter.Handed;
import org.toroku.ui.text.Moments;

/** The key is handed in once more, under the code of the letter (則6(3の2)). */
final class CodeAndKeyPanel extends Div {
    private final KeyCounter counter;
    private final Access access;
    private final OwnKey key;
    private final Runnable received;
    private final TextField code = new TextField();
    private final KeyChoice choice;
    private final Div answer = new Div();

    /** @param known SHA-256 of the key that came with the application, which will do again */
    CodeAndKeyPanel(KeyCounter counter, Access access, OwnKey key, String known, Runnable received) {
        this.counter = counter;
        this.access = access;
        this.key = key;
        this.received = received;
        this.choice = new KeyChoice(key, counter::examine, known);
        addClassName("code-and-key");
        code.setLabel(getTranslation("key-code.label"));
        code.setHelperText(getTranslation("key-code.hint"));
        code.setRequiredIndicatorVisible(true);
        code.setManualValidation(true);
        // with more than the groups need: people type blanks, and paste what stands around it
        code.setMaxLength(80);
        code.setWidthFull();
        code.addClassName("code-field");
        code.getElement().setProperty("autocomplete", "off");
        code.getElement().setProperty("autocapitalize", "characters");
        code.addValueChangeListener(change -> code.setInvalid(false));
        Button send = new Button(getTranslation("key-code.send"), click -> send());
        send.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.LARGE);
        send.setDisableOnClick(true);
        send.addClickListener(click -> send.setEnabled(true));
        add(
                new H2(getTranslation("key-code.title")),
                new Paragraph(getTranslation("key-code.text")),
                code,
                choice,
                answer,
                send);
    }

    private void send() {
        answer.removeAll();
        if (code.getValue().isBlank()) {
            refuse("code-missing");
            return;
        }
        if (key.input().isEmpty()) {
            flaw("required");
            return;
        }
        getUI().map(ui -> Browser.facts(ui, VaadinRequest.getCurrent(), Optional.empty()))
                .map(facts ->
                        counter.sendKey(access, code.getValue(), key.input().orElseThrow(), facts))
                .ifPresent(this::answer);
    }

    private void answer(Handed handed) {
        switch (handed) {
            case Handed.Received _ -> {
                key.forget();
                received.run();
            }
            case Handed.Unsound(var reasons) -> flaw(reasons.getFirst());
            case Handed.Refused(var reason) -> refuse(reason);
            case Handed.TooMany(var after) ->
                answer.add(Notice.problem(getTranslation("key-code.too-many", Moments.span(after, getLocale()))));
            case Handed.NoSuchApplication() -> answer.add(Notice.problem(getTranslation("reason.no-such-application")));
        }
    }

    private void flaw(String reason) {
        choice.mark(getTranslation("key-flaw." + reason));
        choice.getElement().callJsFunction("focus");
    }

    /** What is wrong with the code stands at the code; that no key is waited for is about neither field. */
    private void refuse(String reason) {
        String sentence = getTranslation("key-code." + reason);
        if (reason.startsWith("code-")) {
            code.setErrorMessage(sentence);
            code.setInvalid(true);
            code.focus();
        } else {
            answer.add(Notice.problem(sentence));
        }
    }
}
