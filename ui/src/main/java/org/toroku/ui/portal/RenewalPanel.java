package org.toroku.ui.portal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import java.util.UUID;
import org.toroku.renewal.RenewalCounter.Offer;
import org.toroku.ui.text.Moments;

/** Whether the certificate can be renewed, until when it would carry, and the way there. */
final class RenewalPanel extends Div {
    RenewalPanel(UUID applicationId, Offer offer) {
        add(new H2(getTranslation("renewal.title")));
        switch (offer) {
            case Offer.Renewable renewable -> {
                Button renew = new Button(
                        getTranslation("renewal.start"),
                        click -> getUI().ifPresent(ui -> ui.navigate(
                                RenewView.class,
                                new RouteParameters(new RouteParam(RenewView.ID, applicationId.toString())))));
                add(
                        new Paragraph(getTranslation("renewal.lead", Moments.text(renewable.ceiling(), getLocale()))),
                        renew);
                renew.addThemeVariants(ButtonVariant.LARGE);
            }
            case Offer.Refused(var reason) -> add(new Paragraph(getTranslation("renewal.refused." + reason)));
            case Offer.NoSuchApplication() ->
                throw new IllegalStateException("whoever is shown an application holds its token");
        }
    }
}
