package org.toroku.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.toroku.ca.ceremony.CaKeyAlgorithm;
import org.toroku.ca.ceremony.DemoKeys;
import org.toroku.ca.pkcs11.TokenSettings;

/**
 * The limit: C_SignInit and C_Sign (PKCS #11 v2.40 section 5.11) over a ready digest, with nothing around them. One
 * object is one session, for one thread. LP64 platforms only.
 */
final class RawSigning implements Work.Share {
    private static final ValueLayout.OfLong ULONG = ValueLayout.JAVA_LONG;
    private static final MemoryLayout POINTER = ValueLayout.ADDRESS;
    private static final FunctionDescriptor SIGN_INIT = FunctionDescriptor.of(ULONG, ULONG, POINTER, ULONG);
    private static final FunctionDescriptor SIGN =
            FunctionDescriptor.of(ULONG, ULONG, POINTER, ULONG, POINTER, POINTER);

    // Positions in CK_FUNCTION_LIST (PKCS #11 v2.40 section 3.6), in pointers after the version.
    private static final int C_GET_SLOT_LIST = 4;
    private static final int C_GET_TOKEN_INFO = 6;
    private static final int C_OPEN_SESSION = 12;
    private static final int C_CLOSE_SESSION = 13;
    private static final int C_LOGIN = 18;
    private static final int C_FIND_OBJECTS_INIT = 26;
    private static final int C_FIND_OBJECTS = 27;
    private static final int C_FIND_OBJECTS_FINAL = 28;
    private static final int C_SIGN_INIT = 42;
    private static final int C_SIGN = 43;

    private static final long CKR_USER_ALREADY_LOGGED_IN = 0x100;
    private static final long CKF_SERIAL_SESSION = 4;
    private static final long CKU_USER = 1;
    private static final long CKA_CLASS = 0;
    private static final long CKA_ID = 0x102;
    private static final long CKO_PRIVATE_KEY = 3;
    private static final long CKM_RSA_PKCS = 1;
    private static final long CKM_ECDSA = 0x1041;
    private static final int LABEL = 32;
    private static final int TOKEN_INFO = 256;
    private static final int LARGEST_SIGNATURE = 512;

    /** DigestInfo of SHA-256 before the digest (RFC 8017 section 9.2 note 1). */
    private static final byte[] SHA256_INFO = HexFormat.of().parseHex("3031300d060960864801650304020105000420");

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment functions;
    private final MethodHandle signInit;
    private final MethodHandle sign;
    private final MemorySegment mechanism;
    private final MemorySegment toSign;
    private final MemorySegment signature;
    private final MemorySegment length;
    private final long session;
    private final long key;

    private RawSigning(TokenSettings token, CaKeyAlgorithm kind) throws java.io.IOException {
        functions = functions(token.library());
        signInit = function(C_SIGN_INIT, SIGN_INIT);
        sign = function(C_SIGN, SIGN);
        session = openSession(slotOf(token.label()));
        login(Files.readString(token.pinFile()).strip());
        key = privateKey(DemoKeys.CA_KEY);
        boolean rsa = kind == CaKeyAlgorithm.RSA3072;
        mechanism = arena.allocate(24, 8);
        mechanism.set(ULONG, 0, rsa ? CKM_RSA_PKCS : CKM_ECDSA);
        byte[] digest = new byte[32];
        digest[0] = 1;
        toSign = arena.allocate((rsa ? SHA256_INFO.length : 0) + digest.length);
        if (rsa) {
            MemorySegment.copy(SHA256_INFO, 0, toSign, ValueLayout.JAVA_BYTE, 0, SHA256_INFO.length);
        }
        MemorySegment.copy(digest, 0, toSign, ValueLayout.JAVA_BYTE, toSign.byteSize() - digest.length, digest.length);
        signature = arena.allocate(LARGEST_SIGNATURE);
        length = arena.allocate(ULONG);
    }

    /** A session with the CA key of {@code token}; the library has been initialised by the connector. */
    static RawSigning open(TokenSettings token, CaKeyAlgorithm kind) throws java.io.IOException {
        return new RawSigning(token, kind);
    }

    @Override
    public void perform(int number) {
        try {
            check("C_SignInit", (long) signInit.invokeExact(session, mechanism, key));
            length.set(ULONG, 0, LARGEST_SIGNATURE);
            check("C_Sign", (long) sign.invokeExact(session, toSign, toSign.byteSize(), signature, length));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a native call throws nothing checked", e);
        }
    }

    @Override
    public void close() {
        check("C_CloseSession", call(C_CLOSE_SESSION, FunctionDescriptor.of(ULONG, ULONG), session));
        arena.close();
    }

