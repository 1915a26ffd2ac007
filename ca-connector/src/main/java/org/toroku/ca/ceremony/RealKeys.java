package org.toroku.ca.ceremony;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.ceremony.CeremonyCheck.Verdict;
import org.toroku.ca.ceremony.CeremonyPlan.Kind;
import org.toroku.ca.pkcs11.Pkcs11Library;
import org.toroku.ca.pkcs11.TokenFacts;
import org.toroku.ca.pkcs11.TokenInventory;
import org.toroku.ca.pkcs11.TokenSettings;

/** The keys of a real ceremony, for a CA that goes into operation with them; never those of a demonstration. */
public final class RealKeys {
    private static final Logger LOG = LoggerFactory.getLogger(RealKeys.class);

    /**
     * Where the operator says that they are.
     *
     * @param folder with transcript, signature and record
     * @param caPinFile none where the CA's token is elsewhere: it is neither looked at nor opened then
     * @param raPinFile the same of the RA's
     * @param fingerprint SHA-256 of the CA certificate in hexadecimal, as the persons of the ceremony published it
     * @param rehearsal whether the keys may be those of a rehearsal, and then must be
     */
    public record Place(
            Path folder,
            Path library,
            Optional<Path> caPinFile,
            Optional<Path> raPinFile,
            String fingerprint,
            boolean rehearsal) {
        /** Both tokens on one device. */
        public Place(Path folder, Path library, Path caPinFile, Path raPinFile, String fingerprint, boolean rehearsal) {
            this(folder, library, Optional.of(caPinFile), Optional.of(raPinFile), fingerprint, rehearsal);
        }
    }

    /** No file: a token that is elsewhere cannot be opened by mistake. */
    private static final Path ELSEWHERE = Path.of("this-token-is-elsewhere");

    private RealKeys() {}

    /**
     * Answers with the keys if nothing speaks against them.
     *
     * @throws IllegalStateException naming everything that does, with the setting
     */
    public static DemoKeys open(Place place, Clock clock) {
        return open(place, HsmRule.on(LocalDate.now(clock)));
    }

    static DemoKeys open(Place place, HsmRule rule) {
        RealRecord record = read(place);
        List<String> objections = new ArrayList<>();
        judge(place, record, rule, objections);
        if (place.caPinFile().isPresent()) {
            judgeToken(place, record.caLabel(), record.caSerial(), record.kind(), rule, objections);
        }
        if (place.raPinFile().isPresent()) {
            judgeToken(place, record.raLabel(), record.raSerial(), record.kind(), rule, objections);
        }
        if (!objections.isEmpty()) {
            throw refused(String.join("; ", objections));
        }
        if (record.kind() == Kind.REHEARSAL) {
            LOG.atError()
                    .addKeyValue("alarm", "rehearsal")
                    .log("REHEARSAL: the CA's keys are those of a rehearsal; no certificate of it is worth anything");
        }
        return new DemoKeys(
                record.caCertificate(),
                record.caKey(),
                record.responderKey(),
                record.orderKey(),
                record.bookKey(),
                token(place.library(), record.caLabel(), place.caPinFile()),
                token(place.library(), record.raLabel(), place.raPinFile()));
    }

    private static RealRecord read(Place place) {
        try {
            return switch (CeremonyCheck.look(place.folder())) {
                case Verdict.Sound(RealRecord record, List<TranscriptLine> lines) -> record;
                case Verdict.Unsound(String why) -> throw refused("toroku.ca.ceremony.folder: " + why);
            };
        } catch (IOException e) {
            throw new UncheckedIOException("toroku.ca.ceremony.folder cannot be read", e);
        }
    }

    private static void judge(Place place, RealRecord record, HsmRule rule, List<String> objections) {
        String fingerprint = place.fingerprint().replace(":", "").toLowerCase(Locale.ROOT);
        if (!record.caCertificate().sha256Hex().equals(fingerprint)) {
            objections.add("toroku.ca.ceremony.fingerprint is not that of the certificate which the ceremony recorded");
        }
        if (record.kind() == Kind.REHEARSAL && !place.rehearsal()) {
            objections.add("the ceremony was a rehearsal, and toroku.ca.rehearsal is not true");
        }
        if (record.kind() == Kind.PRODUCTION) {
            if (place.rehearsal()) {
                objections.add("toroku.ca.rehearsal is true, and the ceremony was a real one");
            }
            objections.addAll(rule.objections(record.device()));
        }
        for (Path pin : Stream.of(place.caPinFile(), place.raPinFile())
                .flatMap(Optional::stream)
                .toList()) {
            if (!Files.isReadable(pin)) {
                objections.add("the PIN file " + pin.getFileName()
                        + " cannot be read; holders of shares write it: toroku ceremony pin");
            }
        }
    }

    /** A token that is away, that is another, or that claims to be a device and is none. */
    private static void judgeToken(
            Place place, String label, String serial, Kind kind, HsmRule rule, List<String> objections) {
        try (TokenInventory token = TokenInventory.open(place.library(), label)) {
            TokenFacts facts = token.facts();
            if (!facts.serial().equals(serial)) {
                objections.add("token " + label + " has serial number " + facts.serial() + ", at the ceremony it was "
                        + serial);
            }
            if (kind == Kind.PRODUCTION
                    && rule.software(Pkcs11Library.at(place.library()).facts(), facts)) {
                objections.add("token " + label + " is software and can hold no real key");
            }
        } catch (IllegalStateException e) {
            objections.add("toroku.ca.ceremony.library: " + e.getMessage());
        }
    }

    private static TokenSettings token(Path library, String label, Optional<Path> pinFile) {
        return new TokenSettings(
                library, label, pinFile.orElse(ELSEWHERE), CeremonySettings.DEADLINE, CeremonySettings.SESSIONS);
    }

    private static IllegalStateException refused(String why) {
        return new IllegalStateException("production mode refuses: " + why);
    }
}
