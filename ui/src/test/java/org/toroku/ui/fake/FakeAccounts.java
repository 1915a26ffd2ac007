package org.toroku.ui.fake;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.toroku.audit.Passphrase;
import org.toroku.officers.AccountDesk;

/** Takes every password once the former one is the name of the account, and keeps none. */
public final class FakeAccounts implements AccountDesk {
    @Override
    public Optional<String> objection(String username, String former, String fresh) {
        return Passphrase.objection(fresh.toCharArray(), List.of(username))
                .map(code -> code.replace("passphrase-", "password-"));
    }

    @Override
    public boolean asksToConfirm() {
        return true;
    }

    @Override
    public Changed confirm(String username, String password) {
        return password.equals(username)
                ? new Changed.Done(MOMENT + "0", Set.of("examiner"))
                : new Changed.Refused("former-wrong");
    }

    @Override
    public Changed changePassword(String username, String former, String fresh) {
        return former.equals(username)
                ? new Changed.Done(MARK + "new", Set.of("examiner"))
                : new Changed.Refused("former-wrong");
    }
}
