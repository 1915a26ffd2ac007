package org.toroku.boot;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.toroku.officers.OfficerIdentities;
import org.toroku.officers.OfficerRegister;

/** Ends the session of an officer whose account was disabled or whose roles or password changed, with the very next request. */
class OfficerStillInOffice extends OncePerRequestFilter {
    private final StillInOffice office;

    OfficerStillInOffice(OfficerRegister officers, OfficerIdentities identities) {
        this.office = new StillInOffice(officers, identities);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (office.changed(SecurityContextHolder.getContext().getAuthentication())) {
            SecurityContextHolder.clearContext();
            var session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
        }
        chain.doFilter(request, response);
    }
}
