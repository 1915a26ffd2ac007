package org.toroku.ui.assistance;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.function.Consumer;
import org.toroku.assistance.AttendanceDesk.Language;
import org.toroku.assistance.AttendanceDesk.PhotoDocument;
import org.toroku.assistance.AttendanceDesk.Setting;
import org.toroku.assistance.AttendanceDesk.Start;

/** What is asked before a session: where, in which language, and by what the applicant was recognised. */
final class OpeningForm extends Div {
    private final RadioButtonGroup<Setting> setting = new RadioButtonGroup<>();
    private final TextField desk = new TextField();
    private final RadioButtonGroup<Language> language = new RadioButtonGroup<>();
    private final RadioButtonGroup<PhotoDocument> document = new RadioButtonGroup<>();
    private final Checkbox recognised = new Checkbox();

    OpeningForm(Consumer<Start> open) {
        addClassName("attend-form");
        choices(setting, "attend.setting", List.of(Setting.values()));
        setting.setValue(Setting.COUNTER);
        setting.addValueChangeListener(change -> desk.setVisible(change.getValue() == Setting.COUNTER));
        desk.setLabel(getTranslation("attend.desk"));
        desk.setHelperText(getTranslation("attend.desk.hint"));
        desk.setMaxLength(40);
        desk.setRequiredIndicatorVisible(true);
        desk.setManualValidation(true);
        desk.addValueChangeListener(change -> desk.setInvalid(false));
        choices(language, "attend.language", List.of(Language.values()));
        language.setValue(Language.JAPANESE);
        choices(document, "attend.document", List.of(PhotoDocument.values()));
        document.addThemeName("vertical");
        document.setHelperText(getTranslation("attend.document.hint"));
        recognised.setLabel(getTranslation("attend.recognised"));
        recognised.setRequiredIndicatorVisible(true);
        recognised.setManualValidation(true);
        recognised.addValueChangeListener(change -> recognised.setInvalid(false));
        Button go = new Button(getTranslation("attend.open"), click -> {
            if (complete()) {
                open.accept(new Start(
                        setting.getValue(),
                        desk.getValue(),
                        document.getValue(),
                        language.getValue(),
                        recognised.getValue()));
            }
        });
        go.addThemeVariants(ButtonVariant.PRIMARY);
        Div actions = new Div(go);
        actions.addClassName("actions");
        add(
                new H2(getTranslation("attend.new")),
                new Paragraph(getTranslation("attend.new.text")),
                setting,
                desk,
                language,
                document,
                recognised,
                actions);
    }

    private <T extends Enum<T>> void choices(RadioButtonGroup<T> group, String key, List<T> values) {
        group.setLabel(getTranslation(key));
        group.setItems(values);
        group.setItemLabelGenerator(each -> getTranslation(key + "." + each.name()));
        group.setRequiredIndicatorVisible(true);
        group.setManualValidation(true);
        group.addValueChangeListener(change -> group.setInvalid(false));
    }

    /** What is missing is marked, and the first of it is where the keyboard goes. */
    private boolean complete() {
        boolean complete = true;
        if (!recognised.getValue()) {
            recognised.setErrorMessage(getTranslation("attend.refused.not-recognised"));
            recognised.setInvalid(true);
            recognised.focus();
            complete = false;
        }
        if (document.getValue() == null) {
            document.setErrorMessage(getTranslation("problem.not-chosen"));
            document.setInvalid(true);
            document.getElement().callJsFunction("focus");
            complete = false;
        }
        if (setting.getValue() == Setting.COUNTER && desk.getValue().isBlank()) {
            desk.setErrorMessage(getTranslation("attend.refused.desk-missing"));
            desk.setInvalid(true);
            desk.focus();
            complete = false;
        }
        return complete;
    }
}
