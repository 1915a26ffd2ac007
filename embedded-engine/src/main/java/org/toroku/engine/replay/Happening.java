package org.toroku.engine.replay;

/** Something that a simulated engine wants done, or that ended there. */
sealed interface Happening {
    /** Key of the instance at the top of the call hierarchy. */
    long root();

    /** An instance is there; {@code tag} is what it was begun with. */
    record Begun(long root, String tag) implements Happening {}

    /** A timer waits for {@code due}, milliseconds of the epoch; it fires when told to. */
    record TimerSet(long root, long key, long due, String elementId) implements Happening {}

    /** A timer has fired or is no longer wanted. */
    record TimerGone(long root, long key) implements Happening {}

    /** A job waits for its answer; it can be answered without being activated. */
    record Job(long root, long key, String type, String elementId) implements Happening {}

    /** A person's task is there. */
    record Task(long root, long key, String elementId) implements Happening {}

    /** A message is awaited, at a place where the case stands or by an event at something that it is in. */
    record Awaited(long root, long key, String message, String elementId) implements Happening {}

    /** An awaited message has come. */
    record Come(long root, long key) implements Happening {}

    /** A job, a task or a message is no longer wanted. */
    record Withdrawn(long root, long key) implements Happening {}

    /** An end event of the process at the top was reached. */
    record Reached(long root, String elementId) implements Happening {}

    /** The instance at the top is over, completed or terminated. */
    record Ended(long root) implements Happening {}

    /** The engine cannot go on there; {@code error} is its own name for why. */
    record Stuck(long root, String elementId, String error) implements Happening {}
}
