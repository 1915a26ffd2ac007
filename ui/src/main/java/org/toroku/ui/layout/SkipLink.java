package org.toroku.ui.layout;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;

/** First on a page: passes by the bar and the navigation. */
final class SkipLink extends Anchor {
    SkipLink(Main main) {
        super("#main", "");
        main.setId("main");
        main.getElement().setAttribute("tabindex", "-1");
        addClassName("skip-link");
        // Not a navigation of the router, nor of the browser, for which the address would begin at the base of all
        // pages.
        getElement().setAttribute("router-ignore", true);
        addAttachListener(_ -> getElement().executeJs("""
                this.addEventListener('click', click => {
                  click.preventDefault();
                  document.getElementById('main').focus();
                });
                """));
    }
}
