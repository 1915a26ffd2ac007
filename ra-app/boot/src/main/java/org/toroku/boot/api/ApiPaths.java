package org.toroku.boot.api;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which part of the API an address belongs to, read as the dispatcher reads it: {@code /%61pi/} is {@code /api/} to it, and
 * what guards one guards the other.
 */
final class ApiPaths {
    private static final PathPattern ALL = pattern("/api/**");
    private static final PathPattern OF_PARTNERS = pattern("/api/partner/**");
    private static final PathPattern DESCRIPTION = pattern("/api/partner/v1/openapi.yaml");

    private ApiPaths() {}

    private static PathPattern pattern(String text) {
        return PathPatternParser.defaultInstance.parse(text);
    }

    static boolean api(HttpServletRequest request) {
        return matches(ALL, request);
    }

    /** What only partners are served; the description of their API is for everybody. */
    static boolean partners(HttpServletRequest request) {
        return matches(OF_PARTNERS, request) && !matches(DESCRIPTION, request);
    }

    private static boolean matches(PathPattern pattern, HttpServletRequest request) {
        return pattern.matches(ServletRequestPathUtils.parse(request).pathWithinApplication());
    }
}
