package org.toroku.ui;

import com.vaadin.flow.spring.security.UidlRedirectStrategy;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.web.filter.OncePerRequestFilter;
import org.toroku.ui.login.LoginView;

/** What the faces need of a security filter chain; the deployable owns the chain and applies this to it. */
public final class UiSecurity {
    /** Style sheet and icon, readable by everybody. */
    public static final String PUBLIC_FILES = "/toroku/**";

    /** Leads whoever is signed in to where their work is. */
    private static final String SIGN_IN = "/login";

    private static final String PAGE_IMAGES = "/staff/pages/**";

    /** No page is there. */
    private static final String NOT_FOUND = "/not-found";

    private UiSecurity() {}

    /** Where somebody goes who signs out. */
    @FunctionalInterface
    public interface Leaving {
        String address(HttpServletRequest request, @Nullable Authentication login);
    }

    /** Adds form login, view access control and security headers. Authorities are {@code ROLE_} + role name. */
    public static void applyTo(HttpSecurity http) {
        applyTo(http, Optional.empty());
    }

    /** @param leaving where whoever signs out goes, if not to the first page */
    public static void applyTo(HttpSecurity http, Optional<Leaving> leaving) {
        http.authorizeHttpRequests(requests -> requests.requestMatchers(PUBLIC_FILES)
                .permitAll()
                // who may see which page is for the paper files to say
                .requestMatchers(PAGE_IMAGES)
                .authenticated());
        http.exceptionHandling(
                faults -> faults.defaultAuthenticationEntryPointFor(new NoSuchPage(), UiSecurity::isOfThePortal));
        http.addFilterBefore(new NoBlankPage(), ExceptionTranslationFilter.class);
        http.addFilterBefore(new PushDoor(), ExceptionTranslationFilter.class);
        http.headers(headers -> {
            PageHeaders.ofPages(headers);
            headers.withObjectPostProcessor(new EagerHeaders());
        });
        http.with(VaadinSecurityConfigurer.vaadin(), vaadin -> {
            vaadin.loginView(LoginView.class, SIGN_IN).defaultSuccessUrl(SIGN_IN);
            leaving.ifPresent(way -> vaadin.logoutSuccessHandler((request, response, login) ->
                    new UidlRedirectStrategy().sendRedirect(request, response, way.address(request, login))));
        });
    }

    private static boolean isOfThePortal(HttpServletRequest request) {
        String path = path(request);
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
            notFound(request, response);
        }
    }

    /** The files of a page are named relative to it, so that it can be drawn on top only. */
    private static void notFound(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (path(request).lastIndexOf('/') > 0 && readsPages(request)) {
            response.sendRedirect(request.getContextPath() + NOT_FOUND);
            return;
        }
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        request.getRequestDispatcher("/").forward(request, response);
    }

    private static boolean readsPages(HttpServletRequest request) {
        String accept = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "");
        return request.getMethod().equals("GET") && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /**
     * Whoever is signed in and opens an address that is open to nobody would see the browser's own page of errors: the same
     * page as for others is drawn, in the frame of whoever looks.
     */
    private static final class NoBlankPage extends OncePerRequestFilter {
        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return !readsPages(request);
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            Withheld withheld = new Withheld(response);
            chain.doFilter(request, withheld);
            if (withheld.forbidden && !response.isCommitted()) {
                notFound(request, response);
            }
        }
    }

    private static final class Withheld extends HttpServletResponseWrapper {
        private boolean forbidden;

        Withheld(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(int status) throws IOException {
            if (status == SC_FORBIDDEN) {
                forbidden = true;
            } else {
                super.sendError(status);
            }
        }

        @Override
        public void sendError(int status, String words) throws IOException {
            if (status == SC_FORBIDDEN) {
                forbidden = true;
            } else {
                super.sendError(status, words);
            }
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
