package org.toroku.ca.ceremony;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.toroku.ca.ceremony.CeremonyPlan.Person;
import org.toroku.ca.ceremony.PinShares.Commitments;
import org.toroku.ca.ceremony.PinShares.Joined;
import org.toroku.ca.ceremony.PinShares.Split;
import org.toroku.ca.pkcs11.TokenInventory;

/** Gives each token a PIN that nobody knows, in shares, and holds it while the ceremony goes on. */
final class PinDesk implements AutoCloseable {
    private final CeremonyPlan plan;
    private final Transcript transcript;
    private final Floor floor;
    private final Optional<Path> shareFolder;
    private final Map<String, Pin> pins = new HashMap<>();

    /** @param shareFolder takes a file for each share; without one they are shown, to one person at a time */
    PinDesk(CeremonyPlan plan, Transcript transcript, Floor floor, Optional<Path> shareFolder) {
        this.plan = plan;
        this.transcript = transcript;
        this.floor = floor;
        this.shareFolder = shareFolder;
    }

    /** The PIN of {@code label}, set if it is not, else put together from shares. */
    Pin pin(String label, Quorum quorum) {
        Pin known = pins.get(label);
        if (known != null) {
            return known;
        }
        Pin pin;
        try (TokenInventory token = TokenInventory.open(plan.library(), label)) {
            if (transcript.has(Act.PIN_SET, "token", label)) {
                pin = joined(label);
            } else {
                pin = set(label, token, quorum);
            }
        }
        pins.put(label, pin);
        return pin;
    }

    private Pin set(String label, TokenInventory token, Quorum quorum) {
        quorum.confirm("pin " + label, "トークン %s のPINを設定します / A PIN is set for token %s".formatted(label, label));
        Pin pin;
        if (transcript.has(Act.SPLIT, "token", label)) {
            // interrupted between handing over and here: the token has the one PIN or the other
            pin = joined(label);
            if (token.login(pin.characters())) {
                token.logout();
                transcript.write(Act.PIN_SET, "token", label, "how", "before the interruption");
                return pin;
            }
            transcript.write(Act.PIN_REFUSED, "token", label, "which", "composed PIN; it was not set yet");
        } else {
            pin = split(label, token);
        }
        char[] initial = floor.secret("トークン %s の初期PIN / initial PIN of token %s".formatted(label, label));
        boolean accepted = token.changePin(initial, pin.characters());
        Arrays.fill(initial, '\0');
        if (!accepted) {
            transcript.write(Act.PIN_REFUSED, "token", label, "which", "initial PIN");
            throw CeremonyStopped.forNow("初期PINが違います。確かめてから再開してください（回数に限りがあります） / the token refused the initial PIN;"
                    + " make sure of it before the ceremony goes on: the token counts tries");
        }
        transcript.write(Act.PIN_SET, "token", label, "how", "C_SetPIN");
        return pin;
    }

    private Pin split(String label, TokenInventory token) {
        // whoever got a share before an interruption holds one of a PIN that no token has
        String before = transcript.has(Act.SPLIT_BEGIN, "token", label)
                ? "以前の分割片は無効、破棄のこと / shares of before are void, to be destroyed"
                : "none";
        transcript.write(Act.SPLIT_BEGIN, "token", label, "before", before);
        Split split = PinShares.split(
                label, plan.quorum(), plan.persons().size(), token.facts().longestPin());
        for (Person person : plan.persons()) {
            hand(person, label, split);
        }
        List<String> facts = new ArrayList<>(List.of(
                "token",
                label,
                "quorum",
                Integer.toString(plan.quorum()),
                "secretSha256",
                split.commitments().secret(),
                "pinLength",
                Integer.toString(split.commitments().pinLength())));
        for (Person person : plan.persons()) {
            facts.add("share" + person.number() + "Sha256");
            facts.add(split.commitments().shares().get(person.number() - 1));
            facts.add("share" + person.number() + "Handed");
            facts.add(shareFolder.isPresent() ? "file" : "screen");
        }
        transcript.write(Act.SPLIT, facts.toArray(String[]::new));
        warnOfSharesTogether(label, split);
        return split.pin();
    }

