package org.toroku.ca.pkcs11;

/** A PKCS#11 function answered with something else than CKR_OK. */
final class CryptokiException extends RuntimeException {
    private final long returnValue;

    CryptokiException(String function, long returnValue) {
        super(function + " returned 0x" + Long.toHexString(returnValue));
        this.returnValue = returnValue;
    }

    /** The CK_RV, PKCS #11 v2.40 section 3.6. */
    long returnValue() {
        return returnValue;
    }
}
