package org.toroku.ui;

import com.vaadin.flow.spring.SpringServlet;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.atmosphere.cpr.ApplicationConfig;
import org.atmosphere.cpr.AtmosphereRequest;
import org.atmosphere.websocket.WebSocket;
import org.atmosphere.websocket.protocol.SimpleHttpProtocol;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The push channel carries from the server to the browser only. What came the other way would pass every filter by: whether
 * the officer is still in office, and how large a message may be. Pages of others do not open it.
 */
final class PushDoor extends OncePerRequestFilter {
    private static final String PATH = "/VAADIN/push";

    /** Vaadin takes a request for one of the channel by this parameter alone, whatever its address. */
    private static final String KIND = "v-r";

    private static final String PUSH = "push";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // as the container reads it: to it, /VAADIN/%70ush is the channel as well
        String path = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
        return !path.endsWith(PATH) && !path.contains(PATH + "/") && !PUSH.equals(request.getParameter(KIND));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!request.getMethod().equals("GET") || OwnSite.isForeign(request)) {
            // not an error to be drawn: there is no page here
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(request, response);
    }

    /** Takes nothing; but for its signs of life a browser of ours sends nothing, and whoever does is hung up on. */
    public static final class OneWay extends SimpleHttpProtocol {
        private static final long serialVersionUID = 1L;
        private static final int SIGN_OF_LIFE = 16;

        @Override
        public List<AtmosphereRequest> onMessage(WebSocket socket, String message) {
            if (message.length() > SIGN_OF_LIFE) {
                socket.close();
            }
            return List.of();
        }

        @Override
        public List<AtmosphereRequest> onMessage(WebSocket socket, byte[] data, int offset, int length) {
            socket.close();
            return List.of();
        }
    }

    /** Tells the servlet of it, which somebody else registers. */
    @Component
    static final class Registered implements BeanPostProcessor {
        @Override
        public Object postProcessBeforeInitialization(Object bean, String name) {
            if (bean instanceof ServletRegistrationBean<?> registration
                    && registration.getServlet() instanceof SpringServlet) {
                registration.addInitParameter(ApplicationConfig.WEBSOCKET_PROTOCOL, OneWay.class.getName());
            }
            return bean;
        }
    }
}
