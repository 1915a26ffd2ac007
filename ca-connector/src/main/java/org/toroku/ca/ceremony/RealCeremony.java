package org.toroku.ca.ceremony;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.toroku.ca.ceremony.CeremonyPlan.Kind;
import org.toroku.ca.ceremony.CeremonyPlan.Person;
import org.toroku.ca.pkcs11.ModuleFacts;
import org.toroku.ca.pkcs11.Pkcs11Library;
import org.toroku.ca.pkcs11.TokenFacts;
import org.toroku.ca.pkcs11.TokenInventory;

/**
 * Makes the keys of a CA on any PKCS#11 module, by several persons, so that nobody alone could have (R03, R19).
 *
 * <p>Each act is confirmed by a quorum, done once, and written down before the next; the transcript is the only state, so
 * that an interruption costs the confirmation of the act that it hit and nothing else.
 */
final class RealCeremony {
    /** How far it came. */
    enum End {
        CLOSED,
        /** The request is made; it goes on with the superior CA's certificate. */
        CERTIFICATE_AWAITED
    }

    /**
     * What one sitting brings along.
     *
     * @param shareFolder takes a file for each share, instead of the console
     * @param superiors certificate that a superior CA has issued
     * @param watch hears of each step once it is done, so that a test may end the process there
     */
    record Sitting(
            Path folder, Optional<Path> shareFolder, Optional<Path> superiors, Clock clock, Consumer<String> watch) {}

    static final List<String> CA_PAIRS = List.of(DemoKeys.CA_KEY, DemoKeys.RESPONDER_KEY);
    static final List<String> CA_SECRETS = List.of(DemoKeys.SUBSCRIBER_WRAP);
    static final List<String> RA_PAIRS = List.of(DemoKeys.ORDER_KEY, DemoKeys.BOOK_KEY);

    private final CeremonyPlan plan;
    private final HsmRule rule;
    private final Floor floor;
    private final Sitting sitting;
    private final CeremonyFiles files;
    private final Transcript transcript;
    private final HeadNotes notes;

    private RealCeremony(CeremonyPlan plan, HsmRule rule, Floor floor, Sitting sitting, Transcript transcript) {
        this.plan = plan;
        this.rule = rule;
        this.floor = floor;
        this.sitting = sitting;
        this.files = new CeremonyFiles(sitting.folder(), plan.caLabel());
        this.transcript = transcript;
        this.notes = new HeadNotes(transcript, floor);
    }

    /**
     * Begins a ceremony in the sitting's folder, or continues the one that is there.
     *
     * @throws CeremonyStopped if it cannot go on; says whether it can later
     * @throws Transcript.AlteredException if what was written down is not as it was
     */
    static End run(CeremonyPlan plan, HsmRule rule, Floor floor, Sitting sitting)
            throws IOException, GeneralSecurityException {
        Files.createDirectories(sitting.folder());
        CeremonyFiles files = new CeremonyFiles(sitting.folder(), plan.caLabel());
        if (Files.exists(files.signature())) {
            throw CeremonyStopped.forGood(
                    "この鍵生成式は終了しています / this ceremony is closed; look at it with: toroku ceremony verify");
        }
        try (Transcript transcript = Transcript.open(files.transcript(), sitting.clock(), sitting.watch())) {
            RealCeremony ceremony = new RealCeremony(plan, rule, floor, sitting, transcript);
            try {
                return ceremony.conduct();
            } finally {
                ceremony.notes.tell();
            }
        }
    }

    private End conduct() throws IOException, GeneralSecurityException {
        if (transcript.has(Act.FAILED)) {
            throw CeremonyStopped.forGood(
                    "この鍵生成式は失敗しています / this ceremony has failed: begin another, with tokens made empty,"
                            + " in another folder");
        }
        declare();
        lookAtTokens();
        Quorum quorum = new Quorum(plan, phrases(), transcript, floor, notes);
        notes.compare(quorum);
        try (PinDesk pins = new PinDesk(plan, transcript, floor, sitting.shareFolder())) {
            try (KeyWork ca = keys(plan.caLabel(), pins, quorum);
                    KeyWork ra = keys(plan.raLabel(), pins, quorum)) {
                KeyMaking making = new KeyMaking(plan, files, transcript, quorum, sitting);
                making.caToken(ca);
                making.raToken(ra);
                if (!making.certificate(ca)) {
                    return End.CERTIFICATE_AWAITED;
                }
                new Closing(plan, files, transcript, quorum, notes).close(ca, ra);
                return End.CLOSED;
            }
        }
    }

    private KeyWork keys(String label, PinDesk pins, Quorum quorum) throws GeneralSecurityException, IOException {
        return KeyWork.open(plan.token(label, files.folder()), pins.pin(label, quorum), transcript, sitting.watch());
    }

