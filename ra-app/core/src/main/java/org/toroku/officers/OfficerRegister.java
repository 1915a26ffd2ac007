package org.toroku.officers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Officers and the responsible officer in force. */
public interface OfficerRegister {
    /** As the database has it, for showing names. Who may act is {@link #vouched}. */
    Optional<OfficerAccount> find(String username);

    /**
     * The account as the book sealed it last, for letting somebody in or act. Empty, with an alarm, where the row was
     * inserted or altered by anything but {@link #save}.
     */
    Optional<OfficerAccount> vouched(String username);

    /** Roles that an officer holds at this moment; none for whoever is unknown, disabled or not vouched for. */
    default Set<String> rolesInForce(String username) {
        return vouched(username)
                .filter(OfficerAccount::enabled)
                .map(OfficerAccount::roles)
                .orElse(Set.of());
    }

    /**
     * Creates or updates an officer; {@code passwordHash} in Spring Security's {@code {id}hash} form.
     *
     * @throws IllegalArgumentException where somebody of an organisation would be an officer as well
     * @throws NamesakeException where it would be a second enabled account of one name, and nobody said that they are two persons
     */
    void save(OfficerAccount account);

    /**
     * Enters somebody new, as {@link #save}; of two who enter the same login name at once one does.
     *
     * @return false where the login name is taken; nothing is written then
     */
    boolean add(OfficerAccount account);

    List<OfficerAccount> all();

    /**
     * Who answers for a rule at an instant (統括責任者の就任記録), as the book says; rows can be altered and put back. Nobody,
     * with an alarm, where an appointment in the book is altered itself.
     */
    Optional<String> responsibleOfficer(String rule, Instant at);

    /** The same inside the caller's transaction: nobody else is appointed for the rule before it ends. */
    Optional<String> holdResponsibleOfficer(String rule, Instant at);

    void appoint(String rule, String username, Instant from);

    record OfficerAccount(
            String username, String displayName, String passwordHash, boolean enabled, Set<String> roles) {
        public OfficerAccount {
            roles = Set.copyOf(roles);
        }

        /** Authority that a session gets at login, and that is another one once the password is changed. */
        public String mark() {
            try {
                return AccountDesk.MARK
                        + HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256")
                                        .digest(passwordHash.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        OfficerAccount withPassword(String hash) {
            return new OfficerAccount(username, displayName, hash, enabled, roles);
        }

        @Override
        public String toString() {
            return "OfficerAccount[" + username + "]";
        }
    }
}
