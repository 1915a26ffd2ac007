package org.toroku.ca.pkcs11;

import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What kind of trouble a device exception means, and so which rung of the repair ladder it needs. */
enum Fault {
    /** May pass by itself: the same call is tried again. */
    TRANSIENT("device-error"),
    /** The sessions or handles of this generation are dead for ever: a new provider is needed. */
    SESSION_LOST("session-lost"),
    /** The library has lost its token or its state: it must be finalised and initialised anew. */
    LIBRARY_LOST("token-lost"),
    /** The PIN was refused: never tried again by the program, because tries are counted (three, often). */
    PIN_REFUSED("pin-refused"),
    /** The token holds another key than the configured one, or none. */
    KEY_DIFFERS("key-differs"),
    /** The PIN file is not there or not readable. */
    PIN_UNREADABLE("pin-file-unreadable");

    private static final Pattern CODE = Pattern.compile("CKR_[A-Z0-9_]+");
    private static final Map<Long, String> NAMES = Map.of(
            0x05L, "CKR_GENERAL_ERROR",
            0x30L, "CKR_DEVICE_ERROR",
            0x31L, "CKR_DEVICE_MEMORY",
            0x32L, "CKR_DEVICE_REMOVED",
            0xB3L, "CKR_SESSION_HANDLE_INVALID",
            0xE0L, "CKR_TOKEN_NOT_PRESENT",
            0xE1L, "CKR_TOKEN_NOT_RECOGNIZED",
            0xA4L, "CKR_PIN_LOCKED",
            0xA0L, "CKR_PIN_INCORRECT",
            0x190L, "CKR_CRYPTOKI_NOT_INITIALIZED");
    private static final Set<String> PIN =
            Set.of("CKR_PIN_INCORRECT", "CKR_PIN_LOCKED", "CKR_PIN_EXPIRED", "CKR_PIN_INVALID", "CKR_PIN_LEN_RANGE");
    private static final Set<String> DEAD = Set.of(
            "CKR_SESSION_HANDLE_INVALID",
            "CKR_SESSION_CLOSED",
            "CKR_USER_NOT_LOGGED_IN",
            "CKR_OBJECT_HANDLE_INVALID",
            "CKR_KEY_HANDLE_INVALID",
            "CKR_OPERATION_NOT_INITIALIZED",
            "CKR_OPERATION_ACTIVE",
            "CKR_SLOT_ID_INVALID");
    private static final Set<String> PASSING = Set.of(
            "CKR_DEVICE_ERROR",
            "CKR_DEVICE_MEMORY",
            "CKR_HOST_MEMORY",
            "CKR_FUNCTION_FAILED",
            "CKR_FUNCTION_CANCELED",
            "CKR_TOKEN_NOT_PRESENT",
            "CKR_SESSION_COUNT");

    private final String reason;

    Fault(String reason) {
        this.reason = reason;
    }

    /** Kebab-case code for operators and the RA. */
    String reason() {
        return reason;
    }

    /** SunPKCS11's exception type is not exported; its message is the CKR name, and that is stable. */
    static Fault of(Throwable thrown) {
        if (thrown instanceof KeyDiffers) {
            return KEY_DIFFERS;
        }
        if (thrown instanceof UncheckedIOException) {
            return PIN_UNREADABLE;
        }
        Optional<String> code = code(thrown);
        if (code.isEmpty()) {
            // e.g. "Token has been removed" or "no token": SunPKCS11 noticed before calling the device.
            return thrown instanceof GeneralSecurityException || thrown instanceof java.security.ProviderException
                    ? SESSION_LOST
                    : LIBRARY_LOST;
        }
        String name = code.get();
        if (PIN.contains(name)) {
            return PIN_REFUSED;
        }
        if (DEAD.contains(name)) {
            return SESSION_LOST;
        }
        return PASSING.contains(name) ? TRANSIENT : LIBRARY_LOST;
    }

    private static Optional<String> code(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof CryptokiException c) {
                return Optional.of(NAMES.getOrDefault(c.returnValue(), "CKR_GENERAL_ERROR"));
            }
            String message = t.getMessage();
            if (message != null) {
                Matcher m = CODE.matcher(message);
                if (m.find()) {
                    return Optional.of(m.group());
                }
            }
        }
        return Optional.empty();
    }

    /** The key loaded is not the key configured. */
    static final class KeyDiffers extends GeneralSecurityException {
        KeyDiffers(String alias, String what) {
            super("key " + alias + ": " + what);
        }
    }
}
