package org.toroku.ca.ceremony;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter.Algorithm;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter.Mode;
import org.bouncycastle.crypto.threshold.ShamirSplitSecret;
import org.bouncycastle.crypto.threshold.ShamirSplitSecretShare;
import org.toroku.pki.Der;

/** A token's PIN in shares (Shamir): so many give it, fewer tell nothing about it. */
final class PinShares {
    /** Also the most shares that Bouncy Castle 1.84 makes of it: it allots one place for each byte. */
    static final int SECRET_BYTES = 16;

    private static final int FEWEST_PIN_CHARACTERS = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * What the transcript keeps of a split: enough to tell a wrong share before a token's try is spent on it.
     *
     * @param secret SHA-256 of what the shares give
     * @param pinLength characters of it that the token takes
     */
    record Commitments(int quorum, List<String> shares, String secret, int pinLength) {
        Commitments {
            shares = List.copyOf(shares);
        }
    }

    /** A freshly split PIN; {@code shares} in the order of the persons. */
    record Split(Pin pin, List<String> shares, Commitments commitments) {}

    /** What putting shares together gave. */
    sealed interface Joined {
        record Whole(Pin pin) implements Joined {}

        record Refused(String why) implements Joined {}
    }

    private PinShares() {}

    /** @param longestPin that the token takes */
    static Split split(String label, int quorum, int persons, long longestPin) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        ShamirSecretSplitter splitter = new ShamirSecretSplitter(Algorithm.AES, Mode.Native, SECRET_BYTES, RANDOM);
        ShamirSplitSecretShare[] made =
                splitter.resplit(secret, quorum, persons).getSecretShares();
        List<String> shares = new ArrayList<>();
        try {
            for (int i = 0; i < persons; i++) {
                shares.add(text(label, i + 1, made[i].getEncoded()));
            }
        } catch (IOException e) {
            throw new IllegalStateException("a share has its bytes in memory", e);
        }
        Commitments commitments = new Commitments(
                quorum,
                shares.stream().map(PinShares::digest).toList(),
                Der.of(secret).sha256Hex(),
                pinLength(longestPin));
        return new Split(pin(secret, commitments.pinLength()), shares, commitments);
    }

    /**
     * Puts shares together.
     *
     * @param given as their holders wrote them down
     */
    static Joined join(String label, List<String> given, Commitments commitments) {
        Map<Integer, byte[]> shares = new TreeMap<>();
        for (String share : given) {
            int number = numberOf(label, share, commitments);
            if (number == 0) {
                return new Joined.Refused("このトークンの分割片ではありません / not a share of the PIN of " + label);
            }
            if (shares.put(number, value(share)) != null) {
                return new Joined.Refused("同じ分割片が二度あります / the same share twice: " + number);
            }
        }
        if (shares.size() < commitments.quorum()) {
            return new Joined.Refused("分割片が足りません / too few shares: " + shares.size() + " of " + commitments.quorum());
        }
        List<ShamirSplitSecretShare> enough = shares.entrySet().stream()
                .limit(commitments.quorum())
                .map(share -> new ShamirSplitSecretShare(share.getValue(), share.getKey()))
                .toList();
        try {
            byte[] secret = new ShamirSplitSecret(
                            Algorithm.AES, Mode.Native, enough.toArray(ShamirSplitSecretShare[]::new))
                    .getSecret();
            return Der.of(secret).sha256Hex().equals(commitments.secret())
                    ? new Joined.Whole(pin(secret, commitments.pinLength()))
                    : new Joined.Refused("分割片が組になりません / the shares do not make up the PIN of " + label);
        } catch (IOException e) {
            throw new IllegalStateException("shares have their bytes in memory", e);
        }
    }

    /** Number of the share's holder, or 0 for what is no share of this token. */
    static int numberOf(String label, String share, Commitments commitments) {
        String normal = normal(share);
        int number = commitments.shares().indexOf(digest(normal)) + 1;
        return normal.startsWith(label + "/" + number + "/") ? number : 0;
    }

    private static String text(String label, int number, byte[] value) {
        String hex = HexFormat.of().formatHex(value);
        return label + "/" + number + "/" + String.join("-", hex.split("(?<=\\G.{4})"));
    }

    /** As {@link #text} wrote it: who copies by hand adds blanks and large letters. */
    private static String normal(String share) {
        String bare = share.replaceAll("\\s", "");
        int digits = bare.lastIndexOf('/') + 1;
        return bare.substring(0, digits) + bare.substring(digits).toLowerCase(Locale.ROOT);
    }

    private static byte[] value(String share) {
        String normal = normal(share);
        return HexFormat.of()
                .parseHex(normal.substring(normal.lastIndexOf('/') + 1).replace("-", ""));
    }

    private static String digest(String share) {
        return Der.of(share.getBytes(StandardCharsets.UTF_8)).sha256Hex();
    }

    private static int pinLength(long longestPin) {
        int whole = SECRET_BYTES * 2;
        int length = longestPin > 0 ? (int) Math.min(whole, longestPin) : whole;
        if (length < FEWEST_PIN_CHARACTERS) {
            throw CeremonyStopped.forNow(
                    "PINが短すぎるトークンです / the token takes PINs of %d characters only".formatted(longestPin));
        }
        return length;
    }

    private static Pin pin(byte[] secret, int length) {
        return new Pin(Arrays.copyOf(HexFormat.of().formatHex(secret).toCharArray(), length));
    }
}
