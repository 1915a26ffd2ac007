package org.toroku.ca.pkcs11;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls of PKCS#11 (Cryptoki 2.40) that SunPKCS11 does not offer: initialise and finalise the library, find a
 * token by its label, initialise a token, keep a session open. LP64 platforms only (CK_ULONG of 8 bytes).
 */
final class Cryptoki {
    /** A token as C_GetTokenInfo describes it. */
    record TokenInfo(long slot, String label, boolean initialized) {}

    private static final Logger LOG = LoggerFactory.getLogger(Cryptoki.class);
    static final long CKR_CRYPTOKI_ALREADY_INITIALIZED = 0x191;
    static final long CKR_CRYPTOKI_NOT_INITIALIZED = 0x190;
    static final long CKR_SESSION_HANDLE_INVALID = 0xB3;
    static final long CKR_TOKEN_NOT_RECOGNIZED = 0xE1;
    private static final long CKF_OS_LOCKING_OK = 2;
    private static final long CKF_RW_SESSION = 2;
    private static final long CKF_SERIAL_SESSION = 4;
    private static final long CKF_TOKEN_INITIALIZED = 0x400;
    private static final long CKU_SO = 0;
    private static final int LABEL_LENGTH = 32;
    private static final int FLAGS_OFFSET = 96;
    private static final int TOKEN_INFO_LENGTH = 256;

    // Positions in CK_FUNCTION_LIST (PKCS #11 v2.40 section 3.6), in pointers after the version.
    private static final int C_INITIALIZE = 0;
    private static final int C_FINALIZE = 1;
    private static final int C_GET_SLOT_LIST = 4;
    private static final int C_GET_TOKEN_INFO = 6;
    private static final int C_INIT_TOKEN = 9;
    private static final int C_INIT_PIN = 10;
    private static final int C_OPEN_SESSION = 12;
    private static final int C_CLOSE_SESSION = 13;
    private static final int C_LOGIN = 18;
    private static final int C_LOGOUT = 19;
    private static final int LAST = 28;

    static final ValueLayout.OfLong ULONG = ValueLayout.JAVA_LONG;
    static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    static final MemoryLayout POINTER = ValueLayout.ADDRESS;

    private final MemorySegment functions;

