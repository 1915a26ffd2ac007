package org.toroku.officers;

import java.util.Optional;

/**
 * Whom an identity provider means: an account of the register by issuer and subject. The provider says who somebody is; who is an
 * officer, and of what roles, the register alone says (ADR 53).
 */
public interface OfficerIdentities {
    /** How the authority begins that says for which binding a session was opened. */
    String MARK = "IDENTITY_";

    /** How the authority begins that names a role of the register which the provider took away from a session. */
    String TAKEN = "TAKEN_";

    /** The account that is bound to a subject, as the book says; nobody, with an alarm, where a binding was altered. */
    Optional<Bound> of(String issuer, String subject);

    /** {@link Bound#mark} of an account at this moment. */
    Optional<String> mark(String username);

    /**
     * Binds an account, in place of what it was bound to.
     *
     * @throws IllegalArgumentException where the subject is another account's, or one of both is no line of some length
     */
    void bind(String username, String issuer, String subject);

    void unbind(String username);

    /** @param mark another one once the account is bound to something else, or to nothing */
    record Bound(String username, String mark) {}
}
