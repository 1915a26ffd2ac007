package org.toroku.boot;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.toroku.officers.OfficerRegister;
import org.toroku.ui.PageHeaders;
import org.toroku.ui.UiSecurity;

/** Two doors: the API, where every application has its own token, and the pages, where officers log in. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {
    /** No session, hence no CSRF: the token of the application is the only authority and the counter checks it. */
    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http) {
        return http.securityMatcher("/api/**", "/repository/**", "/actuator/health/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(PageHeaders::ofData)
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, OfficerRegister officers, LoginWatch logins) {
        UiSecurity.applyTo(http);
        http.sessionManagement(session -> session.sessionFixation(fixation -> fixation.changeSessionId()));
        http.addFilterBefore(logins.door(), UsernamePasswordAuthenticationFilter.class);
        http.formLogin(form -> form.failureHandler(SecurityConfiguration::refused));
        http.addFilterBefore(new OfficerStillInOffice(officers), AuthorizationFilter.class);
        http.addFilterBefore(new AccountFirst(), AuthorizationFilter.class);
        return http.build();
    }

    /** Why, only to whoever knew the password: anybody else learns nothing of the account. */
    private static void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        String said = why instanceof CredentialsExpiredException ? "ended" : "error";
        response.sendRedirect(request.getContextPath() + "/login?" + said);
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }
}
