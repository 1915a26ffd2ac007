package org.toroku.process;

/** Work that the conductor of a node does beside its own at each look, when the models in force are deployed. */
public interface AtEachLook {
    /**
     * A part of it, so that cases do not wait for their recovery.
     *
     * @return whether there is more to do at once
     */
    boolean look();
}
