package org.toroku.ui.portal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinRequest;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.toroku.paper.ResumeDesk;
import org.toroku.paper.ResumeDesk.Asked;
import org.toroku.ui.text.Moments;

/** What to do without the resume code; the answer never says whether there is such an application. */
final class LostCodePanel extends Div {
    /** The number of an application that was made in any other way than on paper (P). */
    private static final Pattern OTHER_ROUTE =
            Pattern.compile("[A-Z&&[^P]][\\p{Pd}\\u2212\\u30FC ]?\\d{4}", Pattern.CASE_INSENSITIVE);

    private final ResumeDesk desk;
    private final TextField number = RequiredText.field(this, "continue.lost.number", "continue.lost.number.hint", 40);
    private final TextField email = RequiredText.field(this, "field.email", "continue.lost.email.hint", 254);
    private final Div answer = new Div();

    LostCodePanel(ResumeDesk desk) {
        this.desk = desk;
        addClassName("lost-code");
        email.getElement().setProperty("autocomplete", FormField.EMAIL.autocomplete());
        Button send = new Button(getTranslation("continue.lost.send"), click -> send());
        send.addThemeVariants(ButtonVariant.LARGE);
        send.setDisableOnClick(true);
        send.addClickListener(click -> send.setEnabled(true));
        EnterKey.submits(number, this::send);
        EnterKey.submits(email, this::send);
        add(
                new H2(getTranslation("continue.lost.title")),
                new Paragraph(getTranslation("continue.lost.paper")),
                number,
                email,
                send,
                answer,
                new Paragraph(getTranslation("continue.lost.no-mail")),
                new Paragraph(getTranslation("continue.lost")));
    }

    private void send() {
        answer.removeAll();
        String address = FormField.EMAIL.tidy(email.getValue());
        boolean wrongAddress = mark(email, FormField.EMAIL.problem(address).filter(code -> !code.equals("my-number")));
        boolean wrongNumber = mark(number, problem(number.getValue()));
        if (wrongNumber || wrongAddress) {
            (wrongNumber ? number : email).focus();
            return;
        }
        getUI().map(ui -> Browser.facts(ui, VaadinRequest.getCurrent(), Optional.empty()))
                .map(facts -> desk.ask(number.getValue(), address, facts))
                .ifPresent(this::show);
    }

    /** Told by its first letter alone, before anything is looked up: nobody learns which applications exist. */
    private static Optional<String> problem(String typed) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        if (plain.isEmpty()) {
            return Optional.of("required");
        }
        return OTHER_ROUTE.matcher(plain).lookingAt() ? Optional.of("not-on-paper") : Optional.empty();
    }

    private boolean mark(TextField field, Optional<String> problem) {
        problem.ifPresent(code -> field.setErrorMessage(getTranslation("problem." + code)));
        field.setInvalid(problem.isPresent());
        return problem.isPresent();
    }

    private void show(Asked asked) {
        Notice said = switch (asked) {
            case Asked.Noted _ ->
                Notice.info(getTranslation("continue.lost.noted"), getTranslation("continue.lost.noted.text"));
            case Asked.TooMany tooMany ->
                Notice.problem(
                        getTranslation("continue.lost.too-many", Moments.span(tooMany.retryAfter(), getLocale())));
        };
        said.getElement().setAttribute("role", "alert");
        answer.add(said);
    }
}
