package org.toroku.ui.portal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;

/** The end of a request for revocation: what was received, under which number, what follows and when; to be kept on paper. */
final class RevocationReceipt extends Div {
    /** @param next what follows, in its order, each a sentence */
    RevocationReceipt(Notice said, Facts received, List<String> next) {
        addClassName("receipt");
        said.getElement().setAttribute("role", "alert");
        OrderedList steps = new OrderedList();
        next.forEach(step -> steps.add(new ListItem(step)));
        Button print = new Button(
                getTranslation("revoke.print"),
                click -> click.getSource().getElement().executeJs("window.print()"));
        print.addThemeVariants(ButtonVariant.LARGE);
        Div actions = new Div(print);
        actions.addClassName("actions");
        add(
                said,
                new H2(getTranslation("revoke.received")),
                received,
                new H2(getTranslation("revoke.next")),
                steps,
                new Paragraph(getTranslation("revoke.keep")),
                actions);
    }
}
