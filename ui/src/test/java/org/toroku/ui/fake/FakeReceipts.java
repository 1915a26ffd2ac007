package org.toroku.ui.fake;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.SignatureInput;
import org.toroku.pki.Der;
import org.toroku.receipt.ReceiptDesk;
import org.toroku.receipt.SignedReceiptDesk;

/** Signed receipts in memory, answering as told; what officers are shown is what was put here. */
public final class FakeReceipts implements SignedReceiptDesk, ReceiptDesk {
    private final FakeCounter counter;
    private final Clock clock;
    private final List<String> handedIn = new ArrayList<>();
    private final Map<UUID, Shown> shown = new HashMap<>();
    private Optional<Answer> next = Optional.empty();

    public FakeReceipts(FakeCounter counter, Clock clock) {
        this.counter = counter;
        this.clock = clock;
    }

    public void answerWith(Answer answer) {
        next = Optional.of(answer);
    }

    public void show(UUID caseId, Shown receipt) {
        shown.put(caseId, receipt);
    }

    /** Tickets of what was signed. */
    public List<String> handedIn() {
        return List.copyOf(handedIn);
    }

    @Override
    public Prepared prepare(Access access, Locale language) {
        String text = language.getLanguage().equals("en")
                ? "Receipt for a certificate\n\nSerial number of the certificate: 4A0B 1C2D 3E4F\n"
                : "電子証明書受領書\n\n電子証明書のシリアル番号: 4A0B 1C2D 3E4F\n";
        return new Prepared.Text(
                "ticket of " + access.applicationId(),
                Der.of(text.getBytes(StandardCharsets.UTF_8)),
                clock.instant().plus(Duration.ofHours(1)));
    }

    @Override
    public Answer submit(Access access, String ticket, SignatureInput signature, ClientFacts facts) {
        handedIn.add(ticket);
        Optional<Answer> told = next;
        next = Optional.empty();
        return told.orElseGet(() -> {
            counter.confirmReceipt(access);
            return new Answer.Confirmed(clock.instant());
        });
    }

    @Override
    public Optional<Shown> of(Officer officer, UUID caseId) {
        return Optional.ofNullable(shown.get(caseId));
    }
}
