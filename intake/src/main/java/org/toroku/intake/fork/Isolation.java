package org.toroku.intake.fork;

import org.toroku.intake.wire.Greeting;

/**
 * What keeps a worker from doing harm, as the worker itself saw it when it started.
 *
 * @param network it has none but its own loopback
 * @param user it runs as another user than the RA and without privileges
 * @param files it does not see the RA's files
 */
public record Isolation(Means means, boolean network, boolean user, boolean files) {
    /** By what the isolation was made. */
    public enum Means {
        /** Namespaces and a file system of the Java runtime, the worker's jars and an empty folder. */
        BUBBLEWRAP,
        /** Namespaces of network, processes and messages; the machine's file system with another user's rights. */
        NAMESPACES,
        /** The same made by an ordinary user: the file system with that user's rights. */
        USER_NAMESPACES,
        NONE
    }

    /** @param raUser number of the RA's own user */
    static Isolation seen(Means means, Greeting greeting, long raUser) {
        boolean harmless = greeting.capabilities() == 0;
        return new Isolation(
                means,
                greeting.interfaces() == 0 && harmless,
                harmless && greeting.user() > 0 && greeting.user() != raUser,
                !greeting.canaryVisible());
    }
}
