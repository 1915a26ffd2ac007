package org.toroku.process;

import io.camunda.client.api.command.ClientHttpException;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What went wrong between Toroku and the engine. */
sealed interface EngineFault {
    /** Kebab-case, for the outbox and the log. */
    String code();

    /** Nobody there, overloaded, or no answer: the command may or may not have been executed. */
    record Away(String code) implements EngineFault {}

    /** The engine does not know what the command is about. */
    record NotFound() implements EngineFault {
        @Override
        public String code() {
            return "not-found";
        }
    }

    /** The state of the thing does not allow it, or it exists already. */
    record Conflict() implements EngineFault {
        @Override
        public String code() {
            return "conflict";
        }
    }

    /** The engine will never take this command. */
    record Rejected(String code) implements EngineFault {}

    static EngineFault of(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        for (@Nullable Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof ClientHttpException http && http.code() > 0) {
                return ofStatus(http.code());
            }
            if (each instanceof IOException || each instanceof TimeoutException) {
                return new Away("engine-unreachable");
            }
        }
        return new Away("engine-" + cause.getClass().getSimpleName());
    }

    private static EngineFault ofStatus(int status) {
        return switch (status) {
            case 404 -> new NotFound();
            case 409 -> new Conflict();
            case 408, 429 -> new Away("engine-busy");
            default -> status >= 500 ? new Away("engine-http-" + status) : new Rejected("engine-http-" + status);
        };
    }
}
