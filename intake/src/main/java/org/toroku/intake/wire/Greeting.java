package org.toroku.intake.wire;

/**
 * What a worker sees of its own surroundings before it has read a byte of a stranger. The RA believes this and not the
 * command line it used.
 *
 * @param version of this protocol
 * @param user number of the worker's user as the worker sees it
 * @param interfaces of networks, without loopback; -1 when it cannot tell
 * @param capabilities of the kernel, a bit each; -1 when it cannot tell
 * @param canaryVisible whether a file that only the RA may see is visible
 */
public record Greeting(int version, long user, int interfaces, long capabilities, boolean canaryVisible) {
    public static final int VERSION = 1;
}
