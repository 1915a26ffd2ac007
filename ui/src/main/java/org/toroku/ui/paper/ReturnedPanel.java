package org.toroku.ui.paper;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;
import org.toroku.paper.PostRoomDesk.ReturnReason;
import org.toroku.ui.staff.Said;

/** A letter that came back: its number, and why. */
final class ReturnedPanel extends Div {
    ReturnedPanel(PostRoomViewModel model, Consumer<Said> did) {
        TextField tracking = new TextField(getTranslation("returned.tracking"));
        tracking.setMaxLength(60);
        Select<ReturnReason> reason = new Select<>();
        reason.setLabel(getTranslation("returned.reason"));
        reason.setItems(ReturnReason.values());
        reason.setItemLabelGenerator(each -> getTranslation(
                "mail.reason." + each.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')));
        reason.setValue(ReturnReason.ABSENT);
        Button record = new Button(
                getTranslation("returned.record"),
                click -> did.accept(model.returned(tracking.getValue(), reason.getValue())));
        Div fields = new Div(tracking, reason, record);
        fields.addClassName("tools");
        add(new H2(getTranslation("returned.title")), fields);
    }
}
