package org.toroku.boot;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.toroku.officers.OfficerIdentities;
import org.toroku.officers.OfficerRegister;
import org.toroku.ui.PageHeaders;
import org.toroku.ui.UiSecurity;
import org.toroku.ui.login.SignInWays;

/** Two doors: the API, where every application has its own token, and the pages, where officers log in. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableConfigurationProperties(StaffProperties.class)
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
    SecurityFilterChain pages(
            HttpSecurity http,
            OfficerRegister officers,
            OfficerIdentities identities,
            LoginWatch logins,
            StaffProperties staff) {
        Optional<ProviderSignIn> provider =
                staff.single() ? Optional.of(provider(officers, identities, logins, staff.oidc())) : Optional.empty();
        UiSecurity.applyTo(http, provider.map(SecurityConfiguration::leaving));
        http.sessionManagement(session -> session.sessionFixation(fixation -> fixation.changeSessionId()));
        http.addFilterBefore(logins.door(), UsernamePasswordAuthenticationFilter.class);
        http.formLogin(form -> form.failureHandler(SecurityConfiguration::refused));
        provider.ifPresent(each -> each.applyTo(http));
        http.addFilterBefore(new OfficerStillInOffice(officers, identities), AuthorizationFilter.class);
        http.addFilterBefore(new AccountFirst(), AuthorizationFilter.class);
        return http.build();
    }

    @Bean
    SignInWays signInWays(StaffProperties staff) {
        return new SignInWays(staff.single());
    }

    private static ProviderSignIn provider(
            OfficerRegister officers, OfficerIdentities identities, LoginWatch logins, StaffProperties.Oidc settings) {
        return new ProviderSignIn(
                new ProviderRegistration(settings),
                new StaffOfProvider(settings, identities, officers, logins),
                settings);
    }

    /** Whoever leaves leaves the provider as well, where they came by it: else the next one at the screen is them. */
    private static UiSecurity.Leaving leaving(ProviderSignIn provider) {
        return (request, login) -> login instanceof OAuth2AuthenticationToken
                ? provider.end(request).orElse("/login")
                : "/login";
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
