package org.toroku.ui.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Function;
import org.toroku.living.LivingDesk;
import org.toroku.living.LivingDesk.Withdrawal;
import org.toroku.ui.text.Moments;

/** What the holder consented to being asked about, and its withdrawal for who asked for that by telephone or letter. */
public final class ConsentFacts extends Div {
    private final DescriptionList facts = new DescriptionList();

    /**
     * @param withdraw with the officer's words
     * @param withdrawn what follows on the page
     */
    public ConsentFacts(LivingDesk.Shown consent, Function<String, Withdrawal> withdraw, Runnable withdrawn) {
        facts.addClassName("facts");
        moment("given", consent.givenAt());
        moment("ends", consent.endsAt());
        fact("version", new Span(consent.textVersion()));
        Code content = new Code(consent.contentSha256());
        content.addClassName("digest");
        fact("content", content);
        consent.askedAt().ifPresent(at -> moment("asked", at));
        consent.answer()
                .ifPresent(answer -> fact("answer", new Span(getTranslation("consent-facts.answer." + answer))));
        add(new H2(getTranslation("consent-facts.title")), facts);
        consent.withdrawn().ifPresentOrElse(this::over, () -> add(form(withdraw, withdrawn)));
    }

    private void over(LivingDesk.Withdrawn withdrawn) {
        moment("withdrawn", withdrawn.at());
        fact(
                "how",
                new Span(getTranslation("consent-facts.how." + withdrawn.how().name(), withdrawn.officer())));
        if (!withdrawn.why().isBlank()) {
            fact("why", new Span(withdrawn.why()));
        }
    }

    private Div form(Function<String, Withdrawal> withdraw, Runnable withdrawn) {
        TextArea words = new TextArea(getTranslation("consent-facts.words"));
        words.setHelperText(getTranslation("consent-facts.words.hint"));
        words.setManualValidation(true);
        words.setWidthFull();
        words.addValueChangeListener(change -> words.setInvalid(false));
        Button button = new Button(getTranslation("consent-facts.withdraw"), click -> {
            switch (withdraw.apply(words.getValue())) {
                case Withdrawal.Done _ -> withdrawn.run();
                case Withdrawal.Refused(var reason) -> {
                    words.setErrorMessage(getTranslation("consent-facts.refused." + reason));
                    words.setInvalid(true);
                    words.focus();
                }
                case Withdrawal.NoSuchApplication _ -> withdrawn.run();
            }
        });
        return new Div(words, button);
    }

    private void moment(String name, java.time.Instant at) {
        fact(name, new Span(Moments.text(at, getLocale())));
    }

    private void fact(String name, Component value) {
        facts.add(
                new DescriptionList.Term(getTranslation("consent-facts." + name)),
                new DescriptionList.Description(value));
    }
}
