package org.toroku.officers;

/** The register has an enabled account of the same name already, and nobody said that it is another person's. */
public final class NamesakeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    NamesakeException(String username, String other) {
        super("the account " + username + " has the name of " + other
                + ": disable one of them, or state in toroku.officers.two-persons that they are two persons");
    }
}
