package org.toroku.officers;

import org.toroku.officers.OfficerRegister.OfficerAccount;

/**
 * Passwords that somebody else than the holder of the account made and has read. They open nothing but the page on which the
 * holder chooses another, and end by themselves (ASVS 6.4.1).
 */
public interface FirstPasswords {
    /** What whoever knows the present password of an account may do with it. */
    enum Standing {
        /** The holder chose it. */
        OWN,
        /** It opens the page of the password. */
        TO_BE_CHANGED,
        /** Too old, or what is known of it is not what the book says: another is needed from whoever gave it. */
        ENDED
    }

    Standing of(OfficerAccount account);

    /** The password that {@code account} has now is a first one from now on; to be said in the transaction that saves it. */
    void given(OfficerAccount account);
}
