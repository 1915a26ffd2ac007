package org.toroku.ca.pkcs11;

/**
 * A private or secret key as the token describes it (PKCS #11 v2.40 sections 4.9 and 4.10); never its value.
 *
 * @param handle of this session only
 * @param id CKA_ID read as text; empty where there is none
 */
public record KeyFacts(
        long handle,
        Kind kind,
        String id,
        String label,
        boolean sensitive,
        boolean alwaysSensitive,
        boolean extractable,
        boolean neverExtractable,
        boolean local) {
    public enum Kind {
        PRIVATE,
        SECRET
    }

    /** Under the name by which {@link TokenKey} finds it. */
    public String alias() {
        return kind == Kind.PRIVATE ? id : label;
    }

    /** Made on this token and never anywhere else, in clear or under another key (R03). */
    public boolean neverLeft() {
        return sensitive && alwaysSensitive && !extractable && neverExtractable && local;
    }

    /** The attributes by their names in the standard. */
    public String attributes() {
        return "CKA_SENSITIVE=" + sensitive + " CKA_ALWAYS_SENSITIVE=" + alwaysSensitive + " CKA_EXTRACTABLE="
                + extractable + " CKA_NEVER_EXTRACTABLE=" + neverExtractable + " CKA_LOCAL=" + local;
    }
}