    /** A ceremony is continued by the plan with which it began. */
    private void declare() {
        if (!transcript.isEmpty()) {
            if (!transcript.has(Act.BEGIN, "planSha256", plan.digest())) {
                throw CeremonyStopped.forNow("計画が開始時と違います / the plan is not the one with which this ceremony began");
            }
            transcript.write(Act.INTERRUPTED);
        } else {
            transcript.write(
                    Act.BEGIN,
                    "planSha256",
                    plan.digest(),
                    "kind",
                    plan.kind().name(),
                    "subject",
                    plan.subject(),
                    "caKey",
                    plan.caKey().name(),
                    "certificate",
                    plan.request() ? "request" : "self-signed",
                    "caToken",
                    plan.caLabel(),
                    "raToken",
                    plan.raLabel(),
                    "quorum",
                    Integer.toString(plan.quorum()));
        }
        for (Person person : plan.persons()) {
            String number = Integer.toString(person.number());
            if (!transcript.has(Act.PERSON, "number", number)) {
                transcript.write(Act.PERSON, "number", number, "name", person.name(), "role", person.role());
            }
        }
        if (!transcript.has(Act.DEVICE)) {
            transcript.write(
                    Act.DEVICE,
                    "hsmKind",
                    plan.device().kind(),
                    "fipsStandard",
                    plan.device().standard(),
                    "fipsLevel",
                    Integer.toString(plan.device().level()),
                    "fipsCertificate",
                    plan.device().certificate(),
                    "rule",
                    rule.source());
        }
    }

    /** The same two tokens from beginning to end, and none of software where it counts. */
    private void lookAtTokens() {
        ModuleFacts module = Pkcs11Library.at(plan.library()).facts();
        if (!transcript.has(Act.MODULE)) {
            transcript.write(
                    Act.MODULE,
                    "library",
                    String.valueOf(plan.library().getFileName()),
                    "manufacturer",
                    module.manufacturer(),
                    "description",
                    module.description(),
                    "version",
                    module.libraryVersion(),
                    "cryptoki",
                    module.cryptokiVersion());
        }
        for (String label : List.of(plan.caLabel(), plan.raLabel())) {
            TokenFacts token = facts(label);
            if (plan.kind() == Kind.PRODUCTION && rule.software(module, token)) {
                throw stopped(
                        "トークン %s はソフトウェアです。本番の鍵は作れません（予行は rehearsal=true） / token %s is software, which can claim no"
                                        .formatted(label, label)
                                + " FIPS level: no real keys are made on it (a rehearsal: rehearsal=true)");
            }
            Optional<TranscriptLine> seen = transcript.last(Act.TOKEN, "token", label);
            if (seen.isEmpty()) {
                tell(token);
            } else if (!seen.get().fact("serial").equals(token.serial())) {
                throw stopped("トークン %s が開始時のものではありません（製造番号 %s、開始時 %s） / token %s is another one than at the beginning"
                        .formatted(label, token.serial(), seen.get().fact("serial"), label));
            }
        }
    }

    private TokenFacts facts(String label) {
        try (TokenInventory token = TokenInventory.open(plan.library(), label)) {
            return token.facts();
        } catch (IllegalStateException e) {
            throw stopped("トークンがありません。先に初期化してください / there is no such token; initialise it beforehand: " + label + ": "
                    + e.getMessage());
        }
    }

    private CeremonyStopped stopped(String why) {
        transcript.write(Act.STOPPED, "why", why);
        return CeremonyStopped.forNow(why);
    }

    private void tell(TokenFacts token) {
        transcript.write(
                Act.TOKEN,
                "token",
                token.label(),
                "serial",
                token.serial(),
                "manufacturer",
                token.manufacturer(),
                "model",
                token.model(),
                "hardware",
                token.hardwareVersion(),
                "firmware",
                token.firmwareVersion());
    }

    /** Set at the first sitting; those of later sittings must be the same ones. */
    private Phrases phrases() throws IOException {
        if (!transcript.has(Act.PHRASES)) {
            Phrases chosen = Phrases.ask(plan.persons(), floor);
            chosen.write(files.phrases());
            transcript.write(Act.PHRASES, "state", "set", "sha256", chosen.digest());
            return chosen;
        }
        if (Files.notExists(files.phrases())) {
            throw stopped("確認の言葉の記録がありません / the file of phrases is missing: "
                    + files.phrases().getFileName());
        }
        Phrases kept = Phrases.read(files.phrases());
        if (!transcript.has(Act.PHRASES, "sha256", kept.digest())) {
            throw stopped("確認の言葉の記録が変更されています / the file of phrases was altered");
        }
        return kept;
    }
}
