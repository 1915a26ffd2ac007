package org.toroku.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.toroku.officers.FirstPasswords;
import org.toroku.officers.OfficerRegister;

/** Who may sign in by what the register keeps. */
class OfficerAccountsTest {
    private static final StaffProperties LOCAL = new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("toroku.staff", StaffProperties.class);

    private static boolean mayTry(String kept) {
        return new OfficerAccounts(new Register(kept), new NobodysFirst(), LOCAL, Clock.systemUTC())
                .loadUserByUsername("decider1")
                .isEnabled();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{noop}secret", "{MD5}00", "{SHA-256}00", "{sha256}00", "{ldap}{SSHA}00", "secret", ""})
    void aPasswordThatIsGuessedFastOpensNothing(String kept) {
        assertThat(mayTry(kept)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{bcrypt}$2a$10$x", "{argon2@SpringSecurity_v5_8}x", "{pbkdf2@SpringSecurity_v5_8}x"})
    void aPasswordWhoseGuessingCostsTimeMayBeTried(String kept) {
        assertThat(mayTry(kept)).isTrue();
    }

    private record Register(String kept) implements OfficerRegister {
        @Override
        public Optional<OfficerAccount> find(String username) {
            return Optional.of(new OfficerAccount(username, "決定", kept, true, Set.of("decider")));
        }

        @Override
        public Optional<OfficerAccount> vouched(String username) {
            return find(username);
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
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> responsibleOfficer(String rule, Instant at) {
            throw new UnsupportedOperationException();
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

    private static final class NobodysFirst implements FirstPasswords {
        @Override
        public Standing of(OfficerRegister.OfficerAccount account) {
            return Standing.OWN;
        }

        @Override
        public void given(OfficerRegister.OfficerAccount account) {
            throw new UnsupportedOperationException();
        }
    }
}
