package org.toroku.ui.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.toroku.audit.Passphrase;
import org.toroku.audit.Passphrase.Judgement;
import org.toroku.audit.Passphrase.Protection;

/** How well what is being typed protects, in words as soon as the typing pauses; what is refused is told with its reason. */
public final class ProtectionHint extends Div {
    private static final int PAUSE_MILLIS = 600;

    /**
     * @param refused key of the sentence that says why it would be refused, by code
     * @param known what others know of the person
     */
    public ProtectionHint(PasswordField field, UnaryOperator<String> refused, List<String> known) {
        addClassName("protection");
        getElement().setAttribute("role", "status");
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(PAUSE_MILLIS);
        field.addValueChangeListener(change -> show(change.getValue(), refused, known));
    }

    /** The field itself says it now. */
    public void silence() {
        setText("");
        removeClassName(Protection.REFUSED.name().toLowerCase(Locale.ROOT));
    }

    private void show(String typed, UnaryOperator<String> refused, List<String> known) {
        if (typed.isEmpty()) {
            silence();
            return;
        }
        Judgement judgement = Passphrase.judge(typed.toCharArray(), known);
        for (Protection each : Protection.values()) {
            setClassName(each.name().toLowerCase(Locale.ROOT), each == judgement.protection());
        }
        setText(getTranslation(judgement.objection().map(refused).orElse("protection." + judgement.protection())));
    }
}