    /** Loads {@code library}; the same file is shared with SunPKCS11, and so is its state. */
    @SuppressWarnings("restricted")
    Cryptoki(Path library) {
        // The global arena: SunPKCS11 never unloads a library either, and a hung call may still be inside it.
        SymbolLookup symbols = SymbolLookup.libraryLookup(library, Arena.global());
        MethodHandle getFunctionList = Linker.nativeLinker()
                .downcallHandle(symbols.findOrThrow("C_GetFunctionList"), FunctionDescriptor.of(ULONG, POINTER));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment list = arena.allocate(ValueLayout.ADDRESS);
            check("C_GetFunctionList", invoke(getFunctionList, list));
            functions = list.get(ValueLayout.ADDRESS, 0).reinterpret((LAST + 2) * 8L);
        }
    }

    /** Initialises with the platform's locks; an already initialised library is as good. */
    void initialize() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment args = arena.allocate(6 * 8L, 8);
            args.set(ULONG, 4 * 8L, CKF_OS_LOCKING_OK);
            long rv = call(C_INITIALIZE, FunctionDescriptor.of(ULONG, POINTER), args);
            if (rv != CKR_CRYPTOKI_ALREADY_INITIALIZED) {
                check("C_Initialize", rv);
            }
        }
    }

    void finish() {
        long rv = call(C_FINALIZE, FunctionDescriptor.of(ULONG, POINTER), MemorySegment.NULL);
        if (rv != CKR_CRYPTOKI_NOT_INITIALIZED) {
            check("C_Finalize", rv);
        }
    }

    /** Tokens that answer; one that is broken or gone does not hide the others. */
    List<TokenInfo> tokens() {
        FunctionDescriptor shape = FunctionDescriptor.of(ULONG, BYTE, POINTER, POINTER);
        List<TokenInfo> found = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment count = arena.allocate(ULONG);
            check("C_GetSlotList", call(C_GET_SLOT_LIST, shape, (byte) 1, MemorySegment.NULL, count));
            MemorySegment slots = arena.allocate(ULONG, Math.max(1, count.get(ULONG, 0)));
            check("C_GetSlotList", call(C_GET_SLOT_LIST, shape, (byte) 1, slots, count));
            for (long i = 0; i < count.get(ULONG, 0); i++) {
                long slot = slots.getAtIndex(ULONG, i);
                try {
                    found.add(token(slot));
                } catch (CryptokiException e) {
                    if (e.returnValue() == CKR_CRYPTOKI_NOT_INITIALIZED) {
                        throw e;
                    }
                    LOG.warn("PKCS#11 slot {} does not answer", slot, e);
                }
            }
        }
        return found;
    }

    TokenInfo token(long slot) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(TOKEN_INFO_LENGTH, 8);
            check("C_GetTokenInfo", call(C_GET_TOKEN_INFO, FunctionDescriptor.of(ULONG, ULONG, POINTER), slot, info));
            byte[] label = info.asSlice(0, LABEL_LENGTH).toArray(BYTE);
            boolean initialized = (info.get(ULONG, FLAGS_OFFSET) & CKF_TOKEN_INITIALIZED) != 0;
            return new TokenInfo(slot, new String(label, StandardCharsets.UTF_8).strip(), initialized);
        }
    }

    /** Initialises an empty token and sets its user PIN. */
    void initToken(long slot, String label, char[] soPin, char[] userPin) {
        byte[] padded = new byte[LABEL_LENGTH];
        Arrays.fill(padded, (byte) ' ');
        byte[] text = label.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(text, 0, padded, 0, text.length);
        FunctionDescriptor pinCall = FunctionDescriptor.of(ULONG, ULONG, POINTER, ULONG);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment so = pin(arena, soPin);
            MemorySegment user = pin(arena, userPin);
            try {
                FunctionDescriptor init = FunctionDescriptor.of(ULONG, ULONG, POINTER, ULONG, POINTER);
                MemorySegment name = arena.allocateFrom(BYTE, padded);
                check("C_InitToken", call(C_INIT_TOKEN, init, slot, so, so.byteSize(), name));
                long session = openSession(slot);
                FunctionDescriptor login = FunctionDescriptor.of(ULONG, ULONG, ULONG, POINTER, ULONG);
                check("C_Login", call(C_LOGIN, login, session, CKU_SO, so, so.byteSize()));
                check("C_InitPIN", call(C_INIT_PIN, pinCall, session, user, user.byteSize()));
                check("C_Logout", call(C_LOGOUT, FunctionDescriptor.of(ULONG, ULONG), session));
                closeSession(session);
            } finally {
                so.fill((byte) 0);
                user.fill((byte) 0);
            }
        }
    }

    /** Opens a read-write session; as long as one is open, the application stays logged in. */
    long openSession(long slot) {
        FunctionDescriptor shape = FunctionDescriptor.of(ULONG, ULONG, ULONG, POINTER, POINTER, POINTER);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment handle = arena.allocate(ULONG);
            long flags = CKF_SERIAL_SESSION | CKF_RW_SESSION;
            check(
                    "C_OpenSession",
                    call(C_OPEN_SESSION, shape, slot, flags, MemorySegment.NULL, MemorySegment.NULL, handle));
            return handle.get(ULONG, 0);
        }
    }

    void closeSession(long session) {
        check("C_CloseSession", call(C_CLOSE_SESSION, FunctionDescriptor.of(ULONG, ULONG), session));
    }

    static MemorySegment pin(Arena arena, char[] pin) {
        MemorySegment bytes = arena.allocate(pin.length);
        for (int i = 0; i < pin.length; i++) {
            bytes.set(BYTE, i, (byte) pin[i]);
        }
        return bytes;
    }

    @SuppressWarnings("restricted")
    long call(int position, FunctionDescriptor shape, Object... arguments) {
        MemorySegment function = functions.get(ValueLayout.ADDRESS, 8L + position * 8L);
        return invoke(Linker.nativeLinker().downcallHandle(function, shape), arguments);
    }

    private static long invoke(MethodHandle function, Object... arguments) {
        try {
            return (long) function.invokeWithArguments(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a native call throws nothing checked", e);
        }
    }

    static void check(String function, long rv) {
        if (rv != 0) {
            throw new CryptokiException(function, rv);
        }
    }
}
