package org.toroku.testkit.pkcs11;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The mapped control file; its layout is described at the top of {@code p11shim.c}. */
final class ShimControl implements AutoCloseable {

    static final long LATENCY = 8;
    static final long LOSE_REPLY = 16;
    static final long FLIP_BIT = 24;
    static final long SESSION_LIMIT = 32;
    static final long SESSIONS_OPEN = 40;
    static final long SESSION_EPOCH = 48;
    static final long RELEASE_EPOCH = 56;
    static final long PIN_TRIES = 64;
    static final long PIN_FAILURES = 72;

    static final long CALLS = 0;
    static final long FAIL_CODE = 8;
    static final long FAIL_TIMES = 16;
    static final long HANG = 24;
    static final long HANG_TIMES = 32;
    static final long FUNCTION_LATENCY = 40;
    static final long FAILED = 48;

    static final int KEYS = 256;
    static final long KEY_USED = 0;
    static final long KEY_HANDLE = 8;
    static final long KEY_SIGN_CALLS = 16;
    static final long KEY_SIGNATURES = 24;
    static final long KEY_ID_LENGTH = 32;
    static final long KEY_ID = 40;
    static final long KEY_LABEL_LENGTH = 104;
    static final long KEY_LABEL = 112;

    private static final long SIZE = 65_536;
    private static final long FUNCTIONS_OFFSET = 256;
    private static final long FUNCTION_SIZE = 64;
    private static final long KEYS_OFFSET = 8192;
    private static final long KEY_SIZE = 192;
    private static final VarHandle FIELD = ValueLayout.JAVA_LONG.varHandle();

    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;

    ShimControl(Path file) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            this.memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE, arena);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long function(String name, long field) {
        return FUNCTIONS_OFFSET + FUNCTION_SIZE * ShimFunctions.indexOf(name) + field;
    }

    static long key(int number, long field) {
        return KEYS_OFFSET + KEY_SIZE * number + field;
    }

    long get(long offset) {
        return (long) FIELD.getVolatile(memory, offset);
    }

    void set(long offset, long value) {
        FIELD.setVolatile(memory, offset, value);
    }

    void increment(long offset) {
        long before = (long) FIELD.getAndAdd(memory, offset, 1L);
        if (before < 0) {
            throw new IllegalStateException("a counter of the shim overflowed");
        }
    }

    byte[] bytes(long offset, long length) {
        return memory.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE);
    }

    @Override
    public void close() {
        arena.close();
    }
}
