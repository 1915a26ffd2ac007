package org.toroku.pki.status;

/** One place that knows the status of certificates. Implementations are thread-safe and take bounded time. */
public interface StatusSource {
    StatusAnswer ask(StatusQuestion question);
}
