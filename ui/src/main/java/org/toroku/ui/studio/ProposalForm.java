package org.toroku.ui.studio;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.function.BiFunction;
import org.toroku.studio.Act;
import org.toroku.studio.PublicationDesk;
import org.toroku.studio.PublicationDesk.ChangeApproval;
import org.toroku.ui.text.Calendar;

/** Why the way of work changes, and on which approval of the ministries that rests (変更認定, 法9, 則9). */
final class ProposalForm extends Div {
    private final TextArea reason;
    private final RadioButtonGroup<Boolean> approved = new RadioButtonGroup<>();
    private final TextField reference;
    private final DatePicker date = new DatePicker();
    private final TextArea exemption;
    private final Div wrong = new Div();

    /** @param propose what is done with reason and approval */
    ProposalForm(
            String sendKey,
            BiFunction<String, ChangeApproval, Act> propose,
            java.util.function.Consumer<Act.Done> done) {
        addClassName("stacked");
        reason = StudioParts.text(this, "studio.propose.reason", PublicationDesk.LONGEST_TEXT);
        reason.setHelperText(getTranslation("studio.propose.reason.hint"));
        approved.setLabel(getTranslation("studio.approval"));
        approved.setItems(true, false);
        approved.setItemLabelGenerator(
                yes -> getTranslation(yes ? "studio.approval.approved" : "studio.approval.exempt"));
        approved.setRequiredIndicatorVisible(true);
        approved.setManualValidation(true);
        reference = new TextField(getTranslation("studio.approval.reference"));
        reference.setHelperText(getTranslation("studio.approval.reference.hint"));
        reference.setMaxLength(PublicationDesk.LONGEST_TEXT);
        reference.setManualValidation(true);
        reference.setRequiredIndicatorVisible(true);
        date.setLabel(getTranslation("studio.approval.date"));
        date.setI18n(Calendar.texts(this, getLocale()));
        date.setLocale(getLocale());
        date.setManualValidation(true);
        date.setRequiredIndicatorVisible(true);
        exemption = StudioParts.text(this, "studio.approval.exemption", PublicationDesk.LONGEST_TEXT);
        exemption.setHelperText(getTranslation("studio.approval.exemption.hint"));
        approved.addValueChangeListener(change -> showChosen());
        wrong.getElement().setAttribute("aria-live", "assertive");
        add(
                new H2(getTranslation("studio.propose.form")),
                reason,
                new Paragraph(getTranslation("studio.approval.text")),
                approved,
                reference,
                date,
                exemption,
                wrong,
                StudioParts.primary(this, sendKey, () -> send(propose, done)));
        showChosen();
    }

    private void showChosen() {
        boolean yes = Boolean.TRUE.equals(approved.getValue());
        boolean no = Boolean.FALSE.equals(approved.getValue());
        reference.setVisible(yes);
        date.setVisible(yes);
        exemption.setVisible(no);
        approved.setInvalid(false);
    }

    /** Empty, with what is missing said, where the form does not say what the change rests on. */
    private Optional<ChangeApproval> approval() {
        if (approved.getValue() == null) {
            approved.setErrorMessage(getTranslation("studio.refused.approval-missing"));
            approved.setInvalid(true);
            return Optional.empty();
        }
        if (!approved.getValue()) {
            return Optional.of(new ChangeApproval.Exempt(exemption.getValue()));
        }
        date.setInvalid(date.getValue() == null);
        date.setErrorMessage(getTranslation("studio.approval.date.missing"));
        return Optional.ofNullable(date.getValue()).map(day -> new ChangeApproval.Approved(reference.getValue(), day));
    }

    private void send(BiFunction<String, ChangeApproval, Act> propose, java.util.function.Consumer<Act.Done> done) {
        wrong.removeAll();
        approval().ifPresent(basis -> {
            switch (propose.apply(reason.getValue(), basis)) {
                case Act.Done made -> done.accept(made);
                case Act.Refused(var why) ->
                    wrong.add(StudioParts.notice("problem", getTranslation("studio.refused." + why)));
            }
        });
    }
}
