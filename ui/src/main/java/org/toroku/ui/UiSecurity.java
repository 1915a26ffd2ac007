package org.toroku.ui;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
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
        http.headers(headers ->
                headers.frameOptions(frame -> frame.sameOrigin()).withObjectPostProcessor(new EagerHeaders()));
        http.with(VaadinSecurityConfigurer.vaadin(), vaadin -> vaadin.loginView(LoginView.class, "/login"));
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
