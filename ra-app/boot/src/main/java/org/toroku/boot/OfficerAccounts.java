package org.toroku.boot;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;
import org.toroku.officers.AccountDesk;
import org.toroku.officers.FirstPasswords;
import org.toroku.officers.FirstPasswords.Standing;
import org.toroku.officers.FreshSignIn;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Roles;

/** What a password of the register opens. */
@Component
class OfficerAccounts implements UserDetailsService {
    private static final Logger LOG = LoggerFactory.getLogger(OfficerAccounts.class);

    /** How stored passwords begin whose guessing costs time. */
    private static final List<String> HARD = List.of("{bcrypt}", "{argon2", "{scrypt", "{pbkdf2");

    private final OfficerRegister officers;
    private final FirstPasswords first;
    private final StaffProperties staff;
    private final Clock clock;

    OfficerAccounts(OfficerRegister officers, FirstPasswords first, StaffProperties staff, Clock clock) {
        this.officers = officers;
        this.first = first;
        this.staff = staff;
        this.clock = clock;
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        OfficerAccount account =
                officers.vouched(username).orElseThrow(() -> new UsernameNotFoundException("no such officer"));
        Standing standing = first.of(account);
        return User.withUsername(account.username())
                .password(account.passwordHash())
                .disabled(!account.enabled() || !isHard(account) || staff.single() && !isOfOrganisation(account))
                // told only to whoever knows the password
                .credentialsExpired(standing == Standing.ENDED)
                .authorities(Stream.concat(
                                opened(account, standing), Stream.of(account.mark(), FreshSignIn.mark(clock.instant())))
                        .toArray(String[]::new))
                .build();
    }

    private static Stream<String> opened(OfficerAccount account, Standing standing) {
        if (standing == Standing.OWN) {
            return account.roles().stream().map(role -> "ROLE_" + role);
        }
        Stream<String> only = Stream.of("ROLE_" + AccountDesk.ONLY);
        return isOfOrganisation(account) ? Stream.concat(only, Stream.of(AccountDesk.OF_ORGANISATION)) : only;
    }

    private static boolean isOfOrganisation(OfficerAccount account) {
        return account.roles().equals(Set.of(Roles.ORGANISATION_ADMIN));
    }

    /** What the library also reads, down to the password itself, is no protection (ASVS 11.4.2). */
    private static boolean isHard(OfficerAccount account) {
        boolean hard = HARD.stream().anyMatch(account.passwordHash()::startsWith);
        if (!hard) {
            LOG.atWarn()
                    .addKeyValue("officer", account.username())
                    .log("A password is kept in a form that is guessed fast; its account cannot sign in");
        }
        return hard;
    }
}
