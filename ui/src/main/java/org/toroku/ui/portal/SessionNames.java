package org.toroku.ui.portal;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.spring.annotation.SpringComponent;

/** Gives the session of the present request another id; apart, because requests without a browser have none to change. */
@SpringComponent
public class SessionNames {
    public void rename() {
        if (VaadinRequest.getCurrent() instanceof VaadinServletRequest request) {
            request.getHttpServletRequest().changeSessionId();
        }
    }
}
