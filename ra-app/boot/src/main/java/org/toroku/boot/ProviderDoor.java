package org.toroku.boot;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** In front of the way to the provider: only whoever pressed our button goes it, and only while the provider is there. */
class ProviderDoor extends OncePerRequestFilter {
    private static final String BASE = OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI;
    private static final String PATH = BASE + "/" + ProviderRegistration.ID;

    private final ProviderRegistration provider;

    ProviderDoor(ProviderRegistration provider) {
        this.provider = provider;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith(BASE + "/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!request.getServletPath().equals(PATH)) {
            // there is one provider; the library would answer with an error of its own
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        } else if (!request.getMethod().equals("GET") || isOfAnotherSite(request)) {
            // a session begins with an act of its officer (ASVS 7.6.2)
            response.sendRedirect(request.getContextPath() + "/login");
        } else if (!provider.isThere()) {
            response.sendRedirect(request.getContextPath() + "/login?sso=away");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isOfAnotherSite(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Sec-Fetch-Site"))
                .filter(site -> !LoginWatch.OWN.contains(site))
                .isPresent();
    }
}
