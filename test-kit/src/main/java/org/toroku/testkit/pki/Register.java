package org.toroku.testkit.pki;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which certificates were issued, and which of them are revoked; an append-only text file. */
final class Register {

    /**
     * A revocation.
     *
     * @param reason code of RFC 5280 §5.3.1
     * @param when second of the revocation
     */
    record Revocation(int reason, Instant when) {}

    private final Path file;
    private final Map<BigInteger, Optional<Revocation>> entries = new TreeMap<>();
    /** Octets of the file that are in the entries. */
    private long read;

    Register(Path file) {
        this.file = file;
        catchUp();
    }

    /** Another process issues cards while this one answers for them: what it wrote since is read, once it is whole. */
    private void catchUp() {
        if (!Files.exists(file)) {
            return;
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] more = new byte[Math.toIntExact(in.length() - read)];
            in.seek(read);
            in.readFully(more);
            String text = new String(more, StandardCharsets.US_ASCII);
            int whole = text.lastIndexOf('\n') + 1;
            text.substring(0, whole).lines().forEach(this::take);
            read += whole;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(String line) {
        String[] fields = line.split("\t", -1);
        BigInteger serial = new BigInteger(fields[1], 16);
        if (fields[0].equals("issued")) {
            entries.putIfAbsent(serial, Optional.empty());
        } else {
            entries.put(serial, Optional.of(new Revocation(Integer.parseInt(fields[2]), Instant.parse(fields[3]))));
        }
    }

    synchronized void issued(BigInteger serial) {
        append("issued\t" + serial.toString(16));
    }

    /** The first revocation of a serial stands: there is no un-revoking, and no moving the date. */
    synchronized void revoked(BigInteger serial, int reason, Instant when) {
        catchUp();
        if (entries.getOrDefault(serial, Optional.empty()).isPresent()) {
            return;
        }
        Revocation revocation = new Revocation(reason, when.truncatedTo(ChronoUnit.SECONDS));
        append("revoked\t" + serial.toString(16) + "\t" + reason + "\t" + revocation.when());
    }

    synchronized boolean knows(BigInteger serial) {
        catchUp();
        return entries.containsKey(serial);
    }

    synchronized Optional<Revocation> revocation(BigInteger serial) {
        catchUp();
        return entries.getOrDefault(serial, Optional.empty());
    }

    synchronized Map<BigInteger, Revocation> revocations() {
        catchUp();
        Map<BigInteger, Revocation> revoked = new TreeMap<>();
        entries.forEach((serial, revocation) -> revocation.ifPresent(found -> revoked.put(serial, found)));
        return Collections.unmodifiableMap(revoked);
    }

    private void append(String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        catchUp();
    }
}
