package org.toroku.boot.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Refuses oversized API requests before any of their body is read, or once it has become too large where it does not say. */
@Component
class BodyLimit extends OncePerRequestFilter {
    private static final long LARGEST = 262_144;

    private final ApiMessages messages;
    private final JsonMapper json = JsonMapper.builder().build();

    BodyLimit(ApiMessages messages) {
        this.messages = messages;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ApiPaths.api(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LARGEST) {
            refuse(request, response, HttpStatus.CONTENT_TOO_LARGE, "body-too-large");
        } else if (request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null) {
            refuse(request, response, HttpStatus.LENGTH_REQUIRED, "length-required");
        } else if (request.getContentLengthLong() < 0) {
            // over HTTP/2 a body may come all the same, and nothing says so (RFC 9113, 8.2.2)
            chain.doFilter(new BoundedRequest(request, LARGEST), response);
        } else {
            chain.doFilter(request, response);
        }
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
