package org.toroku.ui.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import org.toroku.receipt.ReceiptDesk;
import org.toroku.ui.text.Moments;

/** How the receipt of a certificate was confirmed: signed and with what, or by a click. */
public final class ReceiptFacts extends Div {
    private final DescriptionList facts = new DescriptionList();

    public ReceiptFacts(ReceiptDesk.Shown receipt) {
        facts.addClassName("facts");
        fact("at", new Span(Moments.text(receipt.confirmedAt(), getLocale())));
        switch (receipt.how()) {
            case ReceiptDesk.How.Clicked() -> fact("how", said("clicked"));
            case ReceiptDesk.How.Altered() -> fact("how", said("altered"));
            case ReceiptDesk.Signed signed -> signed(signed);
        }
        add(new H2(getTranslation("receipt-facts.title")), facts);
    }

    private void signed(ReceiptDesk.Signed signed) {
        fact("how", said(signed.means().name()));
        fact("rule", new Span(getTranslation("receipt-facts.by-rule", signed.rule())));
        Code signer = new Code(signed.signerSha256());
        signer.addClassName("digest");
        fact("signer", signer);
    }

    private Span said(String name) {
        return new Span(getTranslation("receipt-facts." + name));
    }

    private void fact(String name, Component value) {
        facts.add(
                new DescriptionList.Term(getTranslation("receipt-facts." + name)),
                new DescriptionList.Description(value));
    }
}
