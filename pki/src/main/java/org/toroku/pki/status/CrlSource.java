package org.toroku.pki.status;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.Optional;
import org.toroku.pki.identity.CardStatus;
import org.toroku.pki.identity.Reasons;
import org.toroku.pki.identity.StatusEvidence;

/** Fetches a CRL over HTTP (RFC 5280 4.2.1.13) and looks a certificate up in it. */
final class CrlSource implements StatusSource {
    static final String NAME = "CRL";

    private final URI address;
    private final BoundedHttp http;
    private final CrlJudge judge;
    private final Clock clock;

    CrlSource(URI address, BoundedHttp http, CrlJudge judge, Clock clock) {
        this.address = address;
        this.http = http;
        this.judge = judge;
        this.clock = clock;
    }

    @Override
    public StatusAnswer ask(StatusQuestion question) {
        HttpAnswer answer = http.exchange(HttpRequest.newBuilder(address).GET().build());
        return switch (answer) {
            case HttpAnswer.Body body ->
                new StatusAnswer.Answered(judge.judge(question, body.bytes(), clock.instant()));
            case HttpAnswer.TimedOut _ -> notReached(Reasons.CRL_TIMEOUT);
            case HttpAnswer.Unreachable _ -> notReached(Reasons.CRL_UNREACHABLE);
            case HttpAnswer.ServerError _ -> notReached(Reasons.CRL_SERVER_ERROR);
            case HttpAnswer.Redirected _ -> notReached(Reasons.CRL_REDIRECT);
            case HttpAnswer.OtherStatus _ -> notReached(Reasons.CRL_HTTP_STATUS);
            case HttpAnswer.TooLarge _ -> notReached(Reasons.CRL_TOO_LARGE);
            case HttpAnswer.Interrupted _ -> notReached(Reasons.INTERRUPTED);
        };
    }

    private StatusAnswer notReached(String reason) {
        return new StatusAnswer.NotReached(new CardStatus.Unavailable(
                reason,
                new StatusEvidence(
                        NAME,
                        clock.instant(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
    }
}
