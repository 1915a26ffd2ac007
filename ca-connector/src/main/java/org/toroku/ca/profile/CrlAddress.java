package org.toroku.ca.profile;

import java.math.BigInteger;

/**
 * Where certificates say that their CRL is: the list of all certificates, or one of several by serial, each of which lists the
 * serials that fall to it (a shard). Which one never changes for a certificate, so neither may the number of shards.
 *
 * @param whole address of the list of all certificates
 * @param shards number of lists that it is divided into beside; one where it is not
 */
public record CrlAddress(String whole, int shards) {
    /** With a million revocations this makes lists of some 150 KB. */
    public static final int MOST_SHARDS = 256;

    private static final String ENDING = ".crl";
    /** Shards are served beside the list of this name, and under no other. */
    private static final String NAME = "/ca" + ENDING;

    /** @throws IllegalArgumentException where shards can have no addresses of their own */
    public CrlAddress {
        if (shards < 1 || shards > MOST_SHARDS) {
            throw new IllegalArgumentException("a CRL has 1 to " + MOST_SHARDS + " shards, not " + shards);
        }
        if (shards > 1 && !whole.endsWith(NAME)) {
            throw new IllegalArgumentException(whole + " does not end with " + NAME + " and can have no shards");
        }
    }

    /** What a certificate with this serial names. */
    public String of(BigInteger serial) {
        return shards == 1 ? whole : shard(shardOf(serial.longValue(), shards));
    }

    /** @param number from zero on */
    public String shard(int number) {
        return whole.substring(0, whole.length() - ENDING.length()) + "-" + number + ENDING;
    }

    /**
     * The shard that a serial falls to. Serials are drawn at random (159 bits), so that shards are about as long as each other.
     *
     * @param low last 64 bits of the serial
     */
    public static int shardOf(long low, int shards) {
        return Integer.remainderUnsigned((int) low, shards);
    }

    /** As it is part of a profile's hash; without shards the same as it was before there were any. */
    @Override
    public String toString() {
        return shards == 1 ? whole : whole + " in " + shards;
    }
}
