package org.toroku.ca.outside;

/**
 * Something that a verifier would stumble over.
 *
 * @param where {@code ca}, {@code crl}, or {@code ocsp} and the serial
 * @param what kebab-case code
 */
public record Finding(String where, String what) {
    @Override
    public String toString() {
        return where + ": " + what;
    }
}
