package org.toroku.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.toroku.letters.type.Box;
import org.toroku.letters.type.Paper;
import org.toroku.letters.type.Sheet;
import org.toroku.letters.type.Style;

/** What each letter says, in its order. */
final class LetterLayout {
    static final String INQUIRY_SHEET = "INQUIRY";
    static final String DEFECT_SHEET = "DEFECT";
    static final String RECEIPT_SHEET = "RECEIPT";
    static final String RETURN_SHEET = "RETURN";
    private static final Style BODY = Style.mincho(10.5f);
    private static final float LEADING = 1.75f;

    private final Paper paper;
    private final Wording wording;

    LetterLayout(Paper paper, Wording wording) {
        this.paper = paper;
        this.wording = wording;
    }

    void write(Letter letter) {
        Flow flow = switch (letter) {
            case Letter.Inquiry it -> inquiry(it);
            case Letter.DefectNotice it -> defects(it);
            case Letter.Rejection it -> rejection(it);
            case Letter.ResendNotice it -> resend(it);
            case Letter.KeyDelivery it -> delivery(it);
            case Letter.IdentificationCode it -> identification(it);
            case Letter.Confirmation it -> confirmation(it);
            case Letter.WithdrawalConfirmation it -> withdrawal(it);
            case Letter.ReceiptForm it -> receipt(it);
            case Letter.DocumentReturn it -> documentReturn(it);
            case Letter.Notice it -> notice(it);
        };
        flow.finish();
    }

    private Flow inquiry(Letter.Inquiry letter) {
        String deadline = wording.date(letter.replyBy());
        Flow flow = begin(letter, "inquiry.title");
        say(flow, "inquiry.opening");
        say(flow, "inquiry.request", "deadline", deadline);
        say(flow, "inquiry.unknown");
        List<Fact> facts = new ArrayList<>(letter.facts());
        facts.add(new Fact(wording.say("inquiry.deadline"), deadline));
        details(flow, letter, facts);

        ReplyPage page = reply(flow, letter, letter.returnTo(), "inquiry.reply.title", INQUIRY_SHEET);
        say(flow, "inquiry.reply.opening");
        flow.gap(3);
        flow.item(Flow.TICK, wording.say("inquiry.reply.yes"), Style.mincho(12), 1.9f, 4);
        flow.item(Flow.TICK, wording.say("inquiry.reply.no"), Style.mincho(12), 1.9f, 4);
        flow.gap(5);
        say(flow, "inquiry.reply.seal", "deadline", deadline);
        page.signature(flow, "fill.seal-any");
        page.label(flow.sheet());
        return flow;
    }

    private Flow defects(Letter.DefectNotice letter) {
        String deadline = wording.date(letter.replyBy());
        Flow flow = begin(letter, "defect.title");
        say(flow, "defect.opening");
        flow.gap(2);
        for (int i = 0; i < letter.defects().size(); i++) {
            var defect = letter.defects().get(i);
            flow.item(i + 1 + ".", defect.sentence(), BODY, 1.6f, 4);
            flow.gap(1);
        }
        flow.gap(2);
        say(flow, "defect.request", "deadline", deadline);
        say(flow, "defect.question");
        details(flow, letter, List.of(new Fact(wording.say("defect.deadline"), deadline)));

        ReplyPage page = reply(flow, letter, letter.returnTo(), "defect.reply.title", DEFECT_SHEET);
        say(flow, "defect.reply.opening");
        flow.gap(2);
        for (var defect : letter.defects()) {
            flow.item(Flow.TICK, defect.sentence() + " [" + defect.code() + "]", BODY, 1.6f, 4);
            flow.gap(1.5f);
        }
        flow.gap(4);
        say(flow, "defect.reply.seal", "deadline", deadline);
        page.label(flow.sheet());
        return flow;
    }

    private Flow rejection(Letter.Rejection letter) {
        Flow flow = begin(letter, "rejection.title");
        say(flow, "rejection.opening", "decided", wording.date(letter.decidedOn()));
        items(flow, "rejection.reasons", letter.reasons());
        say(flow, "rejection.again");
        say(flow, "rejection.papers");
        details(flow, letter, List.of());
        return flow;
    }

    private Flow resend(Letter.ResendNotice letter) {
        String returned = wording.date(letter.returnedOn());
        String deadline = wording.date(letter.receiveBy());
        Flow flow = begin(letter, "resend.title");
        say(flow, "resend.opening", "returned", returned);
        say(flow, "resend.request", "deadline", deadline);
        details(
                flow,
                letter,
                List.of(
                        new Fact(wording.say("resend.what"), letter.what()),
                        new Fact(wording.say("resend.returned"), returned),
                        new Fact(wording.say("resend.deadline"), deadline)));
        return flow;
    }

