package org.toroku.ui.paper;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.toroku.paper.EnclosureKind;
import org.toroku.paper.PaperFiles.Enclosure;
import org.toroku.paper.PaperFiles.Entry;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.ui.staff.Beside;
import org.toroku.ui.staff.Said;

/** What was entered of a document, to be set right from its pages; what stood there is kept with who, when and why. */
final class EntryForm extends Div {
    private final Select<EnclosureKind> kind = new Select<>();
    private final DatePicker issued = new DatePicker();
    private final DatePicker expires = new DatePicker();
    private final IntegerField sheets = new IntegerField();
    private final CheckboxGroup<Flag> flags = new CheckboxGroup<>();
    private final TextField why = new TextField();

    EntryForm(PaperCaseViewModel model, Enclosure enclosure, Consumer<Said> kept) {
        kind.setLabel(getTranslation("post.kind"));
        kind.setItems(EnclosureKind.values());
        kind.setItemLabelGenerator(each -> getTranslation("enclosure." + each.name()));
        kind.setValue(enclosure.kind());
        issued.setLabel(getTranslation("post.issued-on"));
        DayFields.dress(issued);
        DayFields.latest(issued, enclosure.receivedOn(), "act.issued-after-receipt");
        enclosure.issuedOn().ifPresent(issued::setValue);
        expires.setLabel(getTranslation("post.expires-on"));
        DayFields.dress(expires);
        enclosure.expiresOn().ifPresent(expires::setValue);
        sheets.setLabel(getTranslation("post.sheets"));
        sheets.setMin(1);
        sheets.setMax(99);
        sheets.setValue(enclosure.sheets());
        flags.setLabel(getTranslation("post.flags"));
        // that a My Number was seen on it nobody takes back
        flags.setItems(Stream.of(Flag.values())
                .filter(flag -> flag != Flag.MY_NUMBER_SHOWN)
                .toList());
        flags.setItemLabelGenerator(flag -> getTranslation("flag." + flag.name()));
        flags.setValue(shown(enclosure.flags()));
        why.setLabel(getTranslation("entry.why"));
        why.setHelperText(getTranslation("entry.why.hint"));
        why.setMaxLength(300);
        why.setWidthFull();
        why.setRequiredIndicatorVisible(true);
        why.setManualValidation(true);
        Beside told = new Beside(kept).at("entry.why-missing", why);
        Button send = new Button(
                getTranslation("entry.send"),
                click -> told.accept(
                        DayFields.wrong(issued, expires)
                                ? new Said("day.wrong", "", false)
                                : model.correctEntry(enclosure.id(), entry(enclosure), why.getValue())));
        Div fields = new Div(kind, issued, expires, sheets);
        fields.addClassName("tools");
        Div actions = new Div(send);
        actions.addClassName("actions");
        add(new Paragraph(getTranslation("entry.text")), fields, flags, why, actions);
    }

    private static Set<Flag> shown(Set<Flag> flags) {
        return flags.stream().filter(flag -> flag != Flag.MY_NUMBER_SHOWN).collect(Collectors.toSet());
    }

    private Entry entry(Enclosure enclosure) {
        return new Entry(
                kind.getOptionalValue().orElse(enclosure.kind()),
                Optional.ofNullable(issued.getValue()),
                Optional.ofNullable(expires.getValue()),
                sheets.getValue() == null ? 0 : sheets.getValue(),
                flags.getValue());
    }
}
