package org.toroku.boot;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.enrolment.Networks;
import org.toroku.officers.OfficerRegister;
import org.toroku.ui.OwnSite;

/** Writes into the book who signs in and who fails to, and slows down whoever guesses. */
@Component
class LoginWatch {
    private static final Logger LOG = LoggerFactory.getLogger(LoginWatch.class);
    private static final String PATH = "/login";

    /** What a browser says of a form of ours (Fetch Metadata); anything else is somebody else's. */
    static final Set<String> OWN = Set.of("same-origin", "none");

    /** Between the door and what Spring Security tells of the login, on one thread. */
    private static final ThreadLocal<LoginTries.Try> TAKEN = new ThreadLocal<>();

    private final OfficerRegister officers;
    private final Book book;
    private final TransactionTemplate transaction;
    private final LoginTries tries;

    LoginWatch(OfficerRegister officers, Book book, TransactionTemplate transaction, Clock clock) {
        this.officers = officers;
        this.book = book;
        this.transaction = transaction;
        this.tries = new LoginTries(clock, 50);
    }

    /** Refuses tries of the blocked before any password is looked at. */
    OncePerRequestFilter door() {
        return new OncePerRequestFilter() {
            @Override
            protected boolean shouldNotFilter(HttpServletRequest request) {
                return !request.getMethod().equals("POST")
                        || !request.getServletPath().equals(PATH);
            }

            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                if (comesFromElsewhere(request)) {
                    // another site would have its own account's acts booked to whom it signs in
                    response.setStatus(HttpServletResponse.SC_FORBIDDEN);
                } else if (request.getQueryString() != null) {
                    // our form sends none; what stands in an address stands in logs and histories, passwords too
                    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
                } else if (isOfAnother(account(request.getParameter("username")))) {
                    response.sendRedirect(request.getContextPath() + PATH + "?sso=" + StaffOfProvider.ANOTHER);
                } else {
                    judge(request, response, chain);
                }
            }
        };
    }

    /** Whether this browser is somebody else's session. Pages that are open would act as another from one moment to the next. */
    static boolean isOfAnother(String username) {
        Authentication before = SecurityContextHolder.getContext().getAuthentication();
        return before != null
                && !(before instanceof AnonymousAuthenticationToken)
                && before.isAuthenticated()
                && !before.getName().equals(username);
    }

    /** Fetch Metadata is the browser's own word and knows of no proxies; where it is not sent, origin or referrer say it. */
    private static boolean comesFromElsewhere(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Sec-Fetch-Site"))
                .map(site -> !OWN.contains(site))
                .orElseGet(() -> OwnSite.isForeign(request));
    }

    private void judge(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<LoginTries.Try> one =
                tries.take(account(request.getParameter("username")), Networks.of(request.getRemoteAddr()));
        if (one.isEmpty()) {
            LOG.atInfo().addKeyValue("judged", false).log("A sign-in was refused, too many failed before it");
            response.sendRedirect(request.getContextPath() + PATH + "?locked");
            return;
        }
        try (LoginTries.Try open = one.get()) {
            TAKEN.set(open);
            chain.doFilter(request, response);
        } finally {
            TAKEN.remove();
        }
    }

    @EventListener
    void failed(AbstractAuthenticationFailureEvent event) {
        String account = account(event.getAuthentication().getName());
        boolean judged = !(event.getException() instanceof AuthenticationServiceException);
        LoginTries.Try one = TAKEN.get();
        boolean locked = judged && one != null && one.failed();
        // what was typed for a name may be a password: only names of officers are written down
        Optional<String> officer = officers.find(account).map(OfficerRegister.OfficerAccount::username);
        String name = officer.orElse("nobody-known");
        if (locked) {
            LOG.atWarn()
                    .addKeyValue("alarm", "login-locked")
                    .addKeyValue("officer", name)
                    .log("Somebody guesses passwords");
        }
        if (locked || officer.isPresent()) {
            record(new Actor.Service("login"), locked ? "login-locked" : "login-failed", Map.of("officer", name));
        } else {
            // anybody could fill the book with names that are nobody's (ASVS 16.3.1)
            LOG.atInfo()
                    .addKeyValue("officer", name)
                    .addKeyValue("judged", judged)
                    .log("A sign-in failed");
        }
    }

    /** Told before the login is kept in the session: what cannot be written down does not happen. */
    @EventListener
    void succeeded(AuthenticationSuccessEvent event) {
        Authentication login = event.getAuthentication();
        LoginTries.Try one = TAKEN.get();
        if (one != null) {
            one.succeeded();
        }
        record(new Actor.Human(login.getName()), "officer-logged-in", Map.of());
    }

    /** An officer whom the identity provider vouches for and the house does not let in. */
    void refused(String officer, String reason) {
        record(new Actor.Service("login"), "login-failed", Map.of("officer", officer, "reason", reason));
    }

    private void record(Actor actor, String action, Map<String, Object> detail) {
        try {
            transaction.executeWithoutResult(
                    status -> book.record(new Book.Entry(actor, action, Optional.empty(), detail, List.of())));
        } catch (DataAccessException | TransactionException e) {
            LOG.atError().setCause(e).log("A login cannot be written into the book and is refused");
            throw new AuthenticationServiceException("the book cannot be written", e);
        }
    }

    private static String account(@Nullable String typed) {
        // as Spring Security does: of two ways of cutting, one is a way past this
        return typed == null ? "" : typed.trim();
    }
}
