package org.toroku.boot;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.toroku.officers.OfficerRegister;

/**
 * Ends sessions of officers who were disabled or changed, or whose password was, whether or not they ask for anything: a page that is pushed to
 * makes no request that a filter could stop. With the session its pages and their sockets are closed.
 */
@Component
class SessionsOfOfficers implements HttpSessionListener {
    private final Map<String, HttpSession> sessions = new ConcurrentHashMap<>();
    private final StillInOffice office;

    SessionsOfOfficers(OfficerRegister officers) {
        this.office = new StillInOffice(officers);
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
                        && office.changed(context.getAuthentication())) {
                    session.invalidate();
                }
            } catch (IllegalStateException endedMeanwhile) {
                sessions.remove(key);
            }
        });
    }
}
