package org.toroku.ui.organisation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.toroku.ui.staff.CopyButton;
import org.toroku.ui.staff.Said;
import org.toroku.ui.staff.Toast;

/** Parts that both panels of the managers' page are made of. */
final class Fields {
    private Fields() {}

    /** More than anybody means to write; a browser cuts off in silence, hence the limit itself is told in words. */
    private static final int ENDLESS = 5_000;

    /** @param longest in characters, which the field says where there are more */
    static TextField text(Component page, String key, int longest) {
        TextField field = new TextField(page.getTranslation(key));
        field.setRequiredIndicatorVisible(true);
        field.setManualValidation(true);
        field.setMaxLength(ENDLESS);
        field.getElement().setProperty("autocomplete", "off");
        field.addValueChangeListener(change -> {
            String written = field.getValue().strip();
            int length = written.codePointCount(0, written.length());
            field.setErrorMessage(page.getTranslation("organisation.too-long", longest, length));
            field.setInvalid(length > longest);
        });
        return field;
    }

    static Button primary(Component page, String key, Runnable act) {
        Button button = new Button(page.getTranslation(key), click -> act.run());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    static Button plain(Component page, String key, Runnable act) {
        return new Button(page.getTranslation(key), click -> act.run());
    }

    static void fact(Component page, DescriptionList list, String key, String value) {
        list.add(new DescriptionList.Term(page.getTranslation(key)), new DescriptionList.Description(new Span(value)));
    }

    /** Says what an act came to; whether it was done. */
    static boolean told(Component page, Optional<String> refusal, String done) {
        Toast.show(
                page,
                refusal.map(reason -> new Said("organisation.refused." + reason, "", false))
                        .orElseGet(() -> Said.done(done)));
        return refusal.isEmpty();
    }

    /**
     * Says at each field what is wrong with it, and leads to the first one.
     *
     * @param fields by the reason that is about them
     * @return the reasons that are about no field
     */
    static List<String> marked(Component page, List<String> reasons, Map<String, TextField> fields) {
        fields.values().forEach(field -> field.setInvalid(false));
        List<String> elsewhere = new ArrayList<>();
        for (String reason : reasons) {
            TextField field = fields.get(reason);
            if (field == null) {
                elsewhere.add(reason);
            } else {
                field.setErrorMessage(page.getTranslation("organisation.refused." + reason));
                field.setInvalid(true);
            }
        }
        reasons.stream()
                .filter(fields::containsKey)
                .findFirst()
                .map(fields::get)
                .ifPresent(TextField::focus);
        return elsewhere;
    }

    /** Something that is shown once and kept nowhere. */
    static Div once(Component page, String title, String name, String secret) {
        Code code = new Code(secret);
        code.addClassName("secret");
        Div box = new Div(
                new H3(page.getTranslation(title)),
                new Paragraph(page.getTranslation("organisations.once", name)),
                code,
                new CopyButton(page.getTranslation("organisations.once.copy"), secret));
        box.addClassNames("notice", "good");
        box.getElement().setAttribute("role", "alert");
        return box;
    }
}
