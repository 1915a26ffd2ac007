package org.toroku.officers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Whether whoever decides showed lately who they are: a screen that its officer left decides nothing (ASVS 7.5.3). Judged by the
 * desks from what the session has; a page only offers to do it again.
 */
@Component
public class FreshSignIn {
    /** Of a provider's clock. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    private final OfficerSettings settings;
    private final Clock clock;

    FreshSignIn(OfficerSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    public static String mark(Instant since) {
        return AccountDesk.MOMENT + since.getEpochSecond();
    }

    /** Whether the house asks for it at all. */
    public boolean isAsked() {
        return settings.decideWithin().isPositive();
    }

    /** {@code sign-in-old} where {@code officer} is not who signed in here, or did so too long ago. */
    public Optional<String> objection(String officer) {
        return !isAsked() || isFresh(officer) ? Optional.empty() : Optional.of("sign-in-old");
    }

    private boolean isFresh(String officer) {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null || !login.getName().equals(officer)) {
            return false;
        }
        Instant now = clock.instant();
        return login.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(Objects::nonNull)
                .filter(authority -> authority.startsWith(AccountDesk.MOMENT))
                .map(authority ->
                        Instant.ofEpochSecond(Long.parseLong(authority.substring(AccountDesk.MOMENT.length()))))
                .anyMatch(since -> !since.isAfter(now.plus(SKEW)) && now.isBefore(since.plus(settings.decideWithin())));
    }
}
