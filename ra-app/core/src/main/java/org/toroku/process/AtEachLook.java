package org.toroku.process;

/**
 * Work that is done on a thread of its own after each look of a node's conductor, once models in force were deployed; it
 * may be asked while others of them are being deployed.
 */
public interface AtEachLook {
    /**
     * A part of it.
     *
     * @return whether there is more to do at once
     */
    boolean look();
}
