package org.toroku.boot;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.toroku.officers.AccountDesk;

/**
 * Leads whoever came with a first password to the page on which they choose another. Nothing rests on it for pages, whose
 * roles such a session does not have; files of the rooms ask for a session only.
 */
class AccountFirst extends OncePerRequestFilter {
    private static final List<String> ROOMS = List.of("/staff", "/organisation");
    private static final Set<String> OWN = Set.of("/staff/password", "/organisation/password");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // as the container reads it: to it, /%73taff is a room as well
        String path = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
        if (!isOnly(SecurityContextHolder.getContext().getAuthentication()) || OWN.contains(path) || !isRoom(path)) {
            chain.doFilter(request, response);
        } else if (request.getMethod().equals("GET")) {
            response.sendRedirect(request.getContextPath() + "/login");
        } else {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static boolean isRoom(String path) {
        return ROOMS.stream().anyMatch(room -> path.equals(room) || path.startsWith(room + "/"));
    }

    private static boolean isOnly(@Nullable Authentication login) {
        return login != null
                && login.getAuthorities().stream()
                        .anyMatch(each -> ("ROLE_" + AccountDesk.ONLY).equals(each.getAuthority()));
    }
}
