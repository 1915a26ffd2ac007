package org.toroku.ca.pkcs11;

import java.util.concurrent.Future;

/** What asking a token for an operation gave. */
public sealed interface TokenAnswer<T> {
    record Done<T>(T value) implements TokenAnswer<T> {}

    /** Not now; {@code reason} is a kebab-case code. The operation is not running. */
    record Away<T>(String reason) implements TokenAnswer<T> {}

    /** The deadline passed while the device was still at it; {@code late} completes if it ever answers. */
    record Slow<T>(Future<T> late) implements TokenAnswer<T> {}
}
