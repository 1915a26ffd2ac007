package org.toroku.ui;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.toroku.ui.login.LoginView;

/** What the faces need of a security filter chain; the deployable owns the chain and applies this to it. */
public final class UiSecurity {
    /** Style sheet and icon, readable by everybody. */
    public static final String PUBLIC_FILES = "/toroku/**";

    private static final String PAGE_IMAGES = "/staff/pages/**";

    private UiSecurity() {}

    /** Adds form login, view access control and security headers. Authorities are {@code ROLE_} + role name. */
    public static void applyTo(HttpSecurity http) {
        http.authorizeHttpRequests(requests -> requests.requestMatchers(PUBLIC_FILES)
                .permitAll()
                // who may see which page is for the paper files to say
                .requestMatchers(PAGE_IMAGES)
                .authenticated());
        http.exceptionHandling(
                faults -> faults.defaultAuthenticationEntryPointFor(new NoSuchPage(), UiSecurity::isOfThePortal));
        http.headers(headers ->
                headers.frameOptions(frame -> frame.sameOrigin()).withObjectPostProcessor(new EagerHeaders()));
        http.with(VaadinSecurityConfigurer.vaadin(), vaadin -> vaadin.loginView(LoginView.class, "/login"));
    }

    private static boolean isOfThePortal(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return !path.equals("/staff")
                && !path.startsWith("/staff/")
                && !path.equals("/organisation")
                && !path.startsWith("/organisation/");
    }

    /**
     * An address outside the staff's rooms that is open to nobody is unknown to an applicant: the portal says so, with a
     * way on. Nothing is opened by this; only the pages that the reader may see are drawn.
     */
    private static final class NoSuchPage implements AuthenticationEntryPoint {
        @Override
        public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
                throws IOException, ServletException {
            if (!request.getMethod().equals("GET") || request.getDispatcherType() != DispatcherType.REQUEST) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            request.getRequestDispatcher("/").forward(request, response);
        }
    }

    /** Vaadin forwards and commits its pages early; headers written late would be missing there. */
    private static final class EagerHeaders implements ObjectPostProcessor<HeaderWriterFilter> {
        @Override
        public <O extends HeaderWriterFilter> O postProcess(O filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    }
}
