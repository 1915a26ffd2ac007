package org.toroku.ca.apart;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.toroku.ca.SubscriberKeys;
import org.toroku.pki.Der;

/** Keys that the CA made, in its room: they leave it under the applicant's passphrase only. */
final class KeysApart implements SubscriberKeys {
    private static final int MOST_OCTETS_OF_A_CHAR = 3;

    private final ApartCa ca;

    KeysApart(ApartCa ca) {
        this.ca = ca;
    }

    @Override
    public Packaging packageFor(UUID orderId, char[] passphrase) {
        Der octets = utf8(passphrase);
        return switch (ca.ask(new Ask.PackageKey(orderId, octets))) {
            case Answer.Packaged(var pkcs12) -> new Packaging.Packaged(pkcs12);
            case Answer.Gone(var reason) -> new Packaging.Gone(reason);
            case Answer.Not(var reason) -> new Packaging.Unavailable(reason);
            case Answer other -> new Packaging.Unavailable(ca.outOfPlace(other));
        };
    }

    /** Overwrites what it can: {@code passphrase} as every adapter does, and the copies that are made here. */
    private static Der utf8(char[] passphrase) {
        byte[] room = new byte[passphrase.length * MOST_OCTETS_OF_A_CHAR];
        byte[] octets = new byte[0];
        try {
            ByteBuffer out = ByteBuffer.wrap(room);
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(passphrase), out, true);
            octets = Arrays.copyOf(room, out.position());
            return Der.of(octets);
        } finally {
            Arrays.fill(passphrase, '\0');
            Arrays.fill(room, (byte) 0);
            Arrays.fill(octets, (byte) 0);
        }
    }

    @Override
    public Destruction destroy(UUID orderId, String reason) {
        return switch (ca.ask(new Ask.DestroyKey(orderId, reason))) {
            case Answer.Destroyed(var at) when ca.past(at) -> new Destruction.Destroyed(at);
            case Answer.Unknown() -> new Destruction.NeverMade();
            case Answer.Not(var why) -> new Destruction.Unavailable(why);
            case Answer other -> new Destruction.Unavailable(ca.outOfPlace(other));
        };
    }

    /** @throws org.toroku.ca.journal.JournalUnavailable where nobody can tell now */
    @Override
    public Optional<Boolean> held(UUID orderId) {
        return switch (ca.ask(new Ask.HeldKey(orderId))) {
            case Answer.Unknown() -> Optional.empty();
            case Answer answer -> Optional.of(ca.yes(answer));
        };
    }
}