    /** Whoever reads this folder has the PIN; nobody sees from outside whether the media were changed in between. */
    private void warnOfSharesTogether(String label, Split split) {
        long together = plan.persons().stream()
                .filter(person -> shareFolder
                        .filter(folder -> Files.exists(folder.resolve(shareFile(person, label, split))))
                        .isPresent())
                .count();
        if (together < 2) {
            return;
        }
        transcript.write(Act.SHARES_TOGETHER, "token", label, "shares", Long.toString(together));
        floor.show(
                "警告：トークン %s の分割片が%d個、同じフォルダーにあります。各自の媒体へ移し、ここから消去してください / WARNING: %d shares of the PIN of %s lie in the same folder, and make it up together; move each to its holder's medium and delete it here"
                        .formatted(label, together, together, label));
    }

    private static String shareFile(Person person, String label, Split split) {
        return "%s-%d-%s.share"
                .formatted(label, person.number(), split.commitments().secret().substring(0, 8));
    }

    private void hand(Person person, String label, Split split) {
        String share = split.shares().get(person.number() - 1);
        if (shareFolder.isPresent()) {
            String name = shareFile(person, label, split);
            write(shareFolder.get().resolve(name), share);
            floor.show("%s: %s".formatted(person.name(), name));
            return;
        }
        String prompt = "%s さんだけが見て書き写します / for the eyes of %s only: share of the PIN of %s"
                .formatted(person.name(), person.name(), label);
        do {
            floor.reveal(prompt, share);
        } while (PinShares.numberOf(
                        label, typed("書き写した分割片 / the share as written down by " + person.name()), split.commitments())
                != person.number());
    }

    /** Never over an older one. */
    private static void write(Path file, String share) {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, (share + "\n").getBytes(StandardCharsets.US_ASCII), StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException("分割片を書けません / a share cannot be written", e);
        }
    }

    private Pin joined(String label) {
        Commitments commitments =
                commitments(transcript.last(Act.SPLIT, "token", label).orElseThrow());
        List<String> given = new ArrayList<>();
        Set<Integer> holders = new java.util.TreeSet<>();
        floor.show("\nトークン %s のPINを分割片から復元します / The PIN of token %s is put together from %d shares"
                .formatted(label, label, plan.quorum()));
        while (given.size() < plan.quorum()) {
            String share = typed("分割片 / a share of the PIN of " + label);
            int number = PinShares.numberOf(label, share, commitments);
            if (number == 0 || !holders.add(number)) {
                floor.show("分割片が違うか、二度目です / not a share of this token, or given before");
            } else {
                given.add(share);
            }
        }
        return switch (PinShares.join(label, given, commitments)) {
            case Joined.Whole(Pin pin) -> {
                transcript.write(Act.PIN_JOINED, "token", label, "holders", holders.toString());
                yield pin;
            }
            case Joined.Refused(String why) -> throw CeremonyStopped.forNow(why);
        };
    }

    private String typed(String prompt) {
        char[] typed = floor.secret(prompt);
        String text = new String(typed);
        Arrays.fill(typed, '\0');
        return text;
    }

    static Commitments commitments(TranscriptLine split) {
        List<String> shares = new ArrayList<>();
        for (int number = 1; !split.fact("share" + number + "Sha256").isEmpty(); number++) {
            shares.add(split.fact("share" + number + "Sha256"));
        }
        return new Commitments(
                Integer.parseInt(split.fact("quorum")),
                shares,
                split.fact("secretSha256"),
                Integer.parseInt(split.fact("pinLength")));
    }

    @Override
    public void close() {
        pins.values().forEach(Pin::wipe);
    }
}
