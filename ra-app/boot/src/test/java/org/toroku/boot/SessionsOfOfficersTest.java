package org.toroku.boot;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSessionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.toroku.officers.OfficerIdentities;
import org.toroku.officers.OfficerRegister;

/** A page that is only pushed to makes no request, and yet gets nothing any more once its officer is out. */
class SessionsOfOfficersTest {
    private final MovedClock time = new MovedClock();
    private final OneOfficer register = new OneOfficer();
    private final OneBinding identities = new OneBinding();
    private final SessionsOfOfficers sessions = new SessionsOfOfficers(register, identities, time);
    private final MockHttpSession officer = session();
    private final MockHttpSession applicant = session();

    private MockHttpSession session() {
        MockHttpSession session = new MockHttpSession();
        sessions.sessionCreated(new HttpSessionEvent(session));
        return session;
    }

    SessionsOfOfficersTest() {
        officer.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(new TestingAuthenticationToken(
                        "decider1",
                        "",
                        "ROLE_decider",
                        register.find("decider1").orElseThrow().mark())));
    }

    @Test
    void keepsWhoIsInOffice() {
        sessions.endThoseOut();

        assertThat(officer.isInvalid()).isFalse();
        assertThat(applicant.isInvalid()).isFalse();
    }

    @Test
    void endsWhoWasDisabled() {
        register.enabled = false;
        sessions.endThoseOut();

        assertThat(officer.isInvalid()).isTrue();
        assertThat(applicant.isInvalid()).isFalse();
        sessions.endThoseOut();
    }

    @Test
    void endsWhoSignedInAWorkingDayAgo() {
        sessions.endThoseOut();
        time.now = time.now.plus(SessionsOfOfficers.LONGEST).minusSeconds(1);
        sessions.endThoseOut();
        assertThat(officer.isInvalid()).isFalse();

        time.now = time.now.plusSeconds(1);
        sessions.endThoseOut();
        assertThat(officer.isInvalid()).isTrue();
        assertThat(applicant.isInvalid()).isFalse();
    }

    @Test
    void endsWhoseRolesChanged() {
        register.roles = Set.of("auditor");
        sessions.endThoseOut();

        assertThat(officer.isInvalid()).isTrue();
    }

    @Test
    void endsWhoWasLetInByAFormerPassword() {
        register.password = "{noop}another";
        sessions.endThoseOut();

        assertThat(officer.isInvalid()).isTrue();
        assertThat(applicant.isInvalid()).isFalse();
    }

    @Test
    void endsWhomTheBookDoesNotVouchFor() {
        register.sealed = false;
        sessions.endThoseOut();

        assertThat(officer.isInvalid()).isTrue();
    }

    private void comesByTheProvider() {
        officer.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(new TestingAuthenticationToken(
                        "decider1", "", "ROLE_decider", OfficerIdentities.TAKEN + "auditor", identities.mark)));
        register.roles = Set.of("decider", "auditor");
    }

    @Test
    void keepsWhomTheProviderTookARoleFrom() {
        comesByTheProvider();
        register.password = "{noop}nothing to do with it";
        sessions.endThoseOut();
        assertThat(officer.isInvalid()).isFalse();

        register.roles = Set.of("decider");
        sessions.endThoseOut();
        assertThat(officer.isInvalid()).isTrue();
    }

    @Test
    void endsWhomTheProviderDoesNotMeanAnyMore() {
        comesByTheProvider();
        identities.bound = false;
        sessions.endThoseOut();
        assertThat(officer.isInvalid()).isTrue();
    }

    private static final class OneBinding implements OfficerIdentities {
        final String mark = MARK + "1";
        boolean bound = true;

        @Override
        public Optional<Bound> of(String issuer, String subject) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> mark(String username) {
            return bound ? Optional.of(mark) : Optional.empty();
        }

        @Override
        public void bind(String username, String issuer, String subject) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void unbind(String username) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class MovedClock extends Clock {
        Instant now = Instant.parse("2026-11-26T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class OneOfficer implements OfficerRegister {
        boolean enabled = true;
        boolean sealed = true;
        String password = "{noop}former";
        Set<String> roles = Set.of("decider");

        @Override
        public Optional<OfficerAccount> find(String username) {
            return Optional.of(new OfficerAccount(username, "決定", password, enabled, roles));
        }

        @Override
        public Optional<OfficerAccount> vouched(String username) {
            return find(username).filter(account -> sealed);
        }

        @Override
        public void save(OfficerAccount account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean add(OfficerAccount added) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<OfficerAccount> all() {
            return List.of();
        }

        @Override
        public Optional<String> responsibleOfficer(String rule, Instant at) {
            return Optional.empty();
        }

        @Override
        public Optional<String> holdResponsibleOfficer(String rule, Instant at) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void appoint(String rule, String username, Instant from) {
            throw new UnsupportedOperationException();
        }
    }
}
