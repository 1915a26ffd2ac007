package org.toroku.ui.fake;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.toroku.ui.portal.SessionNames;

/** As a browser's session is renamed, but for the requests of tests that have none. */
public final class FakeSessionNames extends SessionNames {
    @Override
    public void rename() {
        if (VaadinRequest.getCurrent() instanceof VaadinServletRequest request && !ofATest(request)) {
            super.rename();
        }
    }

    private static boolean ofATest(VaadinServletRequest request) {
        Object inner = request.getHttpServletRequest();
        while (inner instanceof HttpServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        return inner.getClass().getName().startsWith("com.vaadin.browserless.");
    }
}
