package org.toroku.officers;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.toroku.audit.Passphrase;
import org.toroku.officers.OfficerRegister.OfficerAccount;

/** Changes of passwords. Hashing takes long on purpose, and is done outside of any transaction. */
@Component
class StoredAccounts implements AccountDesk {
    private static final Logger LOG = LoggerFactory.getLogger(StoredAccounts.class);

    /** What bcrypt looks at; what is longer is refused, since its end would protect nothing. */
    private static final int MOST_BYTES = 72;

    /** What whoever guesses at an account of this house tries first (ASVS 6.1.2, 6.2.11); docs/operations.md lists them. */
    private static final List<String> WORDS_OF_THE_HOUSE = List.of(
            "toroku",
            "tourokukyoku",
            "touroku",
            "ninshou",
            "shoumeisho",
            "certificate",
            "authority",
            "registration",
            "officer",
            "examiner",
            "decider",
            "manager",
            "auditor",
            "mynumber",
            "jpki",
            "登録局",
            "認証局",
            "認証業務",
            "電子証明書",
            "審査者",
            "諾否決定者",
            "統括責任者",
            "監査者",
            "マイナンバー");

    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final StoredOfficers officers;
    private final FirstPasswords first;
    private final FreshSignIn fresh;
    private final Clock clock;
    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    /** Of officers in the register only, hence bounded. Kept by each node and forgotten by a restart. */
    private final Map<String, Tries> tries = new ConcurrentHashMap<>();

    /** @param last the last that was looked at: who is refused does not wait longer for it */
    private record Tries(int count, Instant last) {
        Tries another(Instant now) {
            return count < TRIES ? new Tries(count + 1, now) : new Tries(TRIES + 1, last);
        }
    }

    StoredAccounts(StoredOfficers officers, FirstPasswords first, FreshSignIn fresh, Clock clock) {
        this.officers = officers;
        this.first = first;
        this.fresh = fresh;
        this.clock = clock;
    }

    @Override
    public boolean asksToConfirm() {
        return fresh.isAsked();
    }

    @Override
    public Changed confirm(String username, String password) {
        return known(username, password, "sign-in-confirmation-failed", account -> {
            officers.note(username, "sign-in-confirmed");
            return new Changed.Done(FreshSignIn.mark(clock.instant()), account.roles());
        });
    }

    @Override
    public Changed changePassword(String username, String former, String fresh) {
        return known(username, former, "password-change-failed", account -> changed(account, former, fresh));
    }

    /** Tries are counted wherever a password of an open session is asked for. */
    private Changed known(String username, String password, String failed, Function<OfficerAccount, Changed> then) {
        Optional<OfficerAccount> account = officers.vouched(username).filter(OfficerAccount::enabled);
        if (account.isEmpty()) {
            return new Changed.Refused("no-account");
        }
        int number = take(username);
        if (number > TRIES) {
            return new Changed.Refused("too-many-tries");
        }
        if (!encoder.matches(password, account.get().passwordHash())) {
            return new Changed.Refused(wrong(username, failed, number));
        }
        tries.remove(username);
        return then.apply(account.get());
    }

    private Changed changed(OfficerAccount account, String former, String fresh) {
        if (first.of(account) == FirstPasswords.Standing.ENDED) {
            // a session that was opened in time is no way past the end
            return new Changed.Refused("first-ended");
        }
        Optional<String> objection = objection(account.username(), former, fresh);
        if (objection.isPresent()) {
            return new Changed.Refused(objection.get());
        }
        String hash = Objects.requireNonNull(encoder.encode(fresh));
        return officers.changePassword(account, hash)
                ? new Changed.Done(account.withPassword(hash).mark(), account.roles())
                // somebody else changed the account meanwhile
                : new Changed.Refused("former-wrong");
    }

    @Override
    public Optional<String> objection(String username, String former, String fresh) {
        if (fresh.toLowerCase(Locale.ROOT).contains(username.toLowerCase(Locale.ROOT))) {
            return Optional.of("password-is-name");
        }
        if (fresh.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return Optional.of("password-too-long");
        }
        Optional<String> unfit = Passphrase.objection(fresh.toCharArray(), known(username))
                .map(code -> code.replace("passphrase-", "password-"));
        if (unfit.isPresent()) {
            return unfit;
        }
        return fresh.equals(former) ? Optional.of("password-unchanged") : Optional.empty();
    }

    private static List<String> known(String username) {
        return Stream.concat(Stream.of(username), WORDS_OF_THE_HOUSE.stream()).toList();
    }

    /** Counted before the password is looked at, so that guesses sent at once are no more than those sent one by one. */
    private int take(String username) {
        Instant now = clock.instant();
        return Objects.requireNonNull(tries.compute(
                        username,
                        (name, known) ->
                                known == null || !now.isBefore(known.last().plus(PAUSE))
                                        ? new Tries(1, now)
                                        : known.another(now)))
                .count();
    }

    private String wrong(String username, String failed, int number) {
        officers.note(username, failed);
        if (number < TRIES) {
            return "former-wrong";
        }
        LOG.atWarn()
                .addKeyValue("alarm", "login-locked")
                .addKeyValue("officer", username)
                .log("Somebody guesses the password of an open session");
        return "too-many-tries";
    }
}
