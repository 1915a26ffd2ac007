package org.toroku.boot;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.toroku.officers.OfficerRegister;

/**
 * Ends sessions of officers who were disabled or changed, or whose password was, or who signed in longer than a working day
 * ago (ASVS 7.3.2), whether or not they ask for anything: a page that is pushed to makes no request that a filter could
 * stop. With the session its pages and their sockets are closed.
 */
@Component
class SessionsOfOfficers implements HttpSessionListener {
    /** From the first look after somebody signed in. */
    static final Duration LONGEST = Duration.ofHours(12);

    private static final String SINCE = SessionsOfOfficers.class.getName() + ".since";

    private final Map<String, HttpSession> sessions = new ConcurrentHashMap<>();
    private final StillInOffice office;
    private final Clock clock;

    SessionsOfOfficers(OfficerRegister officers, Clock clock) {
        this.office = new StillInOffice(officers);
        this.clock = clock;
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        // by identity: the id changes at login
        sessions.put(key(event.getSession()), event.getSession());
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        sessions.values().remove(event.getSession());
    }

    private static String key(HttpSession session) {
        return session.getId() + "#" + System.identityHashCode(session);
    }

    @Scheduled(fixedDelayString = "PT2S")
    void endThoseOut() {
        sessions.forEach((key, session) -> {
            try {
                if (session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                                instanceof SecurityContext context
                        && (office.changed(context.getAuthentication()) || isTooLong(session))) {
                    session.invalidate();
                }
            } catch (IllegalStateException endedMeanwhile) {
                sessions.remove(key);
            }
        });
    }

    private boolean isTooLong(HttpSession session) {
        if (session.getAttribute(SINCE) instanceof Instant since) {
            return !clock.instant().isBefore(since.plus(LONGEST));
        }
        session.setAttribute(SINCE, clock.instant());
        return false;
    }
}
