package org.toroku.pki.keys;

/** The hard problem a key rests on; Act 102/2000 Enforcement Rules art. 2 sets sizes by it. */
public enum KeyFamily {
    /** Factoring: RSA. */
    FACTORING,
    /** Discrete logarithms on elliptic curves. */
    ELLIPTIC_CURVE,
    /** Module lattices; a parameter set has one size, so that no size rule applies. */
    LATTICE;

    /** Whether art. 2 of the Enforcement Rules names the problem: certificates for other keys are not accredited. */
    public boolean accreditable() {
        return this != LATTICE;
    }
}
