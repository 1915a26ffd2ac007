package org.toroku.ca.ceremony;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import javax.security.auth.login.LoginException;
import org.toroku.ca.ceremony.CeremonyToken.Certifier;
import org.toroku.ca.pkcs11.KeyFacts;
import org.toroku.ca.pkcs11.TokenInventory;
import org.toroku.ca.pkcs11.TokenSettings;
import org.toroku.pki.Der;

/** Makes keys on one token, each once, and looks at what lies there. */
final class KeyWork implements AutoCloseable {
    private static final int ID_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String label;
    private final CeremonyToken token;
    private final TokenInventory inventory;
    private final Transcript transcript;
    private final Consumer<String> watch;

    private KeyWork(
            String label,
            CeremonyToken token,
            TokenInventory inventory,
            Transcript transcript,
            Consumer<String> watch) {
        this.label = label;
        this.token = token;
        this.inventory = inventory;
        this.transcript = transcript;
        this.watch = watch;
    }

    /** @param watch hears of what was done on the device before the transcript tells it */
    static KeyWork open(TokenSettings settings, Pin pin, Transcript transcript, Consumer<String> watch)
            throws GeneralSecurityException, IOException {
        TokenInventory inventory = TokenInventory.open(settings.library(), settings.label());
        try {
            CeremonyToken token = CeremonyToken.open(settings, new String(pin.characters()));
            return new KeyWork(settings.label(), token, inventory, transcript, watch);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            inventory.close();
            throw e;
        }
    }

    CeremonyToken token() {
        return token;
    }

    boolean made(String alias) {
        return transcript.has(Act.KEY, "alias", alias);
    }

    /** A key pair with its certificate, of this ceremony and no other. */
    void pair(String alias, CaKeyAlgorithm algorithm, Certifier certifier)
            throws GeneralSecurityException, IOException {
        if (!prepare(alias, KeyFacts.Kind.PRIVATE)) {
            token.makeKeyPair(alias, begin(alias), algorithm, (keys, provider) -> {
                watch.accept("generated " + alias);
                // before it is stored: by this line it is known again
                transcript.write(
                        Act.KEY_GENERATED,
                        "alias",
                        alias,
                        "token",
                        label,
                        "spkiSha256",
                        Der.of(keys.getPublic().getEncoded()).sha256Hex());
                return certifier.certify(keys, provider);
            });
            watch.accept("stored " + alias);
        }
        KeyFacts facts = examine(alias, KeyFacts.Kind.PRIVATE);
        transcript.write(
                Act.KEY,
                "alias",
                alias,
                "token",
                label,
                "algorithm",
                algorithm.name(),
                "spkiSha256",
                Der.of(token.publicKey(alias)).sha256Hex(),
                "attributes",
                facts.attributes());
    }

    void secret(String alias) throws GeneralSecurityException, IOException {
        if (!prepare(alias, KeyFacts.Kind.SECRET)) {
            token.makeSecretKey(alias, begin(alias));
            watch.accept("stored " + alias);
        }
        KeyFacts facts = examine(alias, KeyFacts.Kind.SECRET);
        transcript.write(
                Act.KEY, "alias", alias, "token", label, "algorithm", "AES-256", "attributes", facts.attributes());
    }

    /** Tells under which CKA_ID a key is going to be made: nobody can have used it before. */
    private String begin(String alias) {
        byte[] random = new byte[ID_BYTES];
        RANDOM.nextBytes(random);
        String id = alias + "-" + HexFormat.of().formatHex(random);
        transcript.write(Act.KEY_BEGIN, "alias", alias, "token", label, "id", id);
        return id;
    }

    /**
     * Whether the key is there from before an interruption; what such a one left half done is destroyed. Looks at all keys
     * before it touches one: what this ceremony did not make is nobody's here to destroy.
     */
    private boolean prepare(String alias, KeyFacts.Kind kind) throws GeneralSecurityException {
        boolean begun = transcript.has(Act.KEY_BEGIN, "alias", alias);
        List<KeyFacts> left = unrecorded();
        for (KeyFacts key : left) {
            if (!isWhole(key, alias, kind) && !isUnfinished(key, alias)) {
                throw stranger(key, begun);
            }
        }
        boolean found = false;
        for (KeyFacts key : left) {
            if (isWhole(key, alias, kind)) {
                transcript.write(Act.KEY_FOUND, "alias", alias, "token", label);
                found = true;
            } else {
                inventory.destroy(key);
                transcript.write(Act.KEY_ORPHAN, "alias", alias, "token", label, "id", key.id());
            }
        }
        return found;
    }

