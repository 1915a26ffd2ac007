package org.toroku.ca.pkcs11;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens new generations of one token: one at a time, with growing pauses after failures, and one PIN try only. */
final class TokenOpener {
    /** What an opening gave. */
    sealed interface Opening {
        record Opened(HsmGeneration generation) implements Opening {}

        record NotNow(String reason) implements Opening {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(TokenOpener.class);
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(15);

    private final TokenSettings settings;
    private final Pkcs11Library library;
    private final List<TokenKey> keys;
    private final PinFile pinFile;
    private final ReentrantLock state = new ReentrantLock();
    private @Nullable FutureTask<HsmGeneration> underWay;
    private String trouble = "not-opened";
    private long pause = FIRST_PAUSE;
    private long notBefore = System.nanoTime();

    TokenOpener(TokenSettings settings, Pkcs11Library library, List<TokenKey> keys) {
        this.settings = settings;
        this.library = library;
        this.keys = List.copyOf(keys);
        this.pinFile = new PinFile(settings.pinFile());
    }

    /** Opens, or waits for the opening under way until {@code deadline} of System.nanoTime. */
    Opening open(long deadline) {
        if (pinFile.refused()) {
            return new Opening.NotNow(Fault.PIN_REFUSED.reason());
        }
        FutureTask<HsmGeneration> task;
        state.lock();
        try {
            FutureTask<HsmGeneration> running = underWay;
            if (running == null) {
                if (System.nanoTime() - notBefore < 0) {
                    return new Opening.NotNow(trouble);
                }
                running = new FutureTask<>(this::openWithRepair);
                underWay = running;
                Thread.ofPlatform()
                        .name("token-open-" + settings.label())
                        .daemon()
                        .start(running);
            }
            task = running;
        } finally {
            state.unlock();
        }
        return await(task, deadline);
    }

    /** The token works: the next failure is met without a pause. */
    void healthy() {
        state.lock();
        try {
            pause = FIRST_PAUSE;
        } finally {
            state.unlock();
        }
    }

    /** The device refused the PIN: nobody tries it again. */
    void lockOut() {
        LOG.error("token {}: PIN refused; locked out until the PIN file is corrected", settings.label());
        pinFile.markRefused();
    }

    private Opening await(FutureTask<HsmGeneration> task, long deadline) {
        try {
            HsmGeneration opened = task.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            settle(task, null);
            return new Opening.Opened(opened);
        } catch (ExecutionException e) {
            return new Opening.NotNow(settle(task, e.getCause() == null ? e : e.getCause()));
        } catch (TimeoutException e) {
            // It goes on: starting a second opening beside it could spend a second PIN try.
            return new Opening.NotNow("device-slow");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Opening.NotNow("interrupted");
        }
    }

    /** The first waiter draws the consequences; all get the reason. */
    private String settle(FutureTask<HsmGeneration> task, @Nullable Throwable failure) {
        state.lock();
        try {
            if (!task.equals(underWay)) {
                return trouble;
            }
            underWay = null;
            if (failure != null) {
                Fault fault = Fault.of(failure);
                trouble = fault.reason();
                notBefore = System.nanoTime() + pause;
                pause = Math.min(LONGEST_PAUSE, pause * 2);
                LOG.error("token {} cannot be opened: {}", settings.label(), fault.reason(), failure);
                if (fault == Fault.PIN_REFUSED) {
                    lockOut();
                }
            }
            return trouble;
        } finally {
            state.unlock();
        }
    }

    private HsmGeneration openWithRepair() throws GeneralSecurityException, IOException {
        char[] pin = pinFile.read();
        try {
            return HsmGeneration.open(library, settings, pin, keys);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            Fault fault = Fault.of(e);
            if (fault == Fault.PIN_REFUSED || fault == Fault.KEY_DIFFERS) {
                throw e;
            }
            LOG.warn("token {}: {}; initialising the library anew", settings.label(), fault.reason(), e);
            if (!library.reinitialize(settings.deadline())) {
                throw e;
            }
            return HsmGeneration.open(library, settings, pin, keys);
        } finally {
            Arrays.fill(pin, '\0');
        }
    }
}
