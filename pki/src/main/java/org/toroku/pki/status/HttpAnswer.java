package org.toroku.pki.status;

import org.toroku.pki.Der;

/** How one HTTP exchange ended. */
public sealed interface HttpAnswer {
    /** Status 200 with the whole body. */
    record Body(Der bytes) implements HttpAnswer {}

    /** The peer could not speak. */
    sealed interface Silence extends HttpAnswer {}

    record TimedOut() implements Silence {}

    record Unreachable() implements Silence {}

    record ServerError() implements Silence {}

    /** The peer spoke, but not as it should. */
    sealed interface Misbehaviour extends HttpAnswer {}

    record Redirected() implements Misbehaviour {}

    record OtherStatus() implements Misbehaviour {}

    record TooLarge() implements Misbehaviour {}

    /** The calling thread was interrupted; its flag is set again. */
    record Interrupted() implements Misbehaviour {}
}
