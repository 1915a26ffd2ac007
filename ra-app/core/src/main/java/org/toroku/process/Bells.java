package org.toroku.process;

/**
 * The signals inside a node.
 *
 * @param outbox there is something to deliver
 * @param recovery the engine may have lost something
 */
record Bells(Bell outbox, Bell recovery) {
    Bells() {
        this(new Bell(), new Bell());
    }
}
