package org.toroku.ca.pkcs11;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One PKCS#11 module of this process. Its state is process-wide (PKCS #11 v2.40 section 5.4), so there is one object
 * per file, and re-initialising waits until no call is inside.
 */
public final class Pkcs11Library {
    private static final Logger LOG = LoggerFactory.getLogger(Pkcs11Library.class);
    private static final List<Path> USUAL = List.of(
            Path.of("/usr/lib/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib64/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib64/pkcs11/libsofthsm2.so"),
            Path.of("/usr/local/lib/softhsm/libsofthsm2.so"),
            Path.of("/opt/homebrew/lib/softhsm/libsofthsm2.so"),
            Path.of("/usr/local/opt/softhsm/lib/softhsm/libsofthsm2.so"));
    private static final Map<Path, Pkcs11Library> LOADED = new ConcurrentHashMap<>();

    private final Path path;
    private final Cryptoki cryptoki;
    private final ReentrantReadWriteLock calls = new ReentrantReadWriteLock();
    private final AtomicLong epoch = new AtomicLong();

    // Kept reachable for ever: collecting a dead provider closes session numbers that a newer one may have been given.
    private final Queue<Provider> dead = new ConcurrentLinkedQueue<>();

    private Pkcs11Library(Path path) {
        this.path = path;
        this.cryptoki = new Cryptoki(path);
        cryptoki.initialize();
    }

    /** The library at {@code path}, loaded and initialised once per process. */
    public static Pkcs11Library at(Path path) {
        return LOADED.computeIfAbsent(path.toAbsolutePath(), Pkcs11Library::new);
    }

    /** SoftHSM's module in the places where systems install it. */
    public static Optional<Path> findSoftHsm() {
        return USUAL.stream().filter(Files::isReadable).findFirst();
    }

    /** Labels of the initialised tokens present now. */
    public List<String> tokenLabels() {
        return guarded(() -> cryptoki.tokens().stream()
                .filter(Cryptoki.TokenInfo::initialized)
                .map(Cryptoki.TokenInfo::label)
                .toList());
    }

    /**
     * Initialises an empty slot's token.
     *
     * @throws IllegalStateException if the library offers no empty slot
     */
    public void createToken(String label, char[] soPin, char[] userPin) {
        guarded(() -> {
            Cryptoki.TokenInfo empty = cryptoki.tokens().stream()
                    .filter(token -> !token.initialized())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no empty token slot in " + path.getFileName()));
            cryptoki.initToken(empty.slot(), label, soPin, userPin);
            return label;
        });
    }

    Path path() {
        return path;
    }

    /** Slot of the token called {@code label}; slots move when tokens are added, labels do not. */
    Optional<Long> slotOf(String label) {
        return guarded(() -> cryptoki.tokens().stream()
                .filter(token -> token.initialized() && token.label().equals(label))
                .map(Cryptoki.TokenInfo::slot)
                .findFirst());
    }

    /** What the module says about itself. */
    public ModuleFacts facts() {
        return guarded(() -> new CryptokiObjects(cryptoki).module());
    }

    CryptokiObjects objects() {
        return new CryptokiObjects(cryptoki);
    }

    long openSession(long slot) {
        return guarded(() -> cryptoki.openSession(slot));
    }

    void closeSession(long session) {
        guarded(() -> {
            cryptoki.closeSession(session);
            return session;
        });
    }

    /** Whether {@code slot} answers and still holds the token called {@code label}. */
    boolean answers(long slot, String label) {
        return guarded(() -> cryptoki.token(slot).label().equals(label));
    }

    /** Number of the library's present life: handles of an earlier one may mean other objects now. */
    long epoch() {
        return epoch.get();
    }

    void bury(Provider provider) {
        dead.add(provider);
    }

    /**
     * As {@link #guarded}, only if the library has not been initialised anew since {@code life}.
     *
     * @throws CryptokiException CKR_SESSION_HANDLE_INVALID otherwise, without calling the library
     */
    <T> T guarded(long life, Callable<T> call) {
        return guarded(() -> {
            if (epoch.get() != life) {
                throw new CryptokiException("a session of an earlier life", Cryptoki.CKR_SESSION_HANDLE_INVALID);
            }
            return call.call();
        });
    }

    /** Runs {@code call} while the library is kept from being finalised under it. */
    <T> T guarded(Callable<T> call) {
        calls.readLock().lock();
        try {
            return call.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new DeviceException(e);
        } finally {
            calls.readLock().unlock();
        }
    }

    /**
     * Finalises and initialises the library; every token of it loses its sessions and repairs itself.
     *
     * @return false if a call stayed inside for longer than {@code patience}: then only a restart helps
     */
    boolean reinitialize(Duration patience) {
        try {
            if (!calls.writeLock().tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.error("PKCS#11 library cannot be re-initialised: a call does not return; restart the process");
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            epoch.incrementAndGet();
            cryptoki.finish();
            cryptoki.initialize();
            LOG.warn("PKCS#11 library finalised and initialised again");
            return true;
        } finally {
            calls.writeLock().unlock();
        }
    }

    /** Carries a checked exception out of {@link #guarded}. */
    static final class DeviceException extends RuntimeException {
        DeviceException(Exception cause) {
            super(cause);
        }
    }
}
