package org.toroku.boot.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;
import org.toroku.ca.status.OcspAnswer;
import org.toroku.ca.status.StatusShelf;

/**
 * OCSP over HTTP (RFC 6960 appendix A.1, RFC 5019 section 6). In front of everything else, because a question in an
 * address is Base64, whose slashes no other address may have.
 */
@Component
@StatusIsHere
@Order(Ordered.HIGHEST_PRECEDENCE)
class OcspDoor extends OncePerRequestFilter {
    static final String ADDRESS = "/repository/ocsp";

    private static final String ANSWER = "application/ocsp-response";
    /** One octet more than any question has that is read at all. */
    private static final int ENOUGH = 8_193;

    private final StatusShelf shelf;
    private final CachedStatus caches;
    private final Clock clock;

    OcspDoor(StatusShelf shelf, CachedStatus caches, Clock clock) {
        this.shelf = shelf;
        this.caches = caches;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = path(request);
        return !path.equals(ADDRESS) && !path.startsWith(ADDRESS + "/");
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // in front of those who write them elsewhere: nothing here is a page, and nobody guesses that it might be one
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("Referrer-Policy", "no-referrer");
        switch (request.getMethod()) {
            case "POST" ->
                answer(shelf.answer(request.getInputStream().readNBytes(ENOUGH)), Optional.empty(), response);
            case "GET" ->
                answer(
                        shelf.answer(question(path(request))),
                        Optional.ofNullable(request.getHeader(HttpHeaders.IF_NONE_MATCH)),
                        response);
            default -> {
                response.setHeader(HttpHeaders.ALLOW, "GET, POST");
                response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            }
        }
    }

    /** The question behind the address; nothing, which is malformed, where there is none. */
    private static byte[] question(String path) {
        String text = path.substring(Math.min(path.length(), ADDRESS.length() + 1));
        try {
            return Base64.getDecoder().decode(UriUtils.decode(text, StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            // neither percent-encoding nor Base64
            return new byte[0];
        }
    }

    private void answer(OcspAnswer answer, Optional<String> known, HttpServletResponse response) throws IOException {
        switch (answer) {
            case OcspAnswer.Signed signed -> {
                String tag = '"' + signed.der().sha256Hex() + '"';
                response.setHeader(HttpHeaders.ETAG, tag);
                response.setDateHeader(
                        HttpHeaders.LAST_MODIFIED, signed.thisUpdate().toEpochMilli());
                response.setDateHeader(HttpHeaders.EXPIRES, signed.nextUpdate().toEpochMilli());
                response.setHeader(HttpHeaders.CACHE_CONTROL, caches.control(signed.nextUpdate(), clock.instant()));
                if (known.filter(tag::equals).isPresent()) {
                    response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                    return;
                }
            }
            // who asks again may be told more
            case OcspAnswer.Unsigned unsigned -> response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        response.setContentType(ANSWER);
        response.setContentLength(answer.der().length());
        response.getOutputStream().write(answer.der().toByteArray());
    }
}
