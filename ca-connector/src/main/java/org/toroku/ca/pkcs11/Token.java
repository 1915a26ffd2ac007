package org.toroku.ca.pkcs11;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
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
    private static final int MOST_HUNG_CALLS = 4;

    private final TokenSettings settings;
    private final TokenOpener opener;
    private final ReentrantLock state = new ReentrantLock();
    private final List<Future<?>> hung = new ArrayList<>();
    private @Nullable HsmGeneration current;
    private String trouble = "not-opened";
    private boolean stopped;
    private int faultsInARow;

    private Token(TokenSettings settings, List<TokenKey> keys) {
        this.settings = settings;
        this.opener = new TokenOpener(settings, Pkcs11Library.at(settings.library()), keys);
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

    /**
     * As {@link #sign(String, SignatureScheme, byte[])}, over content that is read once for each attempt.
     *
     * @throws IOException where the content cannot be read; nothing is signed then
     */
    public TokenAnswer<byte[]> sign(String alias, SignatureScheme scheme, Content content) throws IOException {
        AtomicReference<@Nullable IOException> unreadable = new AtomicReference<>();
        TokenAnswer<Optional<byte[]>> answer =
                perform(generation -> generation.sign(alias, scheme, content, unreadable::set));
        return switch (answer) {
            case TokenAnswer.Done<Optional<byte[]>>(var signature)
            when signature.isPresent() -> new TokenAnswer.Done<>(signature.get());
            case TokenAnswer.Done<Optional<byte[]>> nothing ->
                throw new IOException("what was to be signed cannot be read", unreadable.get());
            case TokenAnswer.Away<Optional<byte[]>> away -> new TokenAnswer.Away<>(away.reason());
            case TokenAnswer.Slow<Optional<byte[]>> slow -> new TokenAnswer.Away<>("device-slow");
        };
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
        state.lock();
        try {
            if (current != null) {
                return Optional.of(current);
            }
            hung.removeIf(Future::isDone);
            if (hung.size() >= MOST_HUNG_CALLS) {
                trouble = "device-hung";
            }
            if (stopped || hung.size() >= MOST_HUNG_CALLS) {
                return Optional.empty();
            }
        } finally {
            state.unlock();
        }
        TokenOpener.Opening opening = opener.open(deadline);
        state.lock();
        try {
            switch (opening) {
                case TokenOpener.Opening.Opened opened -> current = current == null ? opened.generation() : current;
                case TokenOpener.Opening.NotNow notNow -> trouble = notNow.reason();
            }
            return Optional.ofNullable(current);
        } finally {
            state.unlock();
        }
    }

    private void repair(HsmGeneration failed, Fault fault, Throwable cause) {
        LOG.warn("token {}: {}", settings.label(), fault.reason(), cause);
        if (fault == Fault.PIN_REFUSED) {
            opener.lockOut();
        }
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
        opener.healthy();
        state.lock();
        try {
            faultsInARow = 0;
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
