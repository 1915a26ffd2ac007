package org.toroku.ca.ceremony;

import java.io.IOException;
import java.security.GeneralSecurityException;
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
    void pair(String alias, CaKeyAlgorithm algorithm, Certifier certifier) throws GeneralSecurityException {
        if (!prepare(alias)) {
            token.keyPair(alias, algorithm, (keys, provider) -> {
                watch.accept("generated " + alias);
                return certifier.certify(keys, provider);
            });
            watch.accept("stored " + alias);
        }
        Der key = token.keyPair(alias, algorithm, certifier);
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
                key.sha256Hex(),
                "attributes",
                facts.attributes());
    }

    void secret(String alias) throws GeneralSecurityException {
        if (!prepare(alias)) {
            token.secretKey(alias);
            watch.accept("stored " + alias);
        }
        KeyFacts facts = examine(alias, KeyFacts.Kind.SECRET);
        transcript.write(
                Act.KEY, "alias", alias, "token", label, "algorithm", "AES-256", "attributes", facts.attributes());
    }

    /** Whether the key is there from before an interruption; what such a one left half done is destroyed. */
    private boolean prepare(String alias) throws GeneralSecurityException {
        boolean begun = transcript.has(Act.KEY_BEGIN, "alias", alias);
        boolean found = false;
        for (KeyFacts stranger : unrecorded()) {
            if (!begun) {
                throw failed("トークン %s に、この鍵生成式で作っていない鍵があります / token %s holds a key that this ceremony did not make"
                        .formatted(label, label));
            }
            if (stranger.alias().equals(alias) && token.holds(alias)) {
                transcript.write(Act.KEY_FOUND, "alias", alias, "token", label);
                found = true;
            } else {
                inventory.destroy(stranger);
                transcript.write(Act.KEY_ORPHAN, "alias", alias, "token", label);
            }
        }
        if (!begun) {
            transcript.write(Act.KEY_BEGIN, "alias", alias, "token", label);
        }
        return found;
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
