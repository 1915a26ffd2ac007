package org.toroku.ca.log;

import java.util.Optional;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.journal.LogEvent;
import org.toroku.pki.Der;
import org.toroku.pki.merkle.TreeHash;

/** Judges proofs from their text alone, by what the auditor has from elsewhere: the log's name and its key. */
public final class ProofJudge {
    /** Why a proof is worth nothing. */
    public enum Flaw {
        /** It is not written as proofs are. */
        UNREADABLE,
        /** Its head is of another log. */
        OTHER_LOG,
        /** Its head is signed by a key that is not the log's. */
        OTHER_KEY,
        /** The signature is not the key's over this head. */
        SIGNATURE_WRONG,
        /** The leaf is none that this log has. */
        LEAF_UNREADABLE,
        /** The leaf is about another certificate. */
        OTHER_CERTIFICATE,
        /** The leaf would be behind the end of the log. */
        BEYOND_END,
        /** The path does not lead from the leaf to the head. */
        NOT_INCLUDED,
        /** The later head does not begin with the earlier one. */
        NOT_CONSISTENT
    }

    /** What a judgement gave. */
    public sealed interface Verdict {
        /** @param event what the leaf says */
        record Included(LogEvent event, SignedCheckpoint head) implements Verdict {}

        record Consistent(SignedCheckpoint first, SignedCheckpoint second) implements Verdict {}

        record Refused(Flaw flaw) implements Verdict {}
    }

    private final String origin;
    private final TokenSigner key;

    /**
     * @param caCertificate names the log
     * @param key public half of the key that signs its heads
     */
    public ProofJudge(Der caCertificate, TokenSigner key) {
        this.origin = Checkpoint.origin(caCertificate);
        this.key = key;
    }

    /** @param certificate the one that the proof has to be about; empty for any */
    public Verdict judge(String text, Optional<Der> certificate) {
        return ProofText.read(text)
                .map(proof -> switch (proof) {
                    case ProofText.Logged logged -> included(logged, certificate);
                    case ProofText.Grown grown -> consistent(grown);
                })
                .orElse(new Verdict.Refused(Flaw.UNREADABLE));
    }

    private Verdict included(ProofText.Logged proof, Optional<Der> certificate) {
        Optional<Flaw> flaw = flaw(proof.head());
        if (flaw.isPresent()) {
            return new Verdict.Refused(flaw.get());
        }
        Optional<LogEvent> event = LeafText.read(proof.leaf());
        if (event.isEmpty()) {
            return new Verdict.Refused(Flaw.LEAF_UNREADABLE);
        }
        if (!certificate.map(one -> about(event.get(), one)).orElse(true)) {
            return new Verdict.Refused(Flaw.OTHER_CERTIFICATE);
        }
        Checkpoint head = proof.head().checkpoint();
        if (proof.proof().index() >= head.size()) {
            return new Verdict.Refused(Flaw.BEYOND_END);
        }
        return proof.proof().proves(TreeHash.leaf(proof.leaf().toByteArray()), head.size(), head.root())
                ? new Verdict.Included(event.get(), proof.head())
                : new Verdict.Refused(Flaw.NOT_INCLUDED);
    }

    private static boolean about(LogEvent event, Der certificate) {
        return switch (event) {
            case LogEvent.Issued issued -> issued.certificate().equals(Der.of(certificate.sha256()));
            case LogEvent.Revoked revoked ->
                CertificateSerial.of(certificate)
                        .filter(revoked.serial()::equals)
                        .isPresent();
            case LogEvent.Contradicted contradicted -> false;
        };
    }

    private Verdict consistent(ProofText.Grown proof) {
        Optional<Flaw> flaw = flaw(proof.first()).or(() -> flaw(proof.second()));
        if (flaw.isPresent()) {
            return new Verdict.Refused(flaw.get());
        }
        Checkpoint first = proof.first().checkpoint();
        Checkpoint second = proof.second().checkpoint();
        return proof.proof().proves(first.size(), first.root(), second.size(), second.root())
                ? new Verdict.Consistent(proof.first(), proof.second())
                : new Verdict.Refused(Flaw.NOT_CONSISTENT);
    }

    private Optional<Flaw> flaw(SignedCheckpoint head) {
        if (!head.checkpoint().origin().equals(origin)) {
            return Optional.of(Flaw.OTHER_LOG);
        }
        if (!head.names(key)) {
            return Optional.of(Flaw.OTHER_KEY);
        }
        return head.signedBy(key) ? Optional.empty() : Optional.of(Flaw.SIGNATURE_WRONG);
    }
}
