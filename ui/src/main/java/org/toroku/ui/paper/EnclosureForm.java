package org.toroku.ui.paper;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.toroku.paper.EnclosureKind;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.paper.PostRoomDesk.NewEnclosure;
import org.toroku.ui.staff.Said;

/** One document of an envelope, with the shelf on which its original is kept (則12④⑤). */
final class EnclosureForm extends Div {
    private final Select<EnclosureKind> kind = new Select<>();
    private final DatePicker issued = new DatePicker();
    private final DatePicker expires = new DatePicker();
    private final IntegerField sheets = new IntegerField();
    private final TextField shelf = new TextField();
    private final CheckboxGroup<Flag> flags = new CheckboxGroup<>();

    EnclosureForm(PostRoomViewModel model, Consumer<Said> did) {
        kind.setLabel(getTranslation("post.kind"));
        kind.setItems(EnclosureKind.values());
        kind.setItemLabelGenerator(each -> getTranslation("enclosure." + each.name()));
        kind.setManualValidation(true);
        issued.setLabel(getTranslation("post.issued-on"));
        DayFields.dress(issued);
        DayFields.latest(issued, model.today(), "act.issued-in-future");
        expires.setLabel(getTranslation("post.expires-on"));
        DayFields.dress(expires);
        sheets.setLabel(getTranslation("post.sheets"));
        sheets.setMin(1);
        sheets.setMax(99);
        sheets.setValue(1);
        shelf.setLabel(getTranslation("post.shelf"));
        shelf.setPlaceholder("B-12/3");
        shelf.setMaxLength(40);
        flags.setLabel(getTranslation("post.flags"));
        flags.setItems(Flag.values());
        flags.setItemLabelGenerator(flag -> getTranslation("flag." + flag.name()));
        flags.setValue(Set.of(Flag.ORIGINAL));
        Button add = new Button(getTranslation("post.enclose"), click -> enclose(model, did));
        Div fields = new Div(kind, issued, expires, sheets, shelf);
        fields.addClassName("tools");
        Div actions = new Div(add);
        actions.addClassName("actions");
        add(new H3(getTranslation("post.enclosure")), fields, flags, actions);
    }

    private void enclose(PostRoomViewModel model, Consumer<Said> did) {
        EnclosureKind chosen = kind.getValue();
        kind.setInvalid(chosen == null);
        kind.setErrorMessage(getTranslation("post.kind.missing"));
        if (DayFields.wrong(issued, expires)) {
            did.accept(new Said("day.wrong", "", false));
        } else if (chosen != null) {
            did.accept(model.enclose(new NewEnclosure(
                    chosen,
                    Optional.ofNullable(issued.getValue()),
                    Optional.ofNullable(expires.getValue()),
                    sheets.getValue() == null ? 0 : sheets.getValue(),
                    shelf.getValue().strip(),
                    flags.getValue())));
        }
    }
}
