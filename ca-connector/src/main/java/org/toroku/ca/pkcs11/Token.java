package org.toroku.ca.pkcs11;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import javax.security.auth.login.LoginException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.Health;
import org.toroku.ca.pkcs11.HsmGeneration.Attempt;
import org.toroku.ca.pkcs11.HsmGeneration.KeyOperation;

/**
 * A token that repairs itself: the same call again, then a new provider, then the library initialised anew. A refused
 * PIN or a foreign key stops the ladder; a hung call costs its deadline and one abandoned generation. Thread-safe;
 * opens lazily, so a token that is away at start comes in when it is back.
 */
public final class Token implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Token.class);
    private static final int ATTEMPTS = 3;
    private static final int FAULTS_BEFORE_REPLACEMENT = 3;
    private static final int MOST_HUNG_GENERATIONS = 4;
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(15);

    private final TokenSettings settings;
    private final Pkcs11Library library;
    private final List<TokenKey> keys;
    private final PinFile pinFile;
    private final ReentrantLock state = new ReentrantLock();

    private final List<Future<?>> hung = new ArrayList<>();
    private @Nullable HsmGeneration current;
    private @Nullable FutureTask<HsmGeneration> opening;
    private String trouble = "not-opened";
    private boolean stopped;
    private int faultsInARow;
    private long pause = FIRST_PAUSE;
    private long notBefore = System.nanoTime();

    private Token(TokenSettings settings, List<TokenKey> keys) {
        this.settings = settings;
        this.library = Pkcs11Library.at(settings.library());
        this.keys = List.copyOf(keys);
        this.pinFile = new PinFile(settings.pinFile());
    }

    /** Loads the library; logs in at once where that is possible and else when first needed. */
    public static Token open(TokenSettings settings, List<TokenKey> keys) {
        Token token = new Token(settings, keys);
        token.generation(System.nanoTime() + settings.deadline().toNanos());
        return token;
    }

    /** One signature of key {@code alias} over {@code content}; exactly one C_Sign unless the device fails in between. */
    public TokenAnswer<byte[]> sign(String alias, SignatureScheme scheme, byte[] content) {
        return perform(generation -> generation.sign(alias, scheme, content));
    }

    <T> TokenAnswer<T> perform(KeyOperation<T> operation) {
        long deadline = System.nanoTime() + settings.deadline().toNanos();
        for (int attempt = 0; attempt < ATTEMPTS && System.nanoTime() < deadline; attempt++) {
            Optional<HsmGeneration> generation = generation(deadline);
            if (generation.isEmpty()) {
                return new TokenAnswer.Away<>(trouble());
            }
            switch (generation.get().run(operation, deadline)) {
                case Attempt.Done<T> done -> {
                    healthy();
                    return new TokenAnswer.Done<>(done.value());
                }
                case Attempt.Busy<T> busy -> {
                    return new TokenAnswer.Away<>("device-busy");
                }
                case Attempt.Late<T> late -> {
                    abandon(generation.get(), late.late());
                    return new TokenAnswer.Slow<>(late.late());
                }
                case Attempt.Faulty<T> faulty -> repair(generation.get(), faulty.fault(), faulty.cause());
            }
        }
        return new TokenAnswer.Away<>(trouble());
    }

    /** Down while no operation can succeed; asks the token itself. */
    public Health health() {
        Optional<HsmGeneration> generation =
                generation(System.nanoTime() + settings.deadline().toNanos());
        if (generation.isEmpty()) {
            return new Health.Down(trouble());
        }
        return switch (perform(HsmGeneration::answers)) {
            case TokenAnswer.Done<Boolean> done when done.value() -> new Health.Ready();
            case TokenAnswer.Done<Boolean> done -> new Health.Down("token-lost");
            case TokenAnswer.Away<Boolean> away -> new Health.Down(away.reason());
            case TokenAnswer.Slow<Boolean> slow -> new Health.Down("device-slow");
        };
    }

    private Optional<HsmGeneration> generation(long deadline) {
        FutureTask<HsmGeneration> task;
        state.lock();
        try {
            HsmGeneration open = current;
            if (open != null) {
                return Optional.of(open);
            }
            hung.removeIf(Future::isDone);
            if (!mayOpen()) {
                return Optional.empty();
            }
            FutureTask<HsmGeneration> underWay = opening;
            if (underWay == null) {
                underWay = new FutureTask<>(this::openWithRepair);
                opening = underWay;
                Thread.ofPlatform()
                        .name("token-open-" + settings.label())
                        .daemon()
                        .start(underWay);
            }
            task = underWay;
        } finally {
            state.unlock();
        }
        return await(task, deadline);
    }

    private boolean mayOpen() {
        if (pinFile.refused()) {
            trouble = Fault.PIN_REFUSED.reason();
            return false;
        }
        if (hung.size() >= MOST_HUNG_GENERATIONS) {
            trouble = "device-hung";
            return false;
        }
        return !stopped && (opening != null || System.nanoTime() - notBefore >= 0);
    }

    private Optional<HsmGeneration> await(FutureTask<HsmGeneration> task, long deadline) {
        try {
            HsmGeneration opened = task.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            return settle(task, opened, null);
        } catch (ExecutionException e) {
            return settle(task, null, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            // One opening at a time: starting a second could spend a second PIN try.
            note("device-slow");
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<HsmGeneration> settle(
            FutureTask<HsmGeneration> task, @Nullable HsmGeneration opened, @Nullable Throwable failure) {
        state.lock();
        try {
            if (!task.equals(opening)) {
                return Optional.ofNullable(current);
            }
            opening = null;
            current = opened;
            if (failure != null) {
                Fault fault = Fault.of(failure);
                trouble = fault.reason();
                notBefore = System.nanoTime() + pause;
                pause = Math.min(LONGEST_PAUSE, pause * 2);
                if (fault == Fault.PIN_REFUSED) {
                    pinFile.markRefused();
                    LOG.error("token {}: PIN refused; locked out until the PIN file is corrected", settings.label());
                } else {
                    LOG.error("token {} cannot be opened: {}", settings.label(), fault.reason(), failure);
                }
            }
            return Optional.ofNullable(opened);
        } finally {
            state.unlock();
        }
    }

    private HsmGeneration openWithRepair() throws GeneralSecurityException, IOException {
        char[] pin = pinFile.read();
        try {
            return openOnce(pin);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            Fault fault = Fault.of(e);
            if (fault == Fault.PIN_REFUSED || fault == Fault.KEY_DIFFERS || e instanceof UncheckedIOException) {
                throw e;
            }
            LOG.warn("token {}: {}; initialising the library anew", settings.label(), fault.reason(), e);
            if (!library.reinitialize(settings.deadline())) {
                throw e;
            }
            return openOnce(pin);
        } finally {
            Arrays.fill(pin, '\0');
        }
    }

    private HsmGeneration openOnce(char[] pin) throws GeneralSecurityException, IOException {
        return HsmGeneration.open(library, settings, pin, keys);
    }

    private void repair(HsmGeneration failed, Fault fault, Throwable cause) {
        LOG.warn("token {}: {}", settings.label(), fault.reason(), cause);
        state.lock();
        try {
            trouble = fault.reason();
            faultsInARow++;
            boolean replace = fault != Fault.TRANSIENT || faultsInARow >= FAULTS_BEFORE_REPLACEMENT;
            if (replace && current == failed) {
                retire(failed);
            }
        } finally {
            state.unlock();
        }
    }

    private void abandon(HsmGeneration slow, Future<?> call) {
        LOG.error("token {}: no answer within {}; generation abandoned", settings.label(), settings.deadline());
        state.lock();
        try {
            trouble = "device-slow";
            hung.add(call);
            if (current == slow) {
                retire(slow);
            }
        } finally {
            state.unlock();
        }
    }

    private void retire(HsmGeneration dead) {
        dead.retire();
        current = null;
    }

    private void healthy() {
        state.lock();
        try {
            faultsInARow = 0;
            pause = FIRST_PAUSE;
        } finally {
            state.unlock();
        }
    }

    private void note(String reason) {
        state.lock();
        try {
            trouble = reason;
        } finally {
            state.unlock();
        }
    }

    private String trouble() {
        state.lock();
        try {
            return trouble;
        } finally {
            state.unlock();
        }
    }

    /** Logs out and gives the sessions back; the library stays loaded for the process. */
    @Override
    public void close() {
        HsmGeneration open;
        state.lock();
        try {
            stopped = true;
            trouble = "closed";
            open = current;
            current = null;
        } finally {
            state.unlock();
        }
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (LoginException | RuntimeException dead) {
            LOG.warn("token {}: not logged out", settings.label(), dead);
        }
    }
}