    private Flow delivery(Letter.KeyDelivery letter) {
        String deadline = wording.date(letter.receiptBy());
        Flow flow = begin(letter, "delivery.title");
        List<Fact> facts = new ArrayList<>(letter.facts());
        switch (letter.handOver()) {
            case Letter.KeyDelivery.HandOver.Enclosed it -> {
                say(flow, "delivery.opening.enclosed");
                items(flow, "delivery.enclosed", it.items());
            }
            case Letter.KeyDelivery.HandOver.OneTimeCode it -> {
                say(flow, "delivery.opening.code");
                secret(flow, "delivery.code", it.code());
                facts.add(new Fact(wording.say("delivery.code.address"), it.address()));
                facts.add(new Fact(wording.say("delivery.code.until"), wording.date(it.until())));
            }
        }
        say(flow, "delivery.receipt", "deadline", deadline);
        say(flow, "delivery.care");
        facts.add(new Fact(wording.say("delivery.receipt.deadline"), deadline));
        details(flow, letter, facts);
        return flow;
    }

    private Flow identification(Letter.IdentificationCode letter) {
        String until = wording.date(letter.until());
        Flow flow = begin(letter, "identification.title");
        say(flow, "identification.opening");
        secret(flow, "identification.code", letter.code());
        say(flow, "identification.request", "until", until);
        say(flow, "delivery.care");
        details(
                flow,
                letter,
                List.of(
                        new Fact(wording.say("delivery.code.address"), letter.address()),
                        new Fact(wording.say("identification.until"), until)));
        return flow;
    }

    private Flow confirmation(Letter.Confirmation letter) {
        String until = wording.date(letter.until());
        Flow flow = begin(letter, "confirmation.title");
        say(flow, "confirmation.opening");
        secret(flow, "confirmation.code", letter.code());
        say(flow, "confirmation.unknown", "until", until);
        say(flow, "confirmation.known");
        List<Fact> facts = new ArrayList<>(letter.facts());
        facts.add(new Fact(wording.say("delivery.code.address"), letter.address()));
        facts.add(new Fact(wording.say("confirmation.until"), until));
        details(flow, letter, facts);
        return flow;
    }

    /** Below the first fold, where no envelope shows it; in groups of four so that it can be typed. */
    private void secret(Flow flow, String label, String code) {
        flow.gap(3);
        Box box = new Box(Flow.LEFT + 12, Math.max(flow.y(), Window.FOLDS[0] + 4), Flow.WIDTH - 24, 24);
        Sheet sheet = flow.sheet();
        sheet.frame(box, 0.5f);
        sheet.textCentred(wording.say(label), Style.gothic(9), box.middle(), box.y() + 6);
        Style style = Style.gothic(18);
        String spaced = code.replaceAll("(.{4})(?=.)", "$1 ");
        float most = box.width() - 8;
        float wide = sheet.width(spaced, style);
        sheet.textCentred(spaced, wide > most ? style.scaled(most / wide) : style, box.middle(), box.bottom() - 6.5f);
        flow.gap(box.bottom() - flow.y() + 4);
    }

    private Flow withdrawal(Letter.WithdrawalConfirmation letter) {
        String withdrawn = wording.date(letter.withdrawnOn());
        Flow flow = begin(letter, "withdrawal.title");
        say(flow, "withdrawal.opening", "withdrawn", withdrawn);
        if (!letter.papers().isEmpty()) {
            items(flow, "withdrawal.papers", letter.papers());
        }
        say(flow, "withdrawal.unknown");
        details(flow, letter, List.of(new Fact(wording.say("withdrawal.date"), withdrawn)));
        return flow;
    }

    private Flow receipt(Letter.ReceiptForm letter) {
        String deadline = wording.date(letter.returnBy());
        Flow flow = begin(letter, "receipt.title");
        say(flow, "receipt.opening", "deadline", deadline);
        details(flow, letter, letter.received());

        ReplyPage page = reply(flow, letter, letter.returnTo(), "receipt.form.title", RECEIPT_SHEET);
        say(flow, "receipt.form.opening");
        flow.gap(3);
        letter.received().forEach(fact -> flow.fact(fact, 46));
        flow.gap(3);
        say(flow, "receipt.form.seal", "deadline", deadline);
        page.signature(flow, "fill.seal-any");
        page.label(flow.sheet());
        return flow;
    }

