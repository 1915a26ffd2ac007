package org.toroku.boot;

import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.toroku.ui.PageHeaders;

/**
 * The port of the house's own network on which monitoring asks, where there is one ({@code management.server.port}): who reaches
 * it may read these, and nothing else that is exposed there. Without one there are no figures, since the port for applicants is everybody's.
 */
@Configuration(proxyBeanMethods = false)
class OperatorsDoor {
    @Bean
    @Order(0)
    SecurityFilterChain operators(HttpSecurity http, Environment environment) {
        boolean apart = ManagementPortType.get(environment) == ManagementPortType.DIFFERENT;
        return http.securityMatcher(request -> apart && request.getLocalPort() == port(environment))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                HttpMethod.GET, "/actuator/health/**", "/actuator/prometheus")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .headers(PageHeaders::ofData)
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** Known once it is open. */
    private static int port(Environment environment) {
        return environment.getProperty("local.management.port", Integer.class, -1);
    }
}
