package org.toroku.ui.portal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Offers the beginning of the address for a postal code. It types nothing by itself: the applicant presses what is right, and
 * reads before what would be replaced.
 */
final class AddressOffer extends Div {
    private final Postcodes postcodes;
    private final Consumer<String> chosen;

    /** @param chosen gets the address that the applicant pressed */
    AddressOffer(Postcodes postcodes, Consumer<String> chosen) {
        this.postcodes = postcodes;
        this.chosen = chosen;
        addClassName("address-offer");
        // read out when it comes, without taking the keyboard away
        getElement().setAttribute("role", "status");
        setVisible(postcodes.known());
    }

    /**
     * @param code as it stands in the form, complete or not
     * @param typed the address so far
     */
    void show(String code, String typed) {
        removeAll();
        if (!postcodes.known() || FormField.POSTAL_CODE.problem(code).isPresent() || code.isEmpty()) {
            return;
        }
        List<String> found = postcodes.of(code);
        if (found.isEmpty()) {
            add(new Paragraph(getTranslation("postcode.none", code)));
        } else if (found.stream().noneMatch(typed::startsWith)) {
            offer(code, found, typed);
        }
    }

    private void offer(String code, List<String> found, String typed) {
        add(new Paragraph(getTranslation(found.size() == 1 ? "postcode.one" : "postcode.several", code)));
        if (!typed.isEmpty()) {
            add(new Paragraph(getTranslation("postcode.replaces", typed)));
        }
        UnorderedList list = new UnorderedList();
        found.forEach(address -> {
            Button take = new Button(address, _ -> take(address));
            take.setAriaLabel(getTranslation(typed.isEmpty() ? "postcode.take" : "postcode.replace", address));
            list.add(new ListItem(take));
        });
        add(list);
    }

    private void take(String address) {
        removeAll();
        chosen.accept(address);
    }
}
