package org.toroku.boot.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.toroku.boot.LoginTries;
import org.toroku.enrolment.Networks;
import org.toroku.partner.PartnerApi;
import org.toroku.partner.PartnerApi.Caller;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets partners' programs in: HTTP Basic (RFC 7617) with client id and secret, looked at anew for every call. Every call
 * is written into the book before it is answered; what cannot be written is answered with 503.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 10)
class PartnerDoor extends OncePerRequestFilter {
    static final String CALLER = "toroku.partner.caller";
    static final String APPLICATION = "toroku.partner.application";

    private static final Logger LOG = LoggerFactory.getLogger(PartnerDoor.class);
    private static final String PREFIX = "/api/partner/";
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final PartnerApi partners;
    private final ApiMessages messages;
    private final LoginTries tries;
    private final JsonMapper json = JsonMapper.builder().build();

    PartnerDoor(PartnerApi partners, ApiMessages messages, Clock clock) {
        this.partners = partners;
        this.messages = messages;
        this.tries = new LoginTries(clock, 100);
    }

    private record Credentials(String clientId, String secret) {
        @Override
        public String toString() {
            return "Credentials[masked]";
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ApiPaths.partners(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Credentials said = credentials(request.getHeader(HttpHeaders.AUTHORIZATION));
        String network = Networks.of(request.getRemoteAddr());
        Optional<LoginTries.Try> taken = tries.take(said.clientId(), network);
        if (taken.isEmpty()) {
            LOG.atInfo().log("A partner's program was refused, too many failed before it");
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(PAUSE.toSeconds()));
            refuse(request, response, HttpStatus.TOO_MANY_REQUESTS, "partner.too-many-failures");
            return;
        }
        Optional<Caller> caller = signIn(said, taken.get());
        if (caller.isEmpty()) {
            // not by the id that was said: it may be a secret in the wrong place (ASVS 16.3.1)
            LOG.atInfo().log("A partner's program said wrong credentials");
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"toroku-partner\", charset=\"UTF-8\"");
            refuse(request, response, HttpStatus.UNAUTHORIZED, "partner.credentials-wrong");
            return;
        }
        serve(caller.get(), request, response, chain);
    }

    private Optional<Caller> signIn(Credentials said, LoginTries.Try taken) {
        try (taken) {
            Optional<Caller> caller = partners.signIn(said.clientId(), said.secret());
            if (caller.isPresent()) {
                taken.succeeded();
            } else if (taken.failed()) {
                LOG.atWarn().addKeyValue("alarm", "partner-locked").log("Somebody guesses secrets of partners");
            }
            return caller;
        }
    }

    private void serve(Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(CALLER, caller);
        ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, kept);
        try {
            partners.record(caller, operation(request), application(request), kept.getStatus());
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("A call of a partner cannot be written into the book and is not answered");
            kept.reset();
            refuse(request, response, HttpStatus.SERVICE_UNAVAILABLE, "not-now");
            return;
        }
        kept.copyBodyToResponse();
    }

    /** The pattern of the address, never what was written into it. */
    private static String operation(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String path = pattern == null ? "unserved" : pattern.toString();
        return path.startsWith(PREFIX) ? request.getMethod() + " " + path.substring(PREFIX.length()) : "unserved";
    }

    private static Optional<UUID> application(HttpServletRequest request) {
        if (request.getAttribute(APPLICATION) instanceof UUID made) {
            return Optional.of(made);
        }
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && variables.get("id") instanceof String id) {
            try {
                return Optional.of(UUID.fromString(id));
            } catch (IllegalArgumentException notAnId) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** What is no credentials is wrong ones. */
    private static Credentials credentials(@Nullable String header) {
        if (header != null && header.regionMatches(true, 0, "Basic ", 0, 6)) {
            try {
                String pair = new String(
                        Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
                int colon = pair.indexOf(':');
                if (colon > 0) {
                    return new Credentials(pair.substring(0, colon), pair.substring(colon + 1));
                }
            } catch (IllegalArgumentException notBase64) {
                return new Credentials("", "");
            }
        }
        return new Credentials("", "");
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code)
            throws IOException {
        Locale locale = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? Locale.JAPANESE : request.getLocale();
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("title", messages.text("status." + status.value(), locale));
        problem.put("status", status.value());
        problem.put("detail", messages.text(code, locale));
        problem.put("instance", request.getRequestURI());
        problem.put("code", code);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
    }
}