    /** Of pairs the transcript tells the public half; of secret keys, which have none, the CKA_ID that they keep. */
    private boolean isWhole(KeyFacts key, String alias, KeyFacts.Kind kind) throws GeneralSecurityException {
        if (key.kind() != kind || !key.alias().equals(alias) || !token.holds(alias)) {
            return false;
        }
        return kind == KeyFacts.Kind.SECRET
                ? isUnfinished(key, alias)
                : transcript.has(
                                Act.KEY_GENERATED,
                                "spkiSha256",
                                Der.of(token.publicKey(alias)).sha256Hex())
                        && token.proves(alias);
    }

    /** By a CKA_ID that was drawn and written down before the key was made. */
    private boolean isUnfinished(KeyFacts key, String alias) {
        return !key.id().isEmpty()
                && transcript
                        .last(Act.KEY_BEGIN, "id", key.id())
                        .filter(line -> line.fact("alias").equals(alias))
                        .isPresent();
    }

    /** Before anything was made the token was not empty; later somebody was at it between the sittings. */
    private CeremonyStopped stranger(KeyFacts key, boolean begun) {
        String name = key.alias().isEmpty() ? "CKA_ID " + key.id() : key.alias();
        String why =
                "トークン %s に、この鍵生成式で作っていない鍵があります。何も破棄していません / token %s holds a key that this ceremony did not make: %s; nothing was destroyed"
                        .formatted(label, label, name);
        if (!begun) {
            return failed(why);
        }
        String stopped = why
                + "。誰がいつ作ったかを確かめ、その人が取り除いてから再開するか、空のトークンで始め直してください / find out who made it and when; go on once they have"
                + " taken it away, or begin anew with empty tokens";
        transcript.write(Act.STOPPED, "why", why);
        return CeremonyStopped.forNow(stopped);
    }

    private List<KeyFacts> unrecorded() {
        return inventory.keys().stream().filter(key -> !made(key.alias())).toList();
    }

    private KeyFacts examine(String alias, KeyFacts.Kind kind) {
        List<KeyFacts> found = inventory.keys().stream()
                .filter(key -> key.kind() == kind && key.alias().equals(alias))
                .toList();
        if (found.size() != 1) {
            throw failed("鍵 %s が %d 個あります / there are %d keys called %s"
                    .formatted(alias, found.size(), found.size(), alias));
        }
        KeyFacts key = found.getFirst();
        if (!key.neverLeft()) {
            throw failed(
                    "鍵 %s は取り出せるか、このトークンの中で作られたものではありません / key %s can be extracted, or was not made on this token: %s"
                            .formatted(alias, alias, key.attributes()));
        }
        return key;
    }

    /** At the end: the keys of the ceremony, as they were recorded, and no others. */
    void reconcile(List<String> pairs, List<String> secrets) throws GeneralSecurityException {
        for (String alias : pairs) {
            examine(alias, KeyFacts.Kind.PRIVATE);
            String recorded =
                    transcript.last(Act.KEY, "alias", alias).orElseThrow().fact("spkiSha256");
            if (!Der.of(token.publicKey(alias)).sha256Hex().equals(recorded)) {
                throw failed("鍵 %s が記録と違います / key %s is not the recorded one".formatted(alias, alias));
            }
        }
        secrets.forEach(alias -> examine(alias, KeyFacts.Kind.SECRET));
        if (inventory.keys().size() != pairs.size() + secrets.size()) {
            throw failed("トークン %s に余分な鍵があります / token %s holds other keys as well".formatted(label, label));
        }
    }

    private CeremonyStopped failed(String why) {
        transcript.write(Act.FAILED, "why", why);
        return CeremonyStopped.forGood(why);
    }

    @Override
    public void close() throws LoginException {
        try {
            token.close();
        } finally {
            inventory.close();
        }
    }
}
