package org.toroku.testkit.pkcs11;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A PKCS#11 module in front of another one, which counts calls and injects latency and faults.
 *
 * <p>Give {@link #library()} to SunPKCS11 (or any other user) instead of the real module. Control works while the library
 * is loaded, from this process or, by {@link #attach}, from another one: both map one small file.
 *
 * <p>"Times" is a number of calls, or {@link #FOREVER}. Function names are those of PKCS#11, such as {@code C_Sign};
 * {@code *} stands for every function.
 */
public final class Pkcs11Shim implements AutoCloseable {

    /** As "times": until {@link #reset}. */
    public static final int FOREVER = -1;

    private final Path library;
    private final ShimControl control;

    private Pkcs11Shim(Path library) {
        this.library = library;
        this.control = new ShimControl(ShimLibrary.control(library));
    }

    /**
     * Compiles the shim into a folder with gcc, unless it is there, and starts without faults and with counters at
     * zero. One folder is one shim: two shims in one process need two folders.
     *
     * @param target the real module
     * @throws java.io.UncheckedIOException if there is no gcc
     */
    public static Pkcs11Shim install(Path folder, Path target) {
        return install(folder, target, Map.of());
    }

    /**
     * The same, with environment variables the target shall find, such as {@code SOFTHSM2_CONF}: a JVM cannot set its
     * own. They take effect when the library is loaded.
     */
    public static Pkcs11Shim install(Path folder, Path target, Map<String, String> environment) {
        Pkcs11Shim shim = new Pkcs11Shim(ShimLibrary.install(folder, target, environment));
        shim.reset();
        return shim;
    }

    /** Controls a shim installed elsewhere, also while another process uses it; changes nothing by itself. */
    public static Pkcs11Shim attach(Path library) {
        return new Pkcs11Shim(library);
    }

    /** The module to load. */
    public Path library() {
        return library;
    }

    /** Every call takes that much longer. */
    public void latency(Duration latency) {
        control.set(ShimControl.LATENCY, latency.toNanos());
    }

    /** Every call of one function takes that much longer. */
    public void latency(String function, Duration latency) {
        control.set(ShimControl.function(function, ShimControl.FUNCTION_LATENCY), latency.toNanos());
    }

    /** The function reports {@code ckr} ({@link Ckr}) and the token never hears of the call. */
    public void fail(String function, long ckr, int times) {
        control.set(ShimControl.function(function, ShimControl.FAIL_TIMES), 0);
        control.set(ShimControl.function(function, ShimControl.FAIL_CODE), ckr);
        control.set(ShimControl.function(function, ShimControl.FAIL_TIMES), times);
    }

    /** The token signs, and then CKR_DEVICE_ERROR is reported. */
    public void loseReply(int times) {
        control.set(ShimControl.LOSE_REPLY, times);
    }

    /** One bit of the signature is flipped. */
    public void flipBit(int times) {
        control.set(ShimControl.FLIP_BIT, times);
    }

    /** The call hangs before it is forwarded; {@link #release} and {@link #reset} end it. */
    public void hang(String function, Duration duration, int times) {
        control.set(ShimControl.function(function, ShimControl.HANG_TIMES), 0);
        control.set(ShimControl.function(function, ShimControl.HANG), duration.toNanos());
        control.set(ShimControl.function(function, ShimControl.HANG_TIMES), times);
    }

    /** Lets hanging calls go on; armed hangs stay armed. */
    public void release() {
        control.increment(ShimControl.RELEASE_EPOCH);
    }

    /** C_OpenSession reports CKR_SESSION_COUNT once a process has that many sessions; 0 = no limit. */
    public void sessionLimit(int sessions) {
        control.set(ShimControl.SESSION_LIMIT, sessions);
    }

    /**
     * All sessions opened so far are gone and the login with them, as after a restart of an HSM or a cut idle
     * connection: CKR_SESSION_HANDLE_INVALID until sessions are opened anew.
     */
    public void killSessions() {
        control.increment(ShimControl.SESSION_EPOCH);
    }

    /** C_Login reports CKR_PIN_LOCKED after that many wrong PINs in a row; 0 = as the token does. */
    public void pinTries(int tries) {
        control.set(ShimControl.PIN_TRIES, tries);
        control.set(ShimControl.PIN_FAILURES, 0);
    }

    /** Calls of one function since the last {@link #reset}, failed ones included. */
    public long calls(String function) {
        return control.get(ShimControl.function(function, ShimControl.CALLS));
    }

    /** Calls of all functions since the last {@link #reset}. */
    public long calls() {
        return ShimFunctions.NAMES.stream().mapToLong(this::calls).sum();
    }

    /** How often a return code was injected for one function. */
    public long failures(String function) {
        return control.get(ShimControl.function(function, ShimControl.FAILED));
    }

    /** Sessions open in the process that opened or closed one last. */
    public long openSessions() {
        return control.get(ShimControl.SESSIONS_OPEN);
    }

    /**
     * Signing round trips with one key: calls of C_Sign, C_SignUpdate and C_SignFinal. One signature in one round trip
     * counts 1.
     *
     * @param key its CKA_LABEL, or its CKA_ID as text (SunPKCS11 writes the alias there) or in hexadecimal; keys of
     *     several tokens that share both are counted together
     */
    public long signCalls(String key) {
        return sum(number -> named(number, key), ShimControl.KEY_SIGN_CALLS);
    }

    /** The same for the key with that object handle; handles are only good within one process. */
    public long signCalls(long handle) {
        return sum(
                number -> control.get(ShimControl.key(number, ShimControl.KEY_HANDLE)) == handle,
                ShimControl.KEY_SIGN_CALLS);
    }

    /** Signatures the token made with one key, also those whose reply was lost. */
    public long signatures(String key) {
        return sum(number -> named(number, key), ShimControl.KEY_SIGNATURES);
    }

    /** No latency, no faults, no limits; hanging calls go on; counters at zero. */
    public void reset() {
        for (long field : new long[] {
            ShimControl.LATENCY,
            ShimControl.LOSE_REPLY,
            ShimControl.FLIP_BIT,
            ShimControl.SESSION_LIMIT,
            ShimControl.PIN_TRIES,
            ShimControl.PIN_FAILURES
        }) {
            control.set(field, 0);
        }
        IntStream.rangeClosed(0, ShimFunctions.NAMES.size())
                .mapToObj(i -> i < ShimFunctions.NAMES.size() ? ShimFunctions.NAMES.get(i) : ShimFunctions.ANY)
                .forEach(this::reset);
        for (int number = 0; number < ShimControl.KEYS; number++) {
            control.set(ShimControl.key(number, ShimControl.KEY_SIGN_CALLS), 0);
            control.set(ShimControl.key(number, ShimControl.KEY_SIGNATURES), 0);
        }
        release();
    }

    /** Ends control; the library goes on as it is. */
    @Override
    public void close() {
        control.close();
    }

    private void reset(String function) {
        for (long field : new long[] {
            ShimControl.FAIL_TIMES,
            ShimControl.HANG_TIMES,
            ShimControl.FUNCTION_LATENCY,
            ShimControl.CALLS,
            ShimControl.FAILED
        }) {
            control.set(ShimControl.function(function, field), 0);
        }
    }

    private long sum(IntPredicate wanted, long field) {
        return IntStream.range(0, ShimControl.KEYS)
                .filter(number -> control.get(ShimControl.key(number, ShimControl.KEY_USED)) == 1)
                .filter(wanted)
                .mapToLong(number -> control.get(ShimControl.key(number, field)))
                .sum();
    }

    private boolean named(int number, String key) {
        byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
        byte[] id = bytes(number, ShimControl.KEY_ID, ShimControl.KEY_ID_LENGTH);
        return Arrays.equals(wanted, bytes(number, ShimControl.KEY_LABEL, ShimControl.KEY_LABEL_LENGTH))
                || Arrays.equals(wanted, id)
                || key.equalsIgnoreCase(HexFormat.of().formatHex(id));
    }

    private byte[] bytes(int number, long field, long lengthField) {
        return control.bytes(ShimControl.key(number, field), control.get(ShimControl.key(number, lengthField)));
    }
}