    private Flow documentReturn(Letter.DocumentReturn letter) {
        Flow flow = begin(letter, "return.title");
        say(flow, "return.opening");
        flow.gap(2);
        for (int i = 0; i < letter.documents().size(); i++) {
            var document = letter.documents().get(i);
            String line = wording.say("return.reason", Map.of("name", document.name(), "reason", document.reason()));
            flow.item(i + 1 + ".", line, BODY, 1.6f, 4);
            flow.gap(1);
        }
        flow.gap(2);
        if (letter.myNumberShown()) {
            say(flow, "return.number");
        }
        if (!letter.lacking().isEmpty()) {
            items(flow, "return.lacking", letter.lacking());
        }
        List<Fact> facts = new ArrayList<>();
        if (letter.sendAgainBy() != null) {
            String deadline = wording.date(letter.sendAgainBy());
            say(flow, "return.again", "deadline", deadline);
            facts.add(new Fact(wording.say("return.deadline"), deadline));
        }
        say(flow, "return.receipt");
        details(flow, letter, facts);

        ReplyPage page = reply(flow, letter, letter.returnTo(), "return.form.title", RETURN_SHEET);
        say(flow, "return.form.opening");
        flow.gap(2);
        for (var document : letter.documents()) {
            flow.item(Flow.TICK, document.name(), BODY, 1.6f, 4);
            flow.gap(1);
        }
        flow.gap(2);
        page.signature(flow, "fill.seal-any");
        flow.gap(3);
        if (letter.sendAgainBy() != null) {
            say(flow, "return.form.again", "deadline", wording.date(letter.sendAgainBy()));
        }
        page.label(flow.sheet());
        return flow;
    }

    private Flow notice(Letter.Notice letter) {
        Flow flow = begin(letter, "notice.title");
        for (String sentence : letter.sentences()) {
            flow.paragraph(sentence, BODY, LEADING);
            after(flow);
        }
        say(flow, "notice.question");
        details(
                flow,
                letter,
                letter.until() == null
                        ? List.of()
                        : List.of(new Fact(wording.say("notice.deadline"), wording.date(letter.until()))));
        return flow;
    }

    // --- parts -------------------------------------------------------------------------------------

    private Flow begin(Letter letter, String titleKey) {
        return new Flow(
                paper, wording, letter.caseCode(), new LetterPage(letter.head(), wording, wording.say(titleKey)));
    }

    private ReplyPage reply(Flow flow, Letter letter, Recipient returnTo, String titleKey, String token) {
        ReplyPage page = new ReplyPage(letter.caseCode(), wording, returnTo);
        flow.begin((sheet, index) -> page.head(sheet, wording.say(titleKey), token));
        flow.reserve(ReplyPage.LABEL_TOP - 2);
        page.addressed(flow);
        flow.gap(2);
        return page;
    }

    private void say(Flow flow, String key) {
        flow.paragraph(wording.say(key), BODY, LEADING);
        after(flow);
    }

    private void say(Flow flow, String key, String name, String value) {
        flow.paragraph(wording.say(key, Map.of(name, value)), BODY, LEADING);
        after(flow);
    }

    /** English paragraphs are parted by space, Japanese ones by their indent. */
    private void after(Flow flow) {
        flow.gap(wording.japanese() ? 0.6f : 2.2f);
    }

    private void items(Flow flow, String headingKey, List<String> sentences) {
        flow.gap(2);
        flow.heading(wording.say(headingKey), Style.gothic(10.5f), 7);
        for (int i = 0; i < sentences.size(); i++) {
            flow.item(i + 1 + ".", sentences.get(i), BODY, 1.6f, 4);
            flow.gap(1);
        }
        flow.gap(3);
    }

    private void details(Flow flow, Letter letter, List<Fact> facts) {
        flow.gap(5);
        flow.need(30);
        flow.centred(wording.say("details.heading"), Style.mincho(11), 8);
        flow.gap(2);
        // only papers carry a code with a check character; who applied with a card knows the number alone
        String name = letter instanceof Letter.Confirmation ? "case-number" : "case-code";
        flow.fact(new Fact(wording.say(name), letter.caseCode().value()), 46);
        facts.forEach(fact -> flow.fact(fact, 46));
        flow.gap(2);
        flow.right(wording.say("details.end"), BODY, 7);
    }
}
