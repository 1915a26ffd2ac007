package org.toroku.ca.ceremony;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.generators.SCrypt;
import org.toroku.ca.ceremony.CeremonyPlan.Person;
import org.toroku.pki.Der;

/**
 * By what each person confirms: a phrase of their own, of which a hash is kept while the ceremony lasts. Line by line the
 * salt and the hash of one person.
 */
final class Phrases {
    private static final int SHORTEST = 12;
    private static final int COST = 1 << 14;
    private static final int BLOCK = 8;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<String> hashes;

    private Phrases(List<String> hashes) {
        this.hashes = List.copyOf(hashes);
    }

    /** Asks one person after another. */
    static Phrases ask(List<Person> persons, Floor floor) {
        List<String> hashes = new ArrayList<>();
        for (Person person : persons) {
            while (hashes.size() < person.number()) {
                String phrase =
                        typed(floor, "確認の言葉を決めてください（12文字以上） / a phrase of at least 12 characters for " + person.name());
                if (phrase.length() < SHORTEST) {
                    floor.show("12文字以上にしてください / at least 12 characters");
                } else if (new Phrases(hashes).anybodys(phrase)) {
                    floor.show("別の言葉にしてください / choose another phrase");
                } else if (!phrase.equals(typed(floor, "もう一度 / once more, " + person.name()))) {
                    floor.show("一致しません / they differ");
                } else {
                    hashes.add(hash(phrase));
                }
            }
        }
        return new Phrases(hashes);
    }

    static Phrases read(Path file) throws IOException {
        return new Phrases(Files.readAllLines(file));
    }

    void write(Path file) throws IOException {
        SecretFile.write(file, text());
    }

    /** So that the transcript shows whose phrases they are: nobody can put others there under way. */
    String digest() {
        return Der.of(text().getBytes(StandardCharsets.UTF_8)).sha256Hex();
    }

    boolean belongs(Person person, String phrase) {
        return matches(hashes.get(person.number() - 1), phrase);
    }

    /** The phrase as typed, without control of its form: a wrong one is refused anyway. */
    static String typed(Floor floor, String prompt) {
        char[] typed = floor.secret(prompt);
        String phrase = new String(typed).strip();
        java.util.Arrays.fill(typed, '\0');
        return phrase;
    }

    private boolean anybodys(String phrase) {
        return hashes.stream().anyMatch(hash -> matches(hash, phrase));
    }

    private String text() {
        return String.join("\n", hashes) + "\n";
    }

    private static String hash(String phrase) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return hash(phrase, salt);
    }

    private static String hash(String phrase, byte[] salt) {
        byte[] hash = SCrypt.generate(phrase.getBytes(StandardCharsets.UTF_8), salt, COST, BLOCK, 1, HASH_BYTES);
        return HexFormat.of().formatHex(salt) + ":" + HexFormat.of().formatHex(hash);
    }

    private static boolean matches(String hash, String phrase) {
        byte[] salt = HexFormat.of().parseHex(hash.substring(0, hash.indexOf(':')));
        return MessageDigest.isEqual(
                hash(phrase, salt).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }
}
