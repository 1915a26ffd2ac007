package org.toroku.ui.fake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.PreviewDesk;
import org.toroku.pki.Der;

/** A CA that would certify the same for everybody, unless it is told that it would not. */
public final class FakePreviews implements PreviewDesk {
    private List<Objection> objections = List.of();
    private Optional<Predecessor> predecessor = Optional.empty();
    private Open open = Open.KEY;

    public void objectBy(Objection... rules) {
        objections = List.of(rules);
    }

    /** What the person was certified before. */
    public void follow(Predecessor before) {
        predecessor = Optional.of(before);
    }

    /** Who makes the certificates of this CA, and what they settle. */
    public void leaveOpen(Open what) {
        open = what;
    }

    @Override
    public Preview preview(Officer officer, UUID caseId) {
        String name = "長宗我部 龍之介左衛門尉𠮷マクシミリアン・アレクサンダー・フォン・ホーエンツォレルン＝ジークマリンゲン";
        return new Preview.Drafted(
                new Contents(
                        "JP, Toroku DEMO, Toroku DEMO CA",
                        List.of(
                                new Part("C", "JP", false),
                                new Part("CN", name, true),
                                new Part("SERIALNUMBER", "M-2026-000002", false)),
                        List.of("hanako@example.jp"),
                        Instant.parse("2026-11-25T03:00:00Z"),
                        Instant.parse("2031-11-25T02:59:59Z"),
                        "EC P-256",
                        true,
                        "SHA256WITHECDSA",
                        List.of("digitalSignature", "nonRepudiation"),
                        List.of("2.999.1.1"),
                        List.of(
                                "CRL http://127.0.0.1:8080/repository/ca.crl",
                                "caIssuers http://127.0.0.1:8080/ca.crt")),
                Der.of("certificate".getBytes(StandardCharsets.UTF_8)),
                "[\n  Version: V3\n  Subject: SERIALNUMBER=M-2026-000002, CN=" + name + ", C=JP\n]",
                open,
                objections,
                predecessor);
    }
}
