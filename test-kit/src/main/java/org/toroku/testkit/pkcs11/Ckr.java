package org.toroku.testkit.pkcs11;

/** Return codes of PKCS#11 v2.40 worth injecting. */
public final class Ckr {

    public static final long GENERAL_ERROR = 0x05;
    public static final long FUNCTION_FAILED = 0x06;
    public static final long DEVICE_ERROR = 0x30;
    public static final long DEVICE_MEMORY = 0x31;
    public static final long DEVICE_REMOVED = 0x32;
    public static final long KEY_HANDLE_INVALID = 0x60;
    public static final long OBJECT_HANDLE_INVALID = 0x82;
    public static final long PIN_INCORRECT = 0xA0;
    public static final long PIN_LOCKED = 0xA4;
    public static final long SESSION_CLOSED = 0xB0;
    public static final long SESSION_COUNT = 0xB1;
    public static final long SESSION_HANDLE_INVALID = 0xB3;
    public static final long TOKEN_NOT_PRESENT = 0xE0;
    public static final long USER_NOT_LOGGED_IN = 0x101;
    public static final long CRYPTOKI_NOT_INITIALIZED = 0x190;

    private Ckr() {}
}
