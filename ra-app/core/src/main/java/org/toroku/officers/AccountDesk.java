package org.toroku.officers;

import java.util.Optional;
import java.util.Set;

/** What officers and organisations' administrators do about their own account. */
public interface AccountDesk {
    /** How the authority begins that says with which password a session was opened. */
    String MARK = "PASSWORD_";

    /** How the authority begins that says since when, in seconds of the epoch, a session's officer is known to be there. */
    String MOMENT = "SIGNED_IN_";

    /** In place of every role of a session that may do nothing but set its own account right. The register never has it. */
    String ONLY = "account-only";

    /** Authority beside {@link #ONLY} that says which of the two pages of the password is theirs. */
    String OF_ORGANISATION = "OF_ORGANISATION";

    /**
     * Replaces the password of an account by another that its holder chose. Every session that was opened with the former
     * one ends, apart from those that carry the new mark.
     *
     * @param former as it is now, so that nobody takes over an account at an unlocked screen
     */
    Changed changePassword(String username, String former, String fresh);

    /**
     * What would be objected to {@code fresh}, whether or not {@code former} is right: one of the reasons of
     * {@link Changed.Refused} that begin with {@code password-}.
     */
    Optional<String> objection(String username, String former, String fresh);

    /** Whether a decision needs that its officer showed lately who they are ({@link FreshSignIn}). */
    boolean asksToConfirm();

    /**
     * Whoever sits at an open session shows again who they are. {@link Changed.Done#mark} is of the moment, in place of the
     * former one that begins with {@link #MOMENT}.
     */
    Changed confirm(String username, String password);

    sealed interface Changed {
        /**
         * @param mark authority of a session that goes on; see {@link OfficerRegister.OfficerAccount#mark}
         * @param roles what that session opens from now on
         */
        record Done(String mark, Set<String> roles) implements Changed {
            public Done {
                roles = Set.copyOf(roles);
            }
        }

        /**
         * {@code reason}: no-account, too-many-tries, former-wrong, first-ended, password-weak, password-unusable, password-too-long,
         * password-is-name, password-unchanged; password-repeated, -row, -known, -date, -common, -guessable where it would
         * be tried first.
         */
        record Refused(String reason) implements Changed {}
    }
}