    @SuppressWarnings("restricted")
    private static MemorySegment functions(Path library) {
        MethodHandle list = Linker.nativeLinker()
                .downcallHandle(
                        SymbolLookup.libraryLookup(library, Arena.global()).findOrThrow("C_GetFunctionList"),
                        FunctionDescriptor.of(ULONG, POINTER));
        try (Arena mine = Arena.ofConfined()) {
            MemorySegment found = mine.allocate(ValueLayout.ADDRESS);
            check("C_GetFunctionList", invoke(list, found));
            return found.get(ValueLayout.ADDRESS, 0).reinterpret((C_SIGN + 2) * 8L);
        }
    }

    private long slotOf(String label) {
        FunctionDescriptor shape = FunctionDescriptor.of(ULONG, ValueLayout.JAVA_BYTE, POINTER, POINTER);
        MemorySegment count = arena.allocate(ULONG);
        check("C_GetSlotList", call(C_GET_SLOT_LIST, shape, (byte) 1, MemorySegment.NULL, count));
        MemorySegment slots = arena.allocate(ULONG, Math.max(1, count.get(ULONG, 0)));
        check("C_GetSlotList", call(C_GET_SLOT_LIST, shape, (byte) 1, slots, count));
        MemorySegment info = arena.allocate(TOKEN_INFO, 8);
        for (long i = 0; i < count.get(ULONG, 0); i++) {
            long slot = slots.getAtIndex(ULONG, i);
            check("C_GetTokenInfo", call(C_GET_TOKEN_INFO, FunctionDescriptor.of(ULONG, ULONG, POINTER), slot, info));
            String found = new String(info.asSlice(0, LABEL).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
            if (found.strip().equals(label)) {
                return slot;
            }
        }
        throw new IllegalStateException("no token labelled " + label);
    }

    private long openSession(long slot) {
        MemorySegment handle = arena.allocate(ULONG);
        check(
                "C_OpenSession",
                call(
                        C_OPEN_SESSION,
                        FunctionDescriptor.of(ULONG, ULONG, ULONG, POINTER, POINTER, POINTER),
                        slot,
                        CKF_SERIAL_SESSION,
                        MemorySegment.NULL,
                        MemorySegment.NULL,
                        handle));
        return handle.get(ULONG, 0);
    }

    private void login(String pin) {
        byte[] bytes = pin.getBytes(StandardCharsets.US_ASCII);
        MemorySegment text = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
        long rv = call(
                C_LOGIN, FunctionDescriptor.of(ULONG, ULONG, ULONG, POINTER, ULONG), session, CKU_USER, text, (long)
                        bytes.length);
        if (rv != CKR_USER_ALREADY_LOGGED_IN) {
            check("C_Login", rv);
        }
    }

    private long privateKey(String id) {
        MemorySegment privateKey = arena.allocate(ULONG);
        privateKey.set(ULONG, 0, CKO_PRIVATE_KEY);
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        MemorySegment template = arena.allocate(48, 8);
        attribute(template, 0, CKA_CLASS, privateKey);
        attribute(template, 24, CKA_ID, arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes));
        MemorySegment found = arena.allocate(ULONG);
        MemorySegment count = arena.allocate(ULONG);
        check(
                "C_FindObjectsInit",
                call(C_FIND_OBJECTS_INIT, FunctionDescriptor.of(ULONG, ULONG, POINTER, ULONG), session, template, 2L));
        check(
                "C_FindObjects",
                call(
                        C_FIND_OBJECTS,
                        FunctionDescriptor.of(ULONG, ULONG, POINTER, ULONG, POINTER),
                        session,
                        found,
                        1L,
                        count));
        check("C_FindObjectsFinal", call(C_FIND_OBJECTS_FINAL, FunctionDescriptor.of(ULONG, ULONG), session));
        if (count.get(ULONG, 0) != 1) {
            throw new IllegalStateException("the token has no private key " + id);
        }
        return found.get(ULONG, 0);
    }

    private static void attribute(MemorySegment template, long at, long type, MemorySegment value) {
        template.set(ULONG, at, type);
        template.set(ValueLayout.ADDRESS, at + 8, value);
        template.set(ULONG, at + 16, value.byteSize());
    }

    private long call(int position, FunctionDescriptor shape, Object... arguments) {
        return invoke(function(position, shape), arguments);
    }

    @SuppressWarnings("restricted")
    private MethodHandle function(int position, FunctionDescriptor shape) {
        return Linker.nativeLinker().downcallHandle(functions.get(ValueLayout.ADDRESS, 8L + position * 8L), shape);
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

    private static void check(String function, long rv) {
        if (rv != 0) {
            throw new IllegalStateException(function + " answered 0x" + Long.toHexString(rv));
        }
    }
}
