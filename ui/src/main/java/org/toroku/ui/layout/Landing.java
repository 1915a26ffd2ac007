package org.toroku.ui.layout;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;

/**
 * Where a reader of the portal stands after each step: on top of the page, with the focus on its heading, so that a screen
 * reader begins with it and nobody has to scroll back for what comes first.
 */
public final class Landing {
    private static final String AT_HEADING = """
            window.scrollTo(0, 0);
            const heading = document.querySelector('#main h1') ?? document.getElementById('main');
            if (heading) {
              heading.setAttribute('tabindex', '-1');
              heading.focus({ preventScroll: true });
            }""";

    private Landing() {}

    /** The first page of a window is left as the browser opens it; its focus belongs to the top of the document. */
    static void onNavigation(UI ui) {
        if (ComponentUtil.getData(ui, Landing.class) == null) {
            ComponentUtil.setData(ui, Landing.class, new Landing());
        } else {
            atHeading(ui);
        }
    }

    /** Where a part with the keyboard in it was drawn anew by itself: back to the heading, without scrolling. */
    public static void whereFocusWasLost(UI ui) {
        ui.getPage().executeJs("""
                if (!document.activeElement || document.activeElement === document.body) {
                  const heading = document.querySelector('#main h1');
                  heading?.setAttribute('tabindex', '-1');
                  heading?.focus({ preventScroll: true });
                }""");
    }

    public static void atHeading(UI ui) {
        ui.getPage().executeJs(AT_HEADING);
    }
}
