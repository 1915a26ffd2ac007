package org.toroku.boot;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.toroku.officers.OfficerIdentities;
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

    private static final Duration MOMENT = Duration.ofMillis(500);
    private static final Logger LOG = LoggerFactory.getLogger(SessionsOfOfficers.class);
    private static final String SINCE = SessionsOfOfficers.class.getName() + ".since";

    private final Map<String, HttpSession> sessions = new ConcurrentHashMap<>();
    private final StillInOffice office;
    private final Clock clock;

    SessionsOfOfficers(OfficerRegister officers, OfficerIdentities identities, Clock clock) {
        this.office = new StillInOffice(officers, identities);
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
        List<HttpSession> out = sessions.entrySet().stream()
                .filter(each -> isOut(each.getKey(), each.getValue()))
                .map(Map.Entry::getValue)
                .toList();
        if (out.isEmpty()) {
            return;
        }
        try {
            // whoever changes their own password is known by the new one in a moment
            Thread.sleep(MOMENT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        out.stream().filter(session -> isOut(key(session), session)).forEach(SessionsOfOfficers::end);
    }

    private boolean isOut(String key, HttpSession session) {
        try {
            return session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                            instanceof SecurityContext context
                    && (office.changed(context.getAuthentication()) || isTooLong(session));
        } catch (IllegalStateException endedMeanwhile) {
            sessions.remove(key);
            return false;
        }
    }

    private static void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException endedMeanwhile) {
            LOG.debug("a session that was to be ended had ended by itself");
        }
    }

    private boolean isTooLong(HttpSession session) {
        if (session.getAttribute(SINCE) instanceof Instant since) {
            return !clock.instant().isBefore(since.plus(LONGEST));
        }
        session.setAttribute(SINCE, clock.instant());
        return false;
    }
}
