package org.toroku.ca.pkcs11;

import static org.toroku.ca.pkcs11.Cryptoki.BYTE;
import static org.toroku.ca.pkcs11.Cryptoki.POINTER;
import static org.toroku.ca.pkcs11.Cryptoki.ULONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The calls of PKCS#11 by which a ceremony looks at what it made: SunPKCS11 shows no attributes, and no key without a
 * certificate. Same platforms as {@link Cryptoki}.
 */
final class CryptokiObjects {
    private static final int C_GET_INFO = 2;
    private static final int C_GET_TOKEN_INFO = 6;
    private static final int C_SET_PIN = 11;
    private static final int C_LOGIN = 18;
    private static final int C_LOGOUT = 19;
    private static final int C_DESTROY_OBJECT = 22;
    private static final int C_GET_ATTRIBUTE_VALUE = 24;
    private static final int C_FIND_OBJECTS_INIT = 26;
    private static final int C_FIND_OBJECTS = 27;
    private static final int C_FIND_OBJECTS_FINAL = 28;

    private static final long CKU_USER = 1;
    private static final long CKR_USER_ALREADY_LOGGED_IN = 0x100;
    private static final long CKO_PRIVATE_KEY = 3;
    private static final long CKO_SECRET_KEY = 4;
    private static final long CKA_CLASS = 0;
    private static final long CKA_TOKEN = 1;
    private static final long CKA_LABEL = 3;
    private static final long CKA_ID = 0x102;
    private static final long CKA_SENSITIVE = 0x103;
    private static final long CKA_EXTRACTABLE = 0x162;
    private static final long CKA_LOCAL = 0x163;
    private static final long CKA_NEVER_EXTRACTABLE = 0x164;
    private static final long CKA_ALWAYS_SENSITIVE = 0x165;

    /** CK_ATTRIBUTE: type, pointer, length. */
    private static final int ATTRIBUTE = 24;

    private static final int INFO_LENGTH = 88;
    private static final int TOKEN_INFO_LENGTH = 256;
    /** More keys than a ceremony makes; a token with more is none for a ceremony. */
    private static final int MOST_KEYS = 100;

    private static final FunctionDescriptor BY_NUMBER_AND_POINTER = FunctionDescriptor.of(ULONG, ULONG, POINTER);
    private static final FunctionDescriptor BY_NUMBER = FunctionDescriptor.of(ULONG, ULONG);

    private final Cryptoki cryptoki;

    CryptokiObjects(Cryptoki cryptoki) {
        this.cryptoki = cryptoki;
    }

