package org.toroku.ca.pkcs11;

import java.nio.file.Path;
import java.util.List;

/** One token, looked at beside SunPKCS11: what it is, which keys lie on it, and its PIN. For ceremonies. */
public final class TokenInventory implements AutoCloseable {
    private static final long CKR_PIN_INCORRECT = 0xA0;

    private final Pkcs11Library library;
    private final TokenFacts facts;
    private final long session;

    private TokenInventory(Pkcs11Library library, TokenFacts facts, long session) {
        this.library = library;
        this.facts = facts;
        this.session = session;
    }

    /** @throws IllegalStateException if there is no token called {@code label}, or more than one */
    public static TokenInventory open(Path path, String label) {
        Pkcs11Library library = Pkcs11Library.at(path);
        long tokens = library.tokenLabels().stream().filter(label::equals).count();
        if (tokens != 1) {
            throw new IllegalStateException("there are " + tokens + " tokens labelled " + label + ", not one");
        }
        long slot = library.slotOf(label).orElseThrow();
        TokenFacts facts = library.guarded(() -> library.objects().token(slot));
        return new TokenInventory(library, facts, library.openSession(slot));
    }

    public TokenFacts facts() {
        return facts;
    }

    /** Whether {@code pin} is the user's; costs one try if it is not. Logged in afterwards if it is. */
    public boolean login(char[] pin) {
        return accepted(() -> library.objects().login(session, pin));
    }

    public void logout() {
        library.guarded(() -> {
            library.objects().logout(session);
            return session;
        });
    }

    /** Whether {@code old} was the user's PIN, which is {@code chosen} now; costs one try if it was not. */
    public boolean changePin(char[] old, char[] chosen) {
        return accepted(() -> library.objects().setPin(session, old, chosen));
    }

    /** Private and secret keys on the token; while nobody is logged in, a token shows none. */
    public List<KeyFacts> keys() {
        return library.guarded(() -> library.objects().keys(session));
    }

    public void destroy(KeyFacts key) {
        library.guarded(() -> {
            library.objects().destroy(session, key.handle());
            return key;
        });
    }

    private boolean accepted(Runnable withPin) {
        try {
            return library.guarded(() -> {
                withPin.run();
                return true;
            });
        } catch (CryptokiException e) {
            if (e.returnValue() == CKR_PIN_INCORRECT) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        library.closeSession(session);
    }
}
