package org.toroku.boot;

import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
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
    private static final Logger LOG = LoggerFactory.getLogger(SecurityConfiguration.class);

    /** How stored passwords begin whose guessing costs time. */
    private static final List<String> HARD = List.of("{bcrypt}", "{argon2", "{scrypt", "{pbkdf2");

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
        http.addFilterBefore(new OfficerStillInOffice(officers), AuthorizationFilter.class);
        return http.build();
    }

    @Bean
    UserDetailsService officerAccounts(OfficerRegister officers) {
        return username -> officers.vouched(username)
                .map(account -> User.withUsername(account.username())
                        .password(account.passwordHash())
                        .disabled(!account.enabled() || !isHard(account))
                        .authorities(Stream.concat(
                                        account.roles().stream().map(role -> "ROLE_" + role), Stream.of(account.mark()))
                                .toArray(String[]::new))
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException("no such officer"));
    }

    /** What the library also reads, down to the password itself, is no protection (ASVS 11.4.2). */
    private static boolean isHard(OfficerRegister.OfficerAccount account) {
        boolean hard = HARD.stream().anyMatch(account.passwordHash()::startsWith);
        if (!hard) {
            LOG.atWarn()
                    .addKeyValue("officer", account.username())
                    .log("A password is kept in a form that is guessed fast; its account cannot sign in");
        }
        return hard;
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }
}
