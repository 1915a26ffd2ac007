package org.toroku.process;

/**
 * The signals inside a node.
 *
 * @param outbox there is something to deliver
 * @param recovery the engine may have lost something
 * @param beside the conductor has looked; what is done beside it goes on
 */
record Bells(Bell outbox, Bell recovery, Bell beside) {
    Bells() {
        this(new Bell(), new Bell(), new Bell());
    }
}
