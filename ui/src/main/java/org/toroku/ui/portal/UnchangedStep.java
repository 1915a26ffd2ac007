package org.toroku.ui.portal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.function.BiConsumer;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.EnrolmentDesk.FieldProblem;
import org.toroku.renewal.RenewalCounter.Offer;
import org.toroku.ui.text.Moments;

/** What was proven, to be confirmed as unchanged; only how the holder is reached can be typed anew. */
final class UnchangedStep extends Div {
    private final Offer.Renewable offer;
    private final TextField email = new TextField(getTranslation("field.email"));
    private final TextField phone = new TextField(getTranslation("field.phone"));
    private final Checkbox unchanged = new Checkbox(getTranslation("renewal.unchanged"));
    private final Div answer = new Div();

    UnchangedStep(Offer.Renewable offer, BiConsumer<UnchangedStep, ApplicationForm> send) {
        this.offer = offer;
        ApplicationForm form = offer.form();
        Facts facts = new Facts()
                .with(getTranslation("renewal.name"), form.fullName())
                .with(getTranslation("renewal.kana"), form.familyNameKana() + "\u3000" + form.givenNameKana())
                .with(getTranslation("renewal.romaji"), form.familyNameRomaji() + " " + form.givenNameRomaji())
                .with(getTranslation("field.birthDate"), Moments.text(form.birthDate(), getLocale()))
                .with(
                        getTranslation("field.sex"),
                        getTranslation("sex." + form.sex().name()))
                .with(getTranslation("field.address"), form.address())
                .with(getTranslation("renewal.anchor"), offer.anchorCase())
                .with(getTranslation("renewal.ceiling"), Moments.text(offer.ceiling(), getLocale()));
        form.formerName().ifPresent(name -> facts.with(getTranslation("field.formerName"), name));
        email.setValue(form.email());
        phone.setValue(form.phone());
        unchanged.setManualValidation(true);
        unchanged.addValueChangeListener(change -> unchanged.setInvalid(false));
        Button next = new Button(getTranslation("renewal.next"), click -> {
            answer.removeAll();
            if (!unchanged.getValue()) {
                unchanged.setErrorMessage(getTranslation("renewal.unchanged-first"));
                unchanged.setInvalid(true);
                unchanged.focus();
                return;
            }
            send.accept(this, stated());
        });
        next.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.LARGE);
        Div actions = new Div(next);
        actions.addClassName("actions");
        Div fields = new Div(email, phone, unchanged);
        fields.addClassName("stacked");
        add(
                new H2(getTranslation("renewal.proven")),
                new Paragraph(getTranslation("renewal.proven.text")),
                facts,
                fields,
                new Paragraph(
                        new com.vaadin.flow.component.Text(getTranslation("renewal.changed")),
                        new com.vaadin.flow.component.Text(" "),
                        new RouterLink(getTranslation("renewal.changed.link"), HomeView.class)),
                answer,
                actions);
    }

    private ApplicationForm stated() {
        ApplicationForm form = offer.form();
        return new ApplicationForm(
                form.familyName(),
                form.givenName(),
                form.familyNameKana(),
                form.givenNameKana(),
                form.familyNameRomaji(),
                form.givenNameRomaji(),
                form.formerName(),
                form.birthDate(),
                form.sex(),
                form.postalCode(),
                form.address(),
                email.getValue().strip(),
                phone.getValue().strip(),
                form.operator());
    }

    void show(List<FieldProblem> problems) {
        problems.forEach(problem -> {
            switch (problem.field()) {
                case "email" -> mark(email, problem.code());
                case "phone" -> mark(phone, problem.code());
                case "certificate" -> refuse(getTranslation("renewal.refused." + problem.code()));
                default -> refuse(getTranslation("problem." + problem.code()));
            }
        });
    }

    private <C extends com.vaadin.flow.component.shared.HasValidationProperties> void mark(C field, String code) {
        field.setErrorMessage(getTranslation("problem." + code));
        field.setInvalid(true);
    }

    void refuse(String sentence) {
        answer.removeAll();
        answer.add(Notice.problem(sentence));
    }
}
