package org.toroku.ui.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.router.QueryParameters;

/** The buttons that open the ways; whoever renews comes by the application that the certificate is of. */
final class WayLinks {
    private final Component page;

    WayLinks(Component page) {
        this.page = page;
    }

    Button primary(Way way) {
        Button button = plain(way);
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    Button plain(Way way) {
        Class<? extends PortalPage> target = target(way);
        QueryParameters with = way == Way.RENEWAL ? ContinueView.TO_RENEW : QueryParameters.empty();
        Button button = new Button(
                page.getTranslation(key(way)), click -> page.getUI().ifPresent(ui -> ui.navigate(target, with)));
        button.addThemeVariants(ButtonVariant.LARGE);
        return button;
    }

    private static Class<? extends PortalPage> target(Way way) {
        return switch (way) {
            case CARD -> ApplyView.class;
            case OWN_KEY -> OwnKeyApplyView.class;
            case PAPER -> PaperApplyView.class;
            case RENEWAL -> ContinueView.class;
        };
    }

    private static String key(Way way) {
        return switch (way) {
            case CARD -> "home.apply";
            case OWN_KEY -> "home.apply-own-key";
            case PAPER -> "home.apply-paper";
            case RENEWAL -> "home.renew";
        };
    }
}