    ModuleFacts module() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(INFO_LENGTH, 8);
            Cryptoki.check("C_GetInfo", cryptoki.call(C_GET_INFO, FunctionDescriptor.of(ULONG, POINTER), info));
            return new ModuleFacts(text(info, 2, 32), text(info, 48, 32), version(info, 80), version(info, 0));
        }
    }

    TokenFacts token(long slot) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(TOKEN_INFO_LENGTH, 8);
            Cryptoki.check("C_GetTokenInfo", cryptoki.call(C_GET_TOKEN_INFO, BY_NUMBER_AND_POINTER, slot, info));
            return new TokenFacts(
                    text(info, 0, 32),
                    text(info, 32, 32),
                    text(info, 64, 16),
                    text(info, 80, 16),
                    version(info, 184),
                    version(info, 186),
                    info.get(ULONG, 136));
        }
    }

    /** Changes the user's PIN in a session that nobody is logged in to. */
    void setPin(long session, char[] old, char[] chosen) {
        FunctionDescriptor shape = FunctionDescriptor.of(ULONG, ULONG, POINTER, ULONG, POINTER, ULONG);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment before = Cryptoki.pin(arena, old);
            MemorySegment after = Cryptoki.pin(arena, chosen);
            try {
                Cryptoki.check(
                        "C_SetPIN",
                        cryptoki.call(C_SET_PIN, shape, session, before, before.byteSize(), after, after.byteSize()));
            } finally {
                before.fill((byte) 0);
                after.fill((byte) 0);
            }
        }
    }

    /** Logs the application in, if it is not: login is shared by all its sessions (PKCS #11 v2.40 section 2.6.8 of the guide). */
    void login(long session, char[] pin) {
        FunctionDescriptor shape = FunctionDescriptor.of(ULONG, ULONG, ULONG, POINTER, ULONG);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment user = Cryptoki.pin(arena, pin);
            try {
                long rv = cryptoki.call(C_LOGIN, shape, session, CKU_USER, user, user.byteSize());
                if (rv != CKR_USER_ALREADY_LOGGED_IN) {
                    Cryptoki.check("C_Login", rv);
                }
            } finally {
                user.fill((byte) 0);
            }
        }
    }

    void logout(long session) {
        Cryptoki.check("C_Logout", cryptoki.call(C_LOGOUT, BY_NUMBER, session));
    }

    List<KeyFacts> keys(long session) {
        List<KeyFacts> found = new ArrayList<>();
        for (long handle : find(session, CKO_PRIVATE_KEY)) {
            found.add(facts(session, handle, KeyFacts.Kind.PRIVATE));
        }
        for (long handle : find(session, CKO_SECRET_KEY)) {
            found.add(facts(session, handle, KeyFacts.Kind.SECRET));
        }
        return found;
    }

    void destroy(long session, long handle) {
        Cryptoki.check(
                "C_DestroyObject",
                cryptoki.call(C_DESTROY_OBJECT, FunctionDescriptor.of(ULONG, ULONG, ULONG), session, handle));
    }

    /** Objects of {@code kind} that lie on the token, not those of a session. */
    private List<Long> find(long session, long kind) {
        FunctionDescriptor init = FunctionDescriptor.of(ULONG, ULONG, POINTER, ULONG);
        FunctionDescriptor next = FunctionDescriptor.of(ULONG, ULONG, POINTER, ULONG, POINTER);
        List<Long> found = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocate(ULONG);
            value.set(ULONG, 0, kind);
            MemorySegment yes = arena.allocate(1);
            yes.set(BYTE, 0, (byte) 1);
            MemorySegment template = arena.allocate(2L * ATTRIBUTE, 8);
            attribute(template, 0, CKA_CLASS, value, 8);
            attribute(template, 1, CKA_TOKEN, yes, 1);
            Cryptoki.check("C_FindObjectsInit", cryptoki.call(C_FIND_OBJECTS_INIT, init, session, template, 2L));
            try {
                MemorySegment handles = arena.allocate(ULONG, MOST_KEYS);
                MemorySegment count = arena.allocate(ULONG);
                Cryptoki.check(
                        "C_FindObjects",
                        cryptoki.call(C_FIND_OBJECTS, next, session, handles, (long) MOST_KEYS, count));
                for (long i = 0; i < count.get(ULONG, 0); i++) {
                    found.add(handles.getAtIndex(ULONG, i));
                }
            } finally {
                Cryptoki.check("C_FindObjectsFinal", cryptoki.call(C_FIND_OBJECTS_FINAL, BY_NUMBER, session));
            }
        }
        return found;
    }

    private KeyFacts facts(long session, long handle, KeyFacts.Kind kind) {
        return new KeyFacts(
                handle,
                kind,
                new String(value(session, handle, CKA_ID), StandardCharsets.UTF_8),
                new String(value(session, handle, CKA_LABEL), StandardCharsets.UTF_8),
                flag(session, handle, CKA_SENSITIVE),
                flag(session, handle, CKA_ALWAYS_SENSITIVE),
                flag(session, handle, CKA_EXTRACTABLE),
                flag(session, handle, CKA_NEVER_EXTRACTABLE),
                flag(session, handle, CKA_LOCAL));
    }

    private boolean flag(long session, long handle, long type) {
        byte[] value = value(session, handle, type);
        if (value.length != 1) {
            throw new IllegalStateException("the token does not tell attribute 0x" + Long.toHexString(type));
        }
        return value[0] != 0;
    }

    private byte[] value(long session, long handle, long type) {
        FunctionDescriptor shape = FunctionDescriptor.of(ULONG, ULONG, ULONG, POINTER, ULONG);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment template = arena.allocate(ATTRIBUTE, 8);
            attribute(template, 0, type, MemorySegment.NULL, 0);
            Cryptoki.check(
                    "C_GetAttributeValue", cryptoki.call(C_GET_ATTRIBUTE_VALUE, shape, session, handle, template, 1L));
            long length = template.get(ULONG, 16);
            if (length == 0) {
                return new byte[0];
            }
            MemorySegment value = arena.allocate(length);
            attribute(template, 0, type, value, length);
            Cryptoki.check(
                    "C_GetAttributeValue", cryptoki.call(C_GET_ATTRIBUTE_VALUE, shape, session, handle, template, 1L));
            return value.toArray(BYTE);
        }
    }

    private static void attribute(MemorySegment template, int index, long type, MemorySegment value, long length) {
        long at = (long) index * ATTRIBUTE;
        template.set(ULONG, at, type);
        template.set(ValueLayout.ADDRESS, at + 8, value);
        template.set(ULONG, at + 16, length);
    }

    /** Blank padded, never ended by a zero byte. */
    private static String text(MemorySegment info, long at, long length) {
        byte[] bytes = info.asSlice(at, length).toArray(BYTE);
        return new String(bytes, StandardCharsets.UTF_8)
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
    }

    private static String version(MemorySegment info, long at) {
        return Byte.toUnsignedInt(info.get(BYTE, at)) + "." + Byte.toUnsignedInt(info.get(BYTE, at + 1));
    }
}
