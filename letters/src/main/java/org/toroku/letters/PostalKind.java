package org.toroku.letters;

/** How a printed piece leaves the house; printed in the window and on the cover sheet of a batch. */
public enum PostalKind {
    ORDINARY,
    SIMPLE_REGISTERED,
    REGISTERED,
    /** 本人限定受取郵便（基本型）, what 則5①(1)ハ asks for inquiries. */
    ADDRESSEE_ONLY,
    /** Not posted: enclosed in another piece, printed at home, or kept in the house. */
    NONE
}
