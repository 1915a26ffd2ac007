package org.toroku.ui.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.wording.Wording;
import org.toroku.wording.WordingDesk;
import org.toroku.wording.WordingKind;
import org.toroku.wording.WordingTexts;

/** Texts in memory, with the rules of the real ones; one was changed, one waits for tanaka, one is not as in the book. */
public final class FakeWordings implements WordingDesk {
    public static final WordingKind CHANGED = WordingKind.ISSUED;
    public static final WordingKind WAITING = WordingKind.REJECTED;
    public static final WordingKind ALTERED = WordingKind.REVOKED;

    private static final Instant THEN = Instant.parse("2026-11-20T01:30:00Z");

    private final WordingTexts texts = WordingTexts.ofThisRelease();
    private final List<Version> versions = new ArrayList<>();

    public FakeWordings() {
        reset();
    }

    public void reset() {
        versions.clear();
        Wording issued = texts.released(CHANGED);
        put(version(CHANGED, 1, State.APPROVED, with(issued, "電子証明書ができました。{todo}")));
        put(version(CHANGED, 2, State.REJECTED, with(issued, "証明書だよ。{todo}")));
        put(version(CHANGED, 3, State.APPROVED, with(issued, "電子証明書の発行が完了しました。{todo}ご不明の点は窓口へお問い合わせください。")));
        put(version(
                WAITING, 1, State.PROPOSED, with(texts.released(WAITING), "お申込みを承諾することができませんでした。必要に応じて改めてお申し込みください。")));
    }

    private static Wording with(Wording wording, String bodyJa) {
        return new Wording(wording.subjectJa(), bodyJa, wording.subjectEn(), wording.bodyEn());
    }

    private Version version(WordingKind kind, int number, State state, Wording wording) {
        boolean decided = state == State.APPROVED || state == State.REJECTED;
        return new Version(
                UUID.nameUUIDFromBytes((kind.name() + number).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                kind,
                number,
                state,
                false,
                wording,
                wording.sha256(kind),
                "of an earlier release",
                2,
                List.of("watanabe"),
                Optional.of("問合せが多かったため、分かりやすい言い方に改めます。"),
                THEN,
                Optional.of("watanabe"),
                Optional.of(THEN.plusSeconds(60L * number)),
                decided ? Optional.of("tanaka") : Optional.empty(),
                decided ? Optional.of(THEN.plusSeconds(3600L * number)) : Optional.empty(),
                state == State.REJECTED ? Optional.of("敬体で書いてください。") : Optional.empty());
    }

    private void put(Version version) {
        versions.removeIf(each -> each.id().equals(version.id()));
        versions.add(version);
        versions.sort(Comparator.comparingInt(Version::number).reversed());
    }

    private List<Version> of(WordingKind kind) {
        return kind == ALTERED
                ? List.of()
                : versions.stream().filter(each -> each.kind() == kind).toList();
    }

    @Override
    public List<Overview> all(Officer officer) {
        return Arrays.stream(WordingKind.values()).map(this::overview).toList();
    }

    private Overview overview(WordingKind kind) {
        Optional<Version> approved =
                of(kind).stream().filter(each -> each.state() == State.APPROVED).findFirst();
        Ground ground = approved.filter(each -> !each.followsRelease()).isPresent() ? Ground.APPROVED : Ground.RELEASED;
        return new Overview(
                kind,
                kind == ALTERED ? Ground.ALTERED : ground,
                approved,
                of(kind).stream().filter(Version::open).findFirst(),
                ground == Ground.APPROVED
                        && approved.orElseThrow().releasedSha256().equals("of an earlier release"));
    }

    @Override
    public Optional<Dossier> dossier(Officer officer, WordingKind kind) {
        Overview overview = overview(kind);
        return Optional.of(new Dossier(
                overview,
                texts.released(kind),
                overview.inForce()
                        .filter(each -> !each.followsRelease())
                        .map(Version::wording)
                        .orElse(texts.released(kind)),
                of(kind)));
    }

    @Override
    public List<Flaw> flaws(WordingKind kind, Wording wording) {
        return texts.flaws(kind, wording);
    }

    @Override
    public Preview preview(WordingKind kind, Wording wording) {
        return texts.preview(kind, wording);
    }

    @Override
    public Act save(Officer officer, WordingKind kind, Optional<Basis> basis, Wording wording) {
        List<Flaw> flaws = texts.flaws(kind, wording);
        return flaws.isEmpty() ? keep(officer, kind, basis, wording, false) : new Act.Flawed(flaws);
    }

    @Override
    public Act saveRelease(Officer officer, WordingKind kind, Optional<Basis> basis) {
        return keep(officer, kind, basis, texts.released(kind), true);
    }

    private Act keep(Officer officer, WordingKind kind, Optional<Basis> basis, Wording wording, boolean follows) {
        Optional<Version> open = of(kind).stream().filter(Version::open).findFirst();
        if (!open.map(Version::basis).equals(basis)) {
            return new Act.Refused("changed-meanwhile");
        }
        int number = open.map(Version::number).orElse(of(kind).size() + 1);
        put(new Version(
                open.map(Version::id).orElseGet(UUID::randomUUID),
                kind,
                number,
                State.DRAFT,
                follows,
                wording,
                wording.sha256(kind),
                texts.released(kind).sha256(kind),
                open.map(Version::revision).orElse(0) + 1,
                List.of(officer.username()),
                Optional.empty(),
                THEN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        return new Act.Done(of(kind).getFirst().id());
    }

    private Act become(Basis basis, State state, Optional<String> proposer, Optional<String> decider, String words) {
        Version old = versions.stream()
                .filter(each -> each.id().equals(basis.id()))
                .findFirst()
                .orElseThrow();
        put(new Version(
                old.id(),
                old.kind(),
                old.number(),
                state,
                old.followsRelease(),
                old.wording(),
                old.sha256(),
                old.releasedSha256(),
                old.revision() + 1,
                old.authors(),
                state == State.PROPOSED ? Optional.of(words) : old.reason(),
                old.savedAt(),
                proposer.or(old::proposedBy),
                Optional.of(THEN),
                decider,
                decider.map(who -> THEN),
                state == State.REJECTED ? Optional.of(words) : Optional.empty()));
        return new Act.Done(old.id());
    }

    @Override
    public Act propose(Officer officer, Basis basis, String reason) {
        return reason.isBlank()
                ? new Act.Refused("text-missing")
                : become(basis, State.PROPOSED, Optional.of(officer.username()), Optional.empty(), reason);
    }

    @Override
    public Act approve(Officer officer, Basis basis) {
        return become(basis, State.APPROVED, Optional.empty(), Optional.of(officer.username()), "");
    }

    @Override
    public boolean isAnother(Officer officer, Version proposed) {
        return !proposed.authors().contains(officer.username())
                && !proposed.proposedBy().equals(Optional.of(officer.username()));
    }

    @Override
    public Act reject(Officer officer, Basis basis, String note) {
        return note.isBlank()
                ? new Act.Refused("text-missing")
                : become(basis, State.REJECTED, Optional.empty(), Optional.of(officer.username()), note);
    }

    @Override
    public Act withdraw(Officer officer, Basis basis) {
        return become(basis, State.DRAFT, Optional.empty(), Optional.empty(), "");
    }

    @Override
    public Act discard(Officer officer, Basis basis) {
        return become(basis, State.DISCARDED, Optional.empty(), Optional.of(officer.username()), "");
    }
}
