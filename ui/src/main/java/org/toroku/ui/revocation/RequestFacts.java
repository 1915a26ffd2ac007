package org.toroku.ui.revocation;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import java.time.Instant;
import java.util.Optional;
import org.toroku.revocation.Channel;
import org.toroku.revocation.RevocationDesk.Judged;
import org.toroku.revocation.RevocationDesk.Judgement;
import org.toroku.revocation.RevocationDesk.Request;
import org.toroku.revocation.RevocationDesk.Signed;
import org.toroku.ui.text.Moments;

/** A request as the books have it: who asked and how that was made sure, what was judged, and each moment apart. */
final class RequestFacts extends Div {
    private final DescriptionList list = new DescriptionList();

    /** @param now by which it is late or not */
    RequestFacts(Request request, Instant now) {
        addClassName("revocation-request");
        fact(
                "channel",
                getTranslation("revocation.channel." + request.entry().channel().name()));
        fact(
                "proof",
                getTranslation("revocation.proof." + request.entry().proof().name()));
        fact(
                "reason",
                getTranslation("revocation.reason." + request.entry().reason().name()));
        moment("asked", Optional.of(request.askedAt()));
        request.signed().ifPresentOrElse(this::signed, () -> {
            if (request.entry().channel() == Channel.FOUND_FACT) {
                // nobody entered it; what was found stands beside it
                moment("found", Optional.of(request.enteredAt()));
                return;
            }
            fact("words", request.entry().words());
            fact(
                    "entered",
                    getTranslation(
                            "revocation.by", request.enteredBy(), Moments.text(request.enteredAt(), getLocale())));
        });
        request.judgements().forEach(this::judged);
        if (!request.judged() && request.outcome().isEmpty()) {
            due(request, now);
        }
        moment("revoked", request.revokedAt());
        moment("published", request.publishedAt());
        moment("told", request.toldAt());
        fact(
                "standing",
                getTranslation(request.outcome()
                        .map(outcome -> "revocation.outcome." + outcome.name())
                        .orElse(request.judged() ? "revocation.outcome.being-revoked" : "revocation.outcome.open")));
        add(list);
    }

    /** Nobody entered it: what was signed and what was found, and that a rule accepted it, or why it did not. */
    private void signed(Signed signed) {
        fact("signature", getTranslation("revocation.signature.verified"));
        fact(
                "whose",
                getTranslation(signed.personSure() ? "revocation.signature.person" : "revocation.signature.uncertain"));
        fact(
                "validity",
                getTranslation(signed.statusKnown() ? "revocation.signature.status" : "revocation.signature.unknown"));
        fact("signer", signed.signerSha256());
        signed.byRule()
                .ifPresent(rule -> fact(
                        "by-rule",
                        rule.revokes()
                                ? getTranslation(
                                        "revocation.by-rule.accepted",
                                        rule.rule(),
                                        rule.responsible().orElseThrow(),
                                        Moments.text(rule.at(), getLocale()))
                                : getTranslation(
                                        "revocation.by-rule.left",
                                        rule.rule(),
                                        getTranslation("revocation.by-rule.why." + rule.why()),
                                        Moments.text(rule.at(), getLocale()))));
    }

    private void judged(Judged judged) {
        String verdict = switch (judged.judgement()) {
            case Judgement.Revoke(var reason, var _) ->
                getTranslation("revocation.judged.revoke", getTranslation("revocation.reason." + reason.name()));
            case Judgement.Refuse(var reason, var _) ->
                getTranslation("revocation.judged.refuse", getTranslation("revocation.refusal." + reason.name()));
        };
        fact(
                "judged",
                getTranslation(
                        "revocation.judged.line",
                        verdict,
                        judged.officer(),
                        Moments.text(judged.at(), getLocale()),
                        judged.judgement().words()));
    }

    private void due(Request request, Instant now) {
        fact("due", Moments.deadline(request.dueAt(), getLocale()));
        if (now.isAfter(request.limitAt())) {
            late("revocation.late.limit");
        } else if (now.isAfter(request.dueAt())) {
            late("revocation.late");
        }
    }

    private void late(String key) {
        DescriptionList.Description sentence = new DescriptionList.Description(getTranslation(key));
        sentence.addClassName("overdue");
        list.add(sentence);
    }

    private void moment(String key, Optional<Instant> at) {
        at.ifPresent(moment -> fact(key, Moments.text(moment, getLocale())));
    }

    private void fact(String key, String value) {
        list.add(
                new DescriptionList.Term(getTranslation("revocation.fact." + key)),
                new DescriptionList.Description(value));
    }
}
