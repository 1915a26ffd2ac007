package org.toroku.testkit.reader;

import javax.smartcardio.CommandAPDU;
import javax.smartcardio.ResponseAPDU;
import org.toroku.testkit.emulator.EmulatedCard;

/** Leads to an emulated card without a reader between, and counts the passwords on the way. */
public class TappedLink implements CardLink {
    private final EmulatedCard card;
    public int passwordsSent;
    public boolean closed;

    /** A link to that card. */
    public TappedLink(EmulatedCard card) {
        this.card = card;
    }

    @Override
    public ResponseAPDU transmit(CommandAPDU command) {
        if (command.getINS() == 0x20 && command.getNc() > 0) {
            passwordsSent++;
        }
        return new ResponseAPDU(card.answer(command.getBytes()));
    }

    @Override
    public void close() {
        closed = true;
        card.reset();
    }
}
