package org.toroku.ca.pkcs11;

import java.io.IOException;
import java.io.OutputStream;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.security.auth.login.LoginException;
import org.toroku.pki.Der;

/** One login to one token: provider, key handles, sessions. Immutable; when it dies, it is replaced as a whole. */
final class HsmGeneration {
    /** What became of one call. */
    sealed interface Attempt<T> {
        record Done<T>(T value) implements Attempt<T> {}

        record Faulty<T>(Fault fault, Throwable cause) implements Attempt<T> {}

        record Late<T>(Future<T> late) implements Attempt<T> {}

        record Busy<T>() implements Attempt<T> {}
    }

    /** An operation with the keys of this generation. */
    @FunctionalInterface
    interface KeyOperation<T> {
        T run(HsmGeneration generation) throws GeneralSecurityException;
    }

    private final Pkcs11Library library;
    private final String label;
    private final long slot;
    private final long life;
    private final Provider provider;
    private final Map<String, Key> keys;
    private final long anchorSession;
    private final Semaphore sessions;
    private final ExecutorService workers;

    private HsmGeneration(
            Pkcs11Library library, TokenSettings settings, long slot, Provider provider, Map<String, Key> keys) {
        this.library = library;
        this.label = settings.label();
        this.slot = slot;
        this.life = library.epoch();
        this.provider = provider;
        this.keys = Map.copyOf(keys);
        // Kept open: without an open session the token logs out, and every operation would log in again (7 times
        // slower).
        this.anchorSession = library.openSession(slot);
        this.sessions = new Semaphore(settings.maxSessions());
        // Platform threads: a native call pins its carrier, two hung ones would stall every virtual thread.
        this.workers = Executors.newFixedThreadPool(
                settings.maxSessions(),
                Thread.ofPlatform()
                        .name("token-" + settings.label() + "-", 1)
                        .daemon()
                        .factory());
    }

    /** Logs in and loads {@code expected}; spends one PIN try at most. */
    static HsmGeneration open(Pkcs11Library library, TokenSettings settings, char[] pin, List<TokenKey> expected)
            throws GeneralSecurityException, IOException {
        long slot = library.slotOf(settings.label())
                .orElseThrow(() -> new CryptokiException(
                        "no token labelled " + settings.label() + ";", Cryptoki.CKR_TOKEN_NOT_RECOGNIZED));
        return library.guarded(() -> {
            Provider provider = SunPkcs11.provider(library.path(), slot);
            KeyStore store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, pin);
            Map<String, Key> keys = new HashMap<>();
            for (TokenKey key : expected) {
                keys.put(key.alias(), load(store, key));
            }
            return new HsmGeneration(library, settings, slot, provider, keys);
        });
    }

    private static Key load(KeyStore store, TokenKey expected) throws GeneralSecurityException {
        Key key = store.getKey(expected.alias(), null);
        if (key == null) {
            throw new Fault.KeyDiffers(expected.alias(), "not on the token");
        }
        if (expected.publicKey().isPresent()) {
            Certificate certificate = store.getCertificate(expected.alias());
            Der recorded = expected.publicKey().get();
            if (certificate == null
                    || !Der.of(certificate.getPublicKey().getEncoded())
                            .sha256Hex()
                            .equals(recorded.sha256Hex())) {
                throw new Fault.KeyDiffers(expected.alias(), "public key is not the recorded one");
            }
        }
        return key;
    }

    /** Runs {@code operation} on a worker thread and waits for it until {@code deadlineNanos} of System.nanoTime. */
    <T> Attempt<T> run(KeyOperation<T> operation, long deadlineNanos) {
        try {
            if (!sessions.tryAcquire(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return new Attempt.Busy<>();
            }
            Future<T> call = submit(() -> operation.run(this));
            try {
                return new Attempt.Done<>(
                        call.get(Math.max(1, deadlineNanos - System.nanoTime()), TimeUnit.NANOSECONDS));
            } catch (TimeoutException e) {
                // Never cancelled: a native call cannot be, and its result may still be worth having.
                return new Attempt.Late<>(call);
            } catch (ExecutionException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                return new Attempt.Faulty<>(Fault.of(cause), cause);
            }
        } catch (RejectedExecutionException retired) {
            // Another thread found this generation dead in the meantime.
            return new Attempt.Faulty<>(Fault.SESSION_LOST, retired);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Attempt.Busy<>();
        }
    }

    /** The permit goes back when the native call returns, not when the caller stops waiting. */
    private <T> Future<T> submit(Callable<T> call) {
        try {
            return workers.submit(() -> {
                try {
                    return library.guarded(life, call);
                } finally {
                    sessions.release();
                }
            });
        } catch (RuntimeException rejected) {
            sessions.release();
            throw rejected;
        }
    }

    byte[] sign(String alias, SignatureScheme scheme, byte[] content) throws GeneralSecurityException {
        Signature signature = signing(alias, scheme);
        // One update: streaming would make some mechanisms call the device per chunk.
        signature.update(content);
        return signature.sign();
    }

    /**
     * Hashes here, where the hashing mechanisms of the device are off: the device is called once, however long it is. Empty
     * where the content could not be read, which is no fault of the device; it was not called then.
     */
    Optional<byte[]> sign(String alias, SignatureScheme scheme, Content content, Consumer<IOException> unreadable)
            throws GeneralSecurityException {
        Signature signature = signing(alias, scheme);
        try {
            content.writeTo(new Updates(signature));
        } catch (IOException e) {
            if (e.getCause() instanceof SignatureException device) {
                throw device;
            }
            unreadable.accept(e);
            return Optional.empty();
        }
        return Optional.of(signature.sign());
    }

    /** Hands what is written to a signature. */
    private static final class Updates extends OutputStream {
        private final Signature signature;

        Updates(Signature signature) {
            this.signature = signature;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            try {
                signature.update(octets, offset, length);
            } catch (SignatureException e) {
                throw new IOException(e);
            }
        }
    }

    private Signature signing(String alias, SignatureScheme scheme) throws GeneralSecurityException {
        if (!(keys.get(alias) instanceof PrivateKey key)) {
            throw new Fault.KeyDiffers(alias, "no private key");
        }
        Signature signature = Signature.getInstance(scheme.jcaName(), provider);
        signature.initSign(key);
        return signature;
    }

    Key key(String alias) throws GeneralSecurityException {
        Key key = keys.get(alias);
        if (key == null) {
            throw new Fault.KeyDiffers(alias, "not loaded");
        }
        return key;
    }

    Provider provider() {
        return provider;
    }

    boolean answers() {
        return library.answers(slot, label);
    }

    /** No new work; calls inside run to their end. */
    void retire() {
        workers.shutdown();
        library.bury(provider);
    }

    /** Retires, logs out, and gives the anchor session back; only for an orderly close of a living token. */
    void close() throws LoginException {
        retire();
        if (provider instanceof AuthProvider token) {
            token.logout();
        }
        library.guarded(life, () -> {
            library.closeSession(anchorSession);
            return anchorSession;
        });
    }
}
